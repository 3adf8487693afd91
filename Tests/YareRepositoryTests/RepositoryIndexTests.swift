import Testing
import YareBase
import YareChart
import YareRepository
import YareTestSupport
import YareYAML

@Suite struct RepositoryIndexTests {
    private static let chartFile = """
        apiVersion: v2
        name: web
        version: 1.2.0
        description: "A text that is so long that Helm folds it, and has: colons, 'quotes' and # more at the end."
        appVersion: "2.0"
        annotations: {"a/b": "1", z: "line\\nline\\n"}
        keywords: [x, "true"]
        home: https://example.com?a=1&b=<2>
        sources: [s1]
        maintainers: [{name: n, email: e, url: u}]
        deprecated: true
        kubeVersion: ">=1.0"
        type: application
        dependencies:
          - {name: redis, version: "1", repository: "file://../redis", condition: redis.enabled, tags: [t], alias: r,
             import-values: [a, {child: b, parent: c}]}
        """

    /// Packages of charts whose names YAML orders and quotes in its own way.
    private static func folder() async throws -> TemporaryFolder {
        let folder = try TemporaryFolder([
            "charts/web/Chart.yaml": chartFile,
            "charts/web/charts/redis/Chart.yaml": "{apiVersion: v2, name: redis, version: 1.0.0}",
        ])
        let names = ["a2", "a10", "true", "123", "a-b", "a_b", "B"]
        for name in names {
            try folder.write("{apiVersion: v2, name: \"\(name)\", version: 0.1.0}", to: "charts/\(name)/Chart.yaml")
        }
        folder.makeFolder("out")
        for (version, name) in [("1.2.0", "web"), ("1.10.0", "web"), ("1.10.0-rc.1", "web")]
            + names.map({ ("0.1.0", $0) })
        {
            let result = try await TestProgram.helm.run(
                ["package", "charts/\(name)", "--version", version, "-d", "out"], environment: ["HOME": folder.path],
                in: folder.path)
            #expect(result.status == 0, "\(result.error)")
        }
        return folder
    }

    @Test(arguments: [[], ["--url", "https://example.com/charts?x=1"], ["--json"]])
    func writesWhatHelmWrote(flags: [String]) async throws {
        let folder = try await Self.folder()
        let result = try await TestProgram.helm.run(
            ["repo", "index", "out"] + flags, environment: ["HOME": folder.path], in: folder.path)
        #expect(result.status == 0, "\(result.error)")
        let bytes = try folder.read("out/index.yaml")
        var reader = RepositoryIndexReader(source: "index.yaml")
        let index = try reader.read(bytes)
        #expect(reader.diagnostics.isEmpty)
        #expect(index.entries["web"]?.map(\.version) == ["1.10.0", "1.10.0-rc.1", "1.2.0"])
        let written = flags == ["--json"] ? try index.json() : try index.yaml()
        #expect(String(decoding: written, as: UTF8.self) == String(decoding: bytes, as: UTF8.self))
    }

    @Test func writesAnEmptyIndexAsHelmDoes() throws {
        let index = RepositoryIndex(generated: Timestamp(seconds: 1_700_000_000))
        let expected = "apiVersion: v1\nentries: {}\ngenerated: \"2023-11-14T22:13:20Z\"\n"
        #expect(String(decoding: try index.yaml(), as: UTF8.self) == expected)
    }

    @Test func assemblesRecordsByCopyingTheirTexts() throws {
        let records = ["1.0.0", "2.0.0"].map { version in
            ChartVersionRecord(
                metadata: ChartMetadata(name: "web", version: version), urls: ["web-\(version).tgz"],
                created: Timestamp(seconds: 0), digest: "ab")
        }
        let index = RepositoryIndex(generated: Timestamp(seconds: 0), records: records)
        var assembly = try IndexAssembly(generated: Timestamp(seconds: 0))
        try assembly.beginChart("web")
        for record in records.newestFirst() { assembly.append(try record.indexText()) }
        #expect(try index.yaml() == assembly.finish())
    }

    @Test func writesLongNamesSoThatTheyAreReadAgain() throws {
        let name = String(repeating: "long \"name\" ", count: 20)
        var index = RepositoryIndex(generated: .zero)
        index.entries[name] = [ChartVersionRecord(metadata: ChartMetadata(name: "x", version: "1.0.0"), urls: ["u"])]
        var reader = RepositoryIndexReader(source: "")
        #expect(try reader.read(try index.yaml()).entries.keys == [name])
    }

    @Test(arguments: [
        ("", "empty index.yaml file"),
        ("entries: {}", "no API version specified"),
        ("{\"entries\": {}}", "no API version specified"),
        (
            "apiVersion: v1\nfoo: 1",
            "error unmarshaling JSON: while decoding JSON: json: unknown field \"foo\""
        ),
        (
            "apiVersion: v1\nentries: {a: [{name: a, version: 1.0.0, foo: 1}]}",
            "error unmarshaling JSON: while decoding JSON: json: unknown field \"foo\""
        ),
        (
            "apiVersion: v1\nentries: {a: [{created: soon}]}",
            "error unmarshaling JSON: while decoding JSON: parsing time \"soon\": it is no time of RFC 3339"
        ),
    ])
    func refuses(text: String, sentence: String) {
        #expect {
            var reader = RepositoryIndexReader(source: "i")
            _ = try reader.read(Array(text.utf8))
        } throws: {
            ($0 as? YareError)?.message == sentence
        }
    }

    @Test func leavesBrokenRecordsOut() throws {
        let text = """
            apiVersion: v1
            entries:
              a:
                - null
                - {name: a}
                - {name: a, version: 1.0.0, urls: [u], checksum: old, removed: true, created: null}
                - {name: a/b, version: 1.0.0}
            """
        var reader = RepositoryIndexReader(source: "i.yaml")
        let records = try reader.read(Array(text.utf8)).entries["a"] ?? []
        #expect(records.map(\.urls) == [["u"]])
        #expect(records.first?.metadata.apiVersion == "v1")
        #expect(records.first?.isRemoved == true)
        #expect(records.first?.created == nil)
        #expect(records.first?.legacyFields["checksum"] == "old")
        let start = "skipping loading invalid entry for chart \"a\""
        #expect(
            reader.diagnostics.map(\.message) == [
                "\(start) from i.yaml: empty entry",
                "\(start) \"\" from i.yaml: validation: chart.metadata.version is required",
                "\(start) \"1.0.0\" from i.yaml: validation: chart.metadata.name \"a/b\" is invalid",
            ])
    }

    @Test(arguments: [
        ("", "2.0.0"), ("1.0.0", "1.0.0"), ("^1", "1.5.0"), (">0.0.0-0", "3.0.0-rc.1"), ("3.0.0-rc.1", "3.0.0-rc.1"),
        ("9", nil), ("not a version", nil),
    ])
    func findsTheVersionThatIsMeant(text: String, version: String?) {
        let records = ["1.0.0", "2.0.0", "3.0.0-rc.1", "1.5.0", "broken"].map { version in
            ChartVersionRecord(metadata: ChartMetadata(name: "a", version: version), urls: [])
        }
        let index = RepositoryIndex(generated: .zero, records: records)
        #expect(index.record(of: "a", version: text)?.version == version)
        #expect(index.record(of: "b", version: text) == nil)
    }

    @Test func mergesWithoutLosingVersions() {
        func index(_ versions: [String: String]) -> RepositoryIndex {
            RepositoryIndex(
                generated: .zero,
                records: versions.map { version, digest in
                    ChartVersionRecord(
                        metadata: ChartMetadata(name: "a", version: version), urls: [], digest: digest)
                })
        }
        var merged = index(["1.0.0": "new", "1.0.0+a": "new"])
        merged.merge(index(["1.0.0": "old", "1.0.0+b": "old", "2.0.0": "old"]))
        let digests = (merged.entries["a"] ?? []).map { "\($0.version) \($0.digest)" }
        #expect(digests.first == "2.0.0 old")
        #expect(Set(digests) == ["2.0.0 old", "1.0.0 new", "1.0.0+a new", "1.0.0+b old"])
    }
}
