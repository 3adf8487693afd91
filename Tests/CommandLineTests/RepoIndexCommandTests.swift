import Testing
import YareTestSupport

@testable import YareCommands

/// `repo index`, compared with the real Helm byte for byte apart from the times.
@Suite struct RepoIndexCommandTests {
    /// Packages in a folder and one level below, and what looks like packages and is not.
    private func world() async throws -> Prompt {
        let run = try Prompt([
            "web/Chart.yaml": "{apiVersion: v2, name: web, version: 1.0.0, description: 'a: b'}",
            "old/Chart.yaml": "{name: old, version: 0.1.0, appVersion: 1.10}",
            "broken/Chart.yaml": "{apiVersion: v2, name: broken, version: 1.0.0}",
            "broken/values.yaml": "a: 1\n",
        ])
        for line in [
            "web --version 1.0.0 -d out", "web --version 1.10.0 -d out", "web --version 1.9.0 -d out/more folders",
            "old -d out/b", "web --version 1.0.0+build.1 -d out/b", "web --version 2.0.0-rc.1 -d out/b/deeper",
        ] {
            let words = line.split(separator: " -d ")
            let result = await run.run(
                ["package"] + words[0].split(separator: " ").map(String.init) + ["-d", String(words[1])])
            #expect(result.status == 0, "\(result.error)")
        }
        try run.folder.write("no package", to: "out/text.tgz")
        let package = try run.folder.read("out/web-1.0.0.tgz")
        try run.folder.write(Array(package.prefix(package.count / 2)), to: "out/cut.tgz")
        run.folder.makeFolder("out/folder.tgz")
        return run
    }

    /// What Helm makes of the same folder, and what Yare made, with the times taken out.
    private func indexes(_ run: Prompt, _ flags: [String]) async throws -> (ours: String, theirs: String) {
        let ours = await run.run(["repo", "index", "out"] + flags)
        #expect(ours.status == 0, "\(ours.error)")
        let written = try run.folder.read("out/index.yaml")
        let result = try await TestProgram.helm.run(
            ["repo", "index", "out"] + flags, environment: ["HOME": run.folder.path], in: run.folder.path)
        #expect(result.status == 0, "\(result.error)")
        return (timeless(written), timeless(try run.folder.read("out/index.yaml")))
    }

    private func timeless(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self)
            .replacing(#/"?(created|generated)"?: ".*?"/#) { "\($0.output.1): TIME" }
    }

    @Test(arguments: [
        [], ["--url", "https://example.com"], ["--url", "https://example.com/a b/?x=1#f"], ["--url", "charts/"],
        ["--json"],
        ["--json", "--url", "http://h:8080/c%20d"], ["--merge", "other.yaml"], ["--merge", "missing.yaml"],
    ])
    func writesWhatHelmWrites(flags: [String]) async throws {
        let run = try await world()
        let other = """
            apiVersion: v1
            entries:
              web:
              - {name: web, version: 1.0.0, apiVersion: v2, urls: [other], digest: other}
              - {name: web, version: 0.9.0, apiVersion: v2, urls: [other], digest: other}
              extra:
              - {name: extra, version: 3.0.0, urls: [extra.tgz], created: "2020-01-01T00:00:00+01:00", checksum: c}
            """
        try run.folder.write(other, to: "other.yaml")
        for _ in 1...2 {
            let (ours, theirs) = try await indexes(run, flags)
            #expect(ours == theirs)
        }
        if flags.contains("missing.yaml") { #expect(run.folder.files.contains("missing.yaml")) }
    }

    @Test func tellsWhatIsNotListed() async throws {
        let run = try await world()
        let result = await run.run("repo index out")
        #expect(result.output.isEmpty)
        #expect(result.error.contains("text.tgz is not in the index: gzip: invalid header\n"))
        #expect(result.error.contains("cut.tgz is not in the index: "))
    }

    @Test func givesTheSameBytesForAFixedTime() async throws {
        let run = try Prompt(
            ["web/Chart.yaml": "{apiVersion: v2, name: web, version: 1.0.0}"], variables: ["SOURCE_DATE_EPOCH": "86400"]
        )
        for line in ["package web -d out", "repo index out"] { #expect(await run.run(line).status == 0) }
        let first = try run.folder.read("out/index.yaml")
        #expect(String(decoding: first, as: UTF8.self).contains("generated: \"1970-01-02T00:00:00Z\"\n"))
        for line in ["package web -d out", "repo index out"] { #expect(await run.run(line).status == 0) }
        #expect(try run.folder.read("out/index.yaml") == first)
    }

    @Test func refusesInHelmWords() async throws {
        let run = try await world()
        try run.folder.write("", to: "empty.yaml")
        try run.folder.write("entries: {}", to: "none.yaml")
        #expect(await run.run("repo index nope").error == "Error: open @/nope/index.yaml: no such file or directory\n")
        #expect(
            await run.run("repo index out --merge empty.yaml").error
                .hasSuffix("Error: merge failed: error loading empty.yaml: empty index.yaml file\n"))
        #expect(
            await run.run("repo index out --merge none.yaml").error
                .hasSuffix("Error: merge failed: error loading none.yaml: no API version specified\n"))
    }
}
