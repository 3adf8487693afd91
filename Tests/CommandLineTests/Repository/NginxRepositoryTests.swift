import Testing
import YareTestSupport

@testable import YareCommands

/// Yare as a client of a repository that nginx serves and `helm repo index` wrote, with the real Helm beside it.
@Suite struct NginxRepositoryTests {
    private let run: Prompt
    private let nginx: NginxServer

    init() async throws {
        run = try Prompt()
        run.folder.makeFolder("served/old")
        for words in [["-d", "served"], ["-d", "served/old", "--version", "0.0.9"]] {
            let packed = try await TestProgram.helm.run(
                ["package", TestProgram.sourceFolder + "/charts/redis"] + words, in: run.folder.path)
            try #require(packed.status == 0, "\(packed.error)")
        }
        let indexed = try await TestProgram.helm.run(["repo", "index", run.folder.path + "/served"])
        try #require(indexed.status == 0, "\(indexed.error)")
        nginx = try await NginxServer(in: run.folder)
    }

    /// What the real Helm says of the same command, with folders of its own.
    private func helm(_ line: String) async throws -> TestProgram.Result {
        try await TestProgram.helm.run(
            line.split(separator: " ").map(String.init), environment: ["HOME": run.folder.path + "/helm"],
            in: run.folder.path)
    }

    private func expectSuccess(_ line: String, _ output: String? = nil) async {
        let result = await run.run(line)
        #expect(result.status == 0, "\(line): \(result.error)")
        if let output { #expect(result.output == output, "\(line)") }
    }

    @Test func addsUpdatesSearchesAndFetches() async throws {
        await expectSuccess("repo add r \(nginx.url)", "\"r\" has been added to your repositories\n")
        #expect(try await helm("repo add r \(nginx.url)").output == "\"r\" has been added to your repositories\n")
        for line in [
            "repo list", "repo list -o yaml", "repo update", "search repo", "search repo redis --versions",
            "search repo redis -l -o json", "search repo r/redis --version <0.1 -o yaml", "search repo nothing",
            "search repo -r ^re.is", "search repo redis --max-col-width 20",
        ] {
            await expectSuccess(line, try await helm(line).output)
        }
        #expect(
            try nginx.answers().filter { $0.contains("index.yaml") }.sorted()
                == ["GET /index.yaml 200", "GET /index.yaml 200", "GET /index.yaml 200", "GET /index.yaml 304"])
        for line in [
            "show chart r/redis", "show values r/redis --version 0.0.9", "template x r/redis --version ^0.1",
            "template x redis --repo \(nginx.url)", "template x \(nginx.url)/old/redis-0.0.9.tgz",
        ] {
            await expectSuccess(line, try await helm(line).output)
        }
        await expectSuccess("repo remove r", "\"r\" has been removed from your repositories\n")
    }

    @Test func keepsWhatItFetches() async throws {
        await expectSuccess("repo add r \(nginx.url)")
        await expectSuccess("pull r/redis r/redis -d .", "")
        await expectSuccess("pull r/redis --version 0.0.9 --untar --untardir unpacked", "")
        #expect(try run.folder.read("redis-0.1.0.tgz") == run.folder.read("served/redis-0.1.0.tgz"))
        #expect(run.folder.files.contains("unpacked/redis/Chart.yaml"))
        let again = await run.run("pull r/redis --version 0.0.9 --untar --untardir unpacked")
        #expect(
            again.error.hasPrefix(
                "Error: failed to untar: a file or directory with the name @/unpacked/redis already exists"))
        await expectSuccess("template x r/redis")
        await expectSuccess("install cache r/redis")
        await expectSuccess("upgrade cache r/redis --version 0.0.9")
        #expect(try nginx.answers().filter { $0.contains(".tgz ") }.count == 2)
        let history = await run.run("history cache -o json")
        #expect(history.output.contains("redis-0.0.9"))
    }

    @Test func identifiesItselfWhereItIsAsked() async throws {
        let refused = await run.run("repo add r \(nginx.privateURL)")
        #expect(refused.status == 1)
        #expect(refused.error.contains("failed to fetch \(nginx.privateURL)/index.yaml : 401 Unauthorized"))
        await expectSuccess("repo add r \(nginx.privateURL) --username joe --password secret")
        await expectSuccess("repo update r")
        await expectSuccess("pull r/redis -d .")
        await expectSuccess("show chart redis --repo \(nginx.privateURL) --username joe --password secret")
        // Helm reads the list that Yare wrote
        let configuration = run.folder.path + "/home/.config/yare/repositories.yaml"
        let update = try await helm("repo update --repository-config \(configuration)")
        #expect(
            update.output.contains("Successfully got an update from the \"r\" chart repository"), "\(update.output)")
    }

    @Test func takesAPasswordFromStandardInput() async throws {
        let run = try Prompt(input: "secret\n")
        let line = "repo add r \(nginx.privateURL) --username joe --password-stdin"
        #expect(await run.run(line).output == "\"r\" has been added to your repositories\n")
    }

    @Test func trustsTheAuthorityThatIsNamed() async throws {
        let refused = await run.run("repo add r \(nginx.encryptedURL)")
        #expect(refused.status == 1)
        #expect(refused.error.contains("hint: name the server's certificate authority with \"--ca-file\""))
        await expectSuccess("repo add r \(nginx.encryptedURL) --ca-file cert.pem")
        await expectSuccess("repo update")
        await expectSuccess("template x r/redis")
        await expectSuccess("show chart redis --repo \(nginx.encryptedURL) --insecure-skip-tls-verify")
        let missing = await run.run("repo add s \(nginx.encryptedURL) --ca-file nowhere.pem")
        #expect(missing.error.contains("the certificate authority \"@/nowhere.pem\" cannot be read"))
    }

    @Test func verifiesWhatItFetches() async throws {
        try run.folder.write("name: web\nversion: 2.0.0\napiVersion: v2\n", to: "web/Chart.yaml")
        await expectSuccess("package web --sign --key Ada --keyring \(KeyringFixture.secretKeys) -d served")
        await expectSuccess("repo index served")
        await expectSuccess("repo add r \(nginx.url)")
        let verified = await run.run("pull r/web --verify --keyring \(KeyringFixture.publicKeys) -d .")
        #expect(verified.output.hasPrefix("Signed by: Ada Test <ada@example.com>\n"), "\(verified.error)")
        #expect(run.folder.files.contains("web-2.0.0.tgz"))
        #expect(run.folder.files.contains("web-2.0.0.tgz.prov"))
        await expectSuccess("template x r/web --verify --keyring \(KeyringFixture.publicKeys)")
        let other = await run.run("template x r/web --verify --keyring \(KeyringFixture.otherKeys)")
        #expect(other.status == 1)
        let unsigned = await run.run("pull r/redis --verify --keyring \(KeyringFixture.publicKeys) -d .")
        #expect(unsigned.error.hasPrefix("Error: failed to fetch provenance \"\(nginx.url)/redis-0.1.0.tgz.prov\""))
        #expect(!run.folder.files.contains("redis-0.1.0.tgz"))
        await expectSuccess(
            "pull r/redis --prov -d .",
            "WARNING: Verification not found for r/redis: failed to fetch \(nginx.url)/redis-0.1.0.tgz.prov : 404 Not Found\n"
        )
    }
}
