import Testing

@testable import YareCommands

struct CommandLineTests {
    @Test(arguments: [
        (
            "instal",
            "unknown command \"instal\" for \"yare\"\n\nDid you mean this?\n\tinstall\n\nRun 'yare --help' for usage."
        ),
        ("bogus", "unknown command \"bogus\" for \"yare\"\nRun 'yare --help' for usage."),
        ("show bogus", "unknown command \"bogus\" for \"yare show\"\nRun 'yare show --help' for usage."),
        ("--nope list", "unknown flag: --nope"),
        (
            "template",
            "\"yare template\" requires at least 1 argument\n\nUsage:  yare template [NAME] [CHART] [flags]"
        ),
        ("show values", "\"yare show values\" requires 1 argument\n\nUsage:  yare show values [CHART] [flags]"),
        ("upgrade web", "\"yare upgrade\" requires 2 arguments\n\nUsage:  yare upgrade [RELEASE] [CHART] [flags]"),
        ("env a b", "\"yare env\" accepts at most 1 argument\n\nUsage:  yare env [NAME] [flags]"),
        ("list x", "\"yare list\" accepts no arguments\n\nUsage:  yare list [flags]"),
        ("install a b c", "INSTALLATION FAILED: expected at most two arguments, unexpected arguments: c"),
        ("install ./web", "INSTALLATION FAILED: must either provide a name or specify --generate-name"),
        ("install -g a ./web", "INSTALLATION FAILED: cannot set --generate-name and also specify a name"),
        ("package", "need at least one argument, the path to the chart"),
        ("template a ./nope", "path \"./nope\" not found"),
        ("template a nope/x", "repo nope not found"),
        ("rollback web x", "could not convert revision to a number: strconv.Atoi: parsing \"x\": invalid syntax"),
    ])
    func saysWhatIsWrongInHelmWords(line: String, sentence: String) async throws {
        let result = await (try Prompt()).run(line)
        #expect(result == .init(status: 1, output: "", error: "Error: \(sentence)\n"))
    }

    @Test func speaksUnderTheNameItWasCalledBy() async throws {
        let result = await (try Prompt(programPath: "/opt/bin/helm")).run("show bogus")
        #expect(result.error.hasPrefix("Error: unknown command \"bogus\" for \"helm show\""))
    }

    @Test(arguments: [
        "-n x show values @/web", "show -n x values @/web", "inspect values @/web", "show values @/web -nx",
    ])
    func findsCommandsAmongFlags(line: String) async throws {
        let result = await (try Prompt(TestCharts.web)).run(line)
        #expect(result.output == "# what people read\ngreeting: hello\nport: 80\n\n")
        #expect(result.status == 0)
    }

    @Test(arguments: ["help template", "template --help", "template -h", "template x y z -h"])
    func showsHelpInEveryForm(line: String) async throws {
        let result = await (try Prompt()).run(line)
        #expect(result.status == 0)
        #expect(result.output.contains("Usage:\n  yare template [NAME] [CHART] [flags]"))
        #expect(result.error.isEmpty)
    }

    @Test func showsAllCommandsWithoutOne() async throws {
        let result = await (try Prompt()).run("")
        #expect(result.status == 0)
        for name in ["install", "upgrade", "rollback", "template", "lint", "version"] {
            #expect(result.output.contains("\n  \(name) "))
        }
    }

    /// A flag that two declarations share, or a line too long, is a mistake in a declaration.
    @Test func declaresEveryFlagOnce() {
        for (path, type) in CommandGroup.root.commands(path: []) {
            var binder = FlagBinder()
            var (command, global): (any Command, GlobalOptions) = (type.init(), GlobalOptions())
            command.bind(&binder)
            global.bind(&binder)
            let names = binder.flags.map(\.name)
            #expect(Set(names).count == names.count, "\(path) has a flag twice")
            let shorts = binder.flags.compactMap(\.short)
            #expect(Set(shorts).count == shorts.count, "\(path) has a short flag twice")
            let page = HelpPage(commandPath: path, programName: "yare").text(of: type.description, flags: binder.flags)
            #expect(page.split(separator: "\n").allSatisfy { $0.count <= 120 }, "\(path) has help that is too wide")
        }
    }

    @Test func readsHomesInTheirOrder() {
        var environment = CommandLineEnvironment(variables: ["HOME": "/home/a"])
        #expect(environment.path(of: .data) == "/home/a/.local/share/yare")
        environment.variables["XDG_DATA_HOME"] = "/xdg"
        #expect(environment.path(of: .data) == "/xdg/yare")
        environment.variables["HELM_DATA_HOME"] = "/helm"
        #expect(environment.path(of: .data) == "/helm")
        environment.variables["YARE_DATA_HOME"] = "/yare"
        #expect(environment.path(of: .data) == "/yare")
    }

    @Test(arguments: [
        ("", "Error:"), ("--color=always", "\u{1B}[31mError:"), ("--colour always", "\u{1B}[31mError:"),
        ("--color=always --no-color", "Error:"),
    ])
    func coloursWhereAsked(flags: String, start: String) async throws {
        let result = await (try Prompt()).run("template x ./nope \(flags)")
        #expect(result.error.hasPrefix(start))
    }

    @Test func tellsTheVersionsOfHelmAndItself() async throws {
        let run = try Prompt()
        let whole = await run.run("version").output
        #expect(
            whole.hasPrefix(
                #"version.BuildInfo{Version:"v3.17.3", GitCommit:"e4da49785aa6e6ee2b86efd5dd9e43400318262b""#))
        #expect(whole.hasSuffix("\nyare \(YareVersion.current)\n"))
        #expect(await run.run("version --short").output == "v3.17.3+ge4da497\n")
        #expect(
            await run.run(["version", "--template", "{{ .Version }} {{ .GoVersion }}"]).output == "v3.17.3 go1.23.7")
    }

    @Test func showsSettings() async throws {
        let run = try Prompt(variables: ["HELM_NAMESPACE": "shop", "HELM_CACHE_HOME": "/cache"])
        #expect(await run.run("env HELM_NAMESPACE").output == "shop\n")
        #expect(await run.run("env HELM_NAMESPACE -n other").output == "other\n")
        #expect(await run.run("env HELM_REPOSITORY_CACHE").output == "/cache/repository\n")
        #expect(await run.run("env").output.contains("HELM_MAX_HISTORY=\"10\"\n"))
    }
}

extension CommandGroup {
    /// Every command of the group and of those in it, with its words.
    fileprivate func commands(path: [String]) -> [(path: String, type: any Command.Type)] {
        sections.flatMap(\.entries).flatMap { entry -> [(path: String, type: any Command.Type)] in
            let path = path + [entry.name]
            return switch entry.content {
            case .synchronous(let type): [(path.joined(separator: " "), type)]
            case .asynchronous(let type): [(path.joined(separator: " "), type)]
            case .group(let group): group.commands(path: path)
            }
        }
    }
}

extension CommandGroup {
    /// The groups of a tree with the words that lead to them.
    fileprivate func groups(_ path: String = "yare") -> [(path: String, group: CommandGroup)] {
        var found = [(path: path, group: self)]
        for entry in sections.flatMap(\.entries) {
            if case .group(let group) = entry.content { found += group.groups("\(path) \(entry.name)") }
        }
        return found
    }
}

struct CommandTreeTests {
    @Test func givesEachWordToOneCommand() {
        for (path, group) in CommandGroup.root.groups() {
            let words = group.sections.flatMap(\.entries).flatMap { [$0.name] + $0.aliases }
            let repeated = Dictionary(grouping: words) { $0 }.filter { $1.count > 1 }.keys.sorted()
            #expect(repeated.isEmpty, "\(path)")
        }
    }
}
