import Testing
import YareTestSupport

@testable import YareCommands

/// `dependency list`, `update` and `build`, compared with the real Helm over a repository on this computer.
@Suite struct DependencyCommandTests {
    /// A repository with versions of `redis` and `tools`, a chart in a folder, and a chart `web` that depends on them.
    private struct World {
        let run: Prompt
        let server: FileServer

        init(variables: [String: String] = [:], _ dependencies: String) async throws {
            run = try Prompt(
                [
                    "redis/Chart.yaml": "{apiVersion: v2, name: redis, version: 1.0.0}",
                    "tools/Chart.yaml": "{apiVersion: v2, name: tools, version: 0.3.0+b.1}",
                    "local/Chart.yaml": "{apiVersion: v2, name: local, version: 0.5.0}",
                    "repository/.keep": "",
                ], variables: variables)
            for line in ["redis --version 1.0.0", "redis --version 1.2.0", "redis --version 2.0.0-rc.1", "tools"] {
                let result = await run.run("package \(line) -d repository")
                #expect(result.status == 0, "\(result.error)")
            }
            #expect(await run.run("repo index repository").status == 0)
            server = try await FileServer(folder: run.folder.path + "/repository")
            try writeChart("yare/web", dependencies)
            try writeChart("helm/web", dependencies)
            for side in ["yare", "helm"] {
                try run.folder.write(
                    "{apiVersion: v2, name: local, version: 0.5.0}", to: "\(side)/local/Chart.yaml")
                try run.folder.write(
                    "{apiVersion: v2, name: bundled, version: 1.1.1}", to: "\(side)/web/charts/bundled/Chart.yaml")
                try run.folder.write(
                    try run.folder.read("repository/redis-1.0.0.tgz"), to: "\(side)/web/charts/redis-1.0.0.tgz")
            }
        }

        func writeChart(_ folder: String, _ dependencies: String) throws {
            let text = "apiVersion: v2\nname: web\nversion: 0.1.0\ndependencies:\n" + dependencies
            try run.folder.write(text.replacing("URL", with: server.url), to: folder + "/Chart.yaml")
        }

        /// Runs a command line with Yare on its copy of the charts and with Helm on its own.
        func both(_ line: String) async throws -> (ours: Prompt.Result, theirs: Prompt.Result) {
            let ours = await run.run(line.replacing("PATH", with: "yare/web"))
            let folder = run.folder.path
            let result = try await TestProgram.helm.run(
                line.replacing("PATH", with: "helm/web").split(separator: " ").map(String.init),
                environment: ["HOME": folder + "/helm-home"], in: folder)
            let theirs = Prompt.Result(
                status: result.status, output: result.output.replacing("helm/", with: "yare/"),
                error: result.error.replacing("helm/", with: "yare/"))
            return (ours, theirs)
        }

        /// The files of a side, but those of the user.
        func files(_ side: String) -> [String] {
            run.folder.files.filter { $0.hasPrefix("\(side)/web/") }.map { String($0.dropFirst(side.count + 1)) }
        }

        /// The lock file of a side without its time.
        func lock(_ side: String) throws -> String {
            let text = String(decoding: try run.folder.read("\(side)/web/Chart.lock"), as: UTF8.self)
            return text.split(separator: "\n").filter { !$0.hasPrefix("generated: ") }.joined(separator: "\n")
        }
    }

    private static let dependencies = """
          - {name: redis, version: "^1", repository: URL}
          - {name: tools, version: ">=0", repository: "URL/", alias: kit, condition: "a<b", tags: [x], import-values: [a]}
          - {name: local, version: "*", repository: "file://../local"}
          - {name: bundled, version: 1.x.x}

        """

    @Test func bringsWhatHelmBrings() async throws {
        let world = try await World(Self.dependencies)
        let (ours, theirs) = try await world.both("dependency update PATH")
        #expect(ours.status == 0, "\(ours.error)")
        #expect(theirs.status == 0, "\(theirs.error)")
        #expect(lines(ours.output) == lines(theirs.output))
        #expect(try world.lock("yare") == world.lock("helm"))
        #expect(world.files("yare") == world.files("helm"))
        #expect(world.files("yare").contains("web/charts/redis-1.2.0.tgz"))
        for name in ["redis-1.2.0", "tools-0.3.0+b.1"] {
            let package = try world.run.folder.read("repository/\(name).tgz")
            #expect(try world.run.folder.read("yare/web/charts/\(name).tgz") == package)
        }
        let lock = try world.run.folder.read("yare/web/Chart.lock")
        let again = await world.run.run("dependency update yare/web --skip-refresh")
        #expect(again.output.hasPrefix("Saving 4 charts\n"))
        #expect(try world.run.folder.read("yare/web/Chart.lock") == lock)
    }

    /// The lines, each repository's update once: Helm fetches an index once for each way in which its URL is written.
    private func lines(_ output: String) -> [String] {
        var seen: Set<String> = []
        return output.replacing("/\" chart repository", with: "\" chart repository").split(separator: "\n")
            .map(String.init).filter { !$0.hasPrefix("...") || seen.insert($0).inserted }
    }

    @Test func showsHowDependenciesStandAsHelmDoes() async throws {
        let world = try await World(
            Self.dependencies + """
                  - {name: redis, version: "7", repository: URL, alias: seven}
                  - {name: "odd[", version: "7"}
                  - {name: bundled, version: "not one", alias: b}

                """)
        for side in ["yare", "helm"] {
            try world.run.folder.write(
                try world.run.folder.read("repository/tools-0.3.0+b.1.tgz"), to: "\(side)/web/charts/extra.tgz")
        }
        for line in ["dependency list PATH", "dep ls PATH --max-col-width 12"] {
            let (ours, theirs) = try await world.both(line)
            #expect(ours == theirs)
        }
        let (ours, theirs) = try await world.both("dependency list redis")
        #expect(ours == theirs)
        #expect(ours.output == "WARNING: no dependencies at redis/charts\n")
    }

    @Test func buildsFromTheLockFile() async throws {
        let world = try await World(Self.dependencies)
        #expect(try await world.both("dependency update PATH").theirs.status == 0)
        // Helm's own lock file, and a version that it would not choose today
        try world.run.folder.write(try world.run.folder.read("helm/web/Chart.lock"), to: "yare/web/Chart.lock")
        try world.run.folder.write("{apiVersion: v2, name: redis, version: 1.9.0}", to: "redis/Chart.yaml")
        #expect(await world.run.run("package redis -d repository").status == 0)
        #expect(await world.run.run("repo index repository").status == 0)
        let built = await world.run.run("dependency build yare/web")
        #expect(built.status == 0, "\(built.error)")
        #expect(world.files("yare") == world.files("helm"))

        for side in ["yare", "helm"] {
            try world.writeChart("\(side)/web", Self.dependencies.replacing("^1", with: "^2"))
        }
        let (ours, theirs) = try await world.both("dependency build PATH")
        #expect(
            theirs.error
                == "Error: the lock file (Chart.lock) is out of sync with the dependencies file (Chart.yaml). Please update the dependencies\n"
        )
        #expect(ours.error.hasPrefix(theirs.error))
    }

    @Test func knowsRepositoriesByTheirNames() async throws {
        let world = try await World(Self.dependencies.replacing("repository: URL", with: "repository: \"@one\""))
        let one = "apiVersion: v1\nrepositories:\n- {name: one, url: \"\(world.server.url)\"}\n"
        try world.run.folder.write(one, to: "helm-home/.config/helm/repositories.yaml")
        // a repository that cannot be reached and that the chart does not name: Helm would fail
        let two = "- {name: two, url: \"http://127.0.0.1:1\"}\n"
        try world.run.folder.write(one + two, to: "home/.config/yare/repositories.yaml")
        let before = world.server.requests.count
        let (ours, theirs) = try await world.both("dependency update PATH")
        #expect(ours.status == 0, "\(ours.error)")
        #expect(theirs.status == 0, "\(theirs.error)")
        #expect(ours.output.contains("...Successfully got an update from the \"one\" chart repository\n"))
        // only the repository that Chart.yaml names is asked
        #expect(!ours.output.contains("\"two\""))
        #expect(try world.lock("yare") == world.lock("helm"))
        #expect(world.files("yare") == world.files("helm"))
        #expect(world.server.requests.count > before)
    }

    @Test(arguments: [
        "- {name: redis, version: ^9, repository: URL}", "- {name: none, version: ^1, repository: URL}",
        "- {name: redis, version: bad bad, repository: URL}", "- {name: redis, version: ^1, repository: stable}",
        "- {name: redis, version: ^1, repository: \"@nobody\"}",
        "- {name: local, version: ^9, repository: \"file://../local\"}",
        "- {name: local, version: \"*\", repository: \"file://../nowhere\"}", "- {name: nobody, version: \"1\"}",
        "- {name: bundled, version: \"2\"}",
    ])
    func failsInHelmWords(dependency: String) async throws {
        let world = try await World("  \(dependency)\n")
        let before = world.files("yare")
        let (ours, theirs) = try await world.both("dependency update PATH")
        #expect(theirs.status == 1)
        #expect(ours.status == 1)
        #expect(ours.error == theirs.error)
        #expect(lines(ours.output) == lines(theirs.output))
        #expect(world.files("yare") == before)
    }

    @Test(arguments: ["file://.", "file://..", "file://../../yare/web", "file://charts/../"])
    func refusesChartsWithinThemselves(repository: String) async throws {
        let world = try await World("  - {name: web, version: \"*\", repository: \"\(repository)\"}\n")
        let result = await world.run.run("dependency update yare/web")
        #expect(result.status == 1)
        #expect(result.error.contains("leads to the chart itself or a folder above it"))
    }

    @Test func keepsWhatItHasWhenAPackageIsNotTheListedOne() async throws {
        let world = try await World("  - {name: redis, version: ^1, repository: URL}\n")
        try world.run.folder.write(
            try world.run.folder.read("repository/redis-1.0.0.tgz"), to: "repository/redis-1.2.0.tgz")
        let before = world.files("yare")
        let result = await world.run.run("dependency update yare/web")
        #expect(result.status == 1)
        #expect(result.error.contains("has the digest sha256:"))
        #expect(world.files("yare") == before)
    }

    @Test func fetchesForOtherCommands() async throws {
        let world = try await World("  - {name: redis, version: ^1, repository: URL}\n")
        let folder = world.run.folder
        try folder.write("kind: ConfigMap\napiVersion: v1\nmetadata: {name: x}\n", to: "yare/web/templates/x.yaml")
        for line in ["template web yare/web", "install web yare/web", "package yare/web"] {
            try world.writeChart("yare/web", "  - {name: redis, version: ^1, repository: URL}\n")
            _ = try await TestProgram.named("rm").run(
                ["-rf", "yare/web/charts", "yare/web/Chart.lock"], in: folder.path)
            #expect(await world.run.run(line).error.contains("missing in charts/ directory: redis"))
            let result = await world.run.run(line + " --dependency-update")
            #expect(result.status == 0, "\(result.error)")
            #expect(folder.files.contains("yare/web/charts/redis-1.2.0.tgz"))
        }
        #expect(folder.files.contains("web-0.1.0.tgz"))
    }

    @Test func checksSignaturesWhenAsked() async throws {
        let world = try await World("  - {name: redis, version: ^1, repository: URL}\n")
        let keyring = "--verify --keyring \(KeyringFixture.publicKeys)"
        let unsigned = await world.run.run("dependency update yare/web \(keyring)")
        #expect(unsigned.error == "Error: failed to fetch provenance \"redis-1.2.0.tgz.prov\"\n")
        let signing = "--sign --key Ada --keyring \(KeyringFixture.secretKeys) -d repository"
        #expect(await world.run.run("package redis --version 1.2.0 \(signing)").status == 0)
        #expect(await world.run.run("dependency update yare/web \(keyring)").status == 0)
    }

    /// Charts of the first format keep their dependencies in files of their own.
    @Test func knowsRequirements() async throws {
        let world = try await World("  - {name: redis, version: ^1, repository: URL}\n")
        for side in ["yare", "helm"] {
            try world.run.folder.write("apiVersion: v1\nname: web\nversion: 0.1.0\n", to: "\(side)/web/Chart.yaml")
            try world.run.folder.write(
                "dependencies:\n- {name: redis, version: ^1, repository: \"\(world.server.url)\"}\n",
                to: "\(side)/web/requirements.yaml")
        }
        let (ours, theirs) = try await world.both("dependency update PATH")
        #expect(ours.status == 0, "\(ours.error)")
        #expect(theirs.status == 0, "\(theirs.error)")
        #expect(world.files("yare") == world.files("helm"))
        #expect(world.files("yare").contains("web/requirements.lock"))
        let locks = try ["yare", "helm"].map { side in
            String(decoding: try world.run.folder.read("\(side)/web/requirements.lock"), as: UTF8.self)
                .split(separator: "\n").filter { !$0.hasPrefix("generated: ") }
        }
        #expect(locks[0] == locks[1])
        #expect(await world.run.run("dependency build yare/web").status == 0)
        try world.run.folder.write(
            "dependencies:\n- {name: redis, version: ^2, repository: \"\(world.server.url)\"}\n",
            to: "yare/web/requirements.yaml")
        let outdated = await world.run.run("dependency build yare/web")
        #expect(
            outdated.error.hasPrefix(
                "Error: the lock file (requirements.lock) is out of sync with the dependencies file (requirements.yaml). "
                    + "Please update the dependencies\n"))
    }
}
