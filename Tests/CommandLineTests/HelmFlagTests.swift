import Testing
import YareTestSupport

@testable import YareCommands

/// Every flag of Helm's release commands is there, with its letter, and takes a value where Helm's does.
struct HelmFlagTests {
    private static let commands: [(words: String, type: any Command.Type)] = [
        ("install", InstallCommand.self), ("upgrade", UpgradeCommand.self), ("rollback", RollbackCommand.self),
        ("uninstall", UninstallCommand.self), ("list", ListCommand.self), ("status", StatusCommand.self),
        ("history", HistoryCommand.self), ("test", TestCommand.self), ("get all", GetAllCommand.self),
        ("get values", GetValuesCommand.self), ("get manifest", GetCommand<RecordedManifest>.self),
        ("get hooks", GetCommand<RecordedHooks>.self), ("get notes", GetCommand<RecordedNotes>.self),
        ("get metadata", GetMetadataCommand.self), ("template", TemplateCommand.self),
    ]

    /// A flag as a line of Helm's help declares it: `-f, --values strings   specify values …`.
    private struct HelmFlag {
        var name: String
        var short: Character?
        var takesValue: Bool

        init?(line: Substring) {
            guard line.hasPrefix("  ") else { return nil }
            var words = line.split(separator: " ")[...]
            if let first = words.first, first.hasPrefix("-"), !first.hasPrefix("--"), first.hasSuffix(",") {
                short = first.dropFirst().first
                words = words.dropFirst()
            }
            guard let long = words.first, long.hasPrefix("--") else { return nil }
            name = String(long.dropFirst(2))
            // one space stands before the type, several before the sentence
            let rest = line[long.endIndex...]
            takesValue = rest.hasPrefix(" ") && !rest.hasPrefix("  ") && !rest.contains("[=")
        }
    }

    private static func flags(of type: any Command.Type) -> [String: Flag] {
        var binder = FlagBinder()
        var (command, global): (any Command, GlobalOptions) = (type.init(), GlobalOptions())
        command.bind(&binder)
        global.bind(&binder)
        return Dictionary(uniqueKeysWithValues: binder.flags.map { ($0.name, $0) })
    }

    @Test func takesEveryFlagOfHelm3() async throws {
        for (words, type) in Self.commands {
            let help = try await TestProgram.helm.run(words.split(separator: " ").map(String.init) + ["--help"])
            let declared = Self.flags(of: type)
            let wanted = help.output.split(separator: "\n").compactMap(HelmFlag.init)
            #expect(wanted.count > 15, "\(words)")
            for flag in wanted {
                guard let own = declared[flag.name] else {
                    Issue.record("\(words) has no flag --\(flag.name)")
                    continue
                }
                #expect(own.short.map(Character.init) == flag.short, "\(words) -\(flag.short ?? " ")")
                #expect((own.bareValue == nil) == flag.takesValue, "\(words) --\(flag.name)")
            }
        }
    }

    /// Those that came after Helm 3.17, or are gone since.
    @Test(arguments: [
        (
            "install",
            "rollback-on-failure atomic force-replace force force-conflicts server-side hide-secret dry-run wait"
        ),
        (
            "upgrade",
            "rollback-on-failure atomic force-replace force force-conflicts server-side take-ownership reset-then-reuse-values"
        ),
        ("rollback", "force-replace force force-conflicts server-side description recreate-pods wait-for-jobs"),
        ("uninstall", "cascade ignore-not-found keep-history wait description"),
        ("list", "all no-headers color colour content-cache"), ("test", "hide-notes filter logs timeout"),
    ])
    func takesFlagsOfHelm4(words: String, names: String) throws {
        let type = try #require(Self.commands.first { $0.words == words }?.type)
        let declared = Self.flags(of: type)
        for name in names.split(separator: " ") { #expect(declared[String(name)] != nil, "\(words) --\(name)") }
    }
}
