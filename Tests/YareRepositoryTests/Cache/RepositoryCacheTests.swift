import Testing
import YareBase
import YareRepository
import YareTestSupport

@Suite struct RepositoryCacheTests {
    private let folder: TemporaryFolder
    private let entry = RepositoryEntry(name: "shop", url: "https://h/charts")

    init() throws {
        folder = try TemporaryFolder()
    }

    private func cache() throws -> RepositoryCache { try RepositoryCache(folder: folder.path) }

    private func search(
        _ subject: RepositorySearch.Subject, _ constraint: String = ">0.0.0", all: Bool = false,
        in entries: [RepositoryEntry]? = nil
    ) throws -> [String] {
        let search = RepositorySearch(subject, choice: try VersionChoice(constraint), listsVersions: all)
        return try cache().search(search, in: entries ?? [entry]) { _, error in Issue.record("\(error)") }
            .map { "\($0.repository)/\($0.chart) \($0.version)" }
    }

    private static let index = """
        apiVersion: v1
        entries:
          web:
          - {name: web, version: 1.9.0, apiVersion: v2, description: old shop window, urls: [web-1.9.0.tgz]}
          - {name: web, version: 1.10.0, apiVersion: v2, description: A shop window, appVersion: 1.10, urls: [web-1.10.0.tgz],
             home: https://h, annotations: {a: b}, keywords: [shop], digest: abc}
          - {name: web, version: 2.0.0-rc.1, apiVersion: v2, description: A shop window, urls: [web-2.0.0-rc.1.tgz]}
          early:
          - {name: early, version: 0.1.0-alpha, apiVersion: v2, urls: [early.tgz]}
        generated: "2024-01-01T00:00:00Z"

        """

    @Test func answersFromAnIndexThatHelmFetched() throws {
        try folder.write(Self.index, to: "shop-index.yaml")
        #expect(try search(.all) == ["shop/web 1.10.0"])
        #expect(try search(.all, ">0.0.0-0") == ["shop/early 0.1.0-alpha", "shop/web 2.0.0-rc.1"])
        #expect(try search(.words("window"), all: true) == ["shop/web 1.10.0", "shop/web 1.9.0"])
        #expect(try search(.words("web"), "^1.0.0", all: true) == ["shop/web 1.10.0", "shop/web 1.9.0"])
        #expect(try search(.words("web"), "<1.10") == ["shop/web 1.9.0"])
        #expect(try search(.words("shop/web")) == ["shop/web 1.10.0"])
        #expect(try search(.words("shop/w")) == ["shop/web 1.10.0"])
        #expect(try search(.words("other/web")) == [])
    }

    @Test func matchesPatternsAgainstTheLineThatHelmMatches() throws {
        try folder.write(Self.index, to: "shop-index.yaml")
        func lines(_ part: String) throws -> [String] { try search(.pattern { $0.contains(part) }, all: true) }
        #expect(try lines("web\u{0B}shop/web\u{0B}old shop window\u{0B}") == ["shop/web 1.9.0"])
        #expect(try lines("A shop window\u{0B}shop") == ["shop/web 1.10.0"])
    }

    @Test func followsAnIndexThatChanges() throws {
        try folder.write(Self.index, to: "shop-index.yaml")
        #expect(try search(.words("web")) == ["shop/web 1.10.0"])
        try folder.write(Self.index.replacing("1.10.0", with: "1.11.0"), to: "shop-index.yaml")
        #expect(try search(.words("web")) == ["shop/web 1.11.0"])
        #expect(try search(.words("window"), all: true).count == 2)
    }

    @Test func knowsVersionsWithWhatADownloadNeeds() throws {
        try folder.write(Self.index, to: "shop-index.yaml")
        let versions = try #require(try cache().versions(of: "web", in: entry))
        #expect(versions.map(\.version) == ["2.0.0-rc.1", "1.10.0", "1.9.0"])
        #expect(versions[1].urls == ["web-1.10.0.tgz"])
        #expect(versions[1].digest == "abc")
        #expect(versions[1].appVersion == "1.1")
        #expect(versions[1].keywords == ["shop"])
        #expect(versions[2].description == "old shop window")
        #expect(try cache().versions(of: "nope", in: entry) == nil)
    }

    @Test func saysWhenARepositoryHasNoIndex() throws {
        let error = #expect(throws: YareError.self) { try cache().versions(of: "web", in: entry) }
        #expect(error?.code == "repository.no-cache")
    }

    @Test(arguments: [
        ("", "empty index.yaml file"),
        ("entries: {}\n", "no API version specified"),
        ("apiVersion: v1\nentrees: {}\n", #"unknown field "entrees""#),
        ("apiVersion: v1\nentries: {web: [{name: web, version: 1.0.0, sauces: []}]}\n", #"unknown field "sauces""#),
        ("apiVersion: v1\nentries: {web: 1}\n", "not a list of records"),
        ("apiVersion: v1\nentries: {web: [1]}\n", "not a list of records"),
        ("<html><body>Sign in</body></html>", "no API version specified"),
        ("apiVersion: v1\nentries:\n  web: [{name: web\n", "did not find expected"),
    ])
    func refusesWhatIsNoIndexAndKeepsWhatItHas(_ text: String, _ reason: String) throws {
        try folder.write(Self.index, to: "shop-index.yaml")
        #expect(try search(.words("web")) == ["shop/web 1.10.0"])
        try folder.write(text, to: "shop-index.yaml")
        let error = #expect(throws: YareError.self) { try cache().versions(of: "web", in: entry) }
        #expect(error?.message.contains(reason) == true, "\(error?.message ?? "")")
        try folder.write(Self.index, to: "shop-index.yaml")
        #expect(try search(.words("web")) == ["shop/web 1.10.0"])
    }

    @Test func readsJSONAndPassesOverItsUnknownFields() throws {
        let json = #"{"apiVersion":"v1","new":1,"entries":{"web":[{"name":"web","version":"1.0.0","odd":{"a":[1]}}]}}"#
        try folder.write(json, to: "shop-index.yaml")
        #expect(try search(.all) == ["shop/web 1.0.0"])
    }

    @Test func leavesOutRecordsThatBreakTheRules() throws {
        let index = """
            apiVersion: v1
            entries:
              a: [{name: a, version: not-a-version}, null, {name: a, version: 1.0.0}]
              b: [{version: 1.0.0}]
              c: null

            """
        try folder.write(index, to: "shop-index.yaml")
        #expect(try search(.all) == ["shop/a 1.0.0"])
    }

    @Test func keepsRepositoriesApart() throws {
        try folder.write(Self.index, to: "shop-index.yaml")
        try folder.write(Self.index.replacing("1.10.0", with: "7.0.0"), to: "other-index.yaml")
        let other = RepositoryEntry(name: "other", url: "https://other")
        #expect(try search(.words("web"), in: [entry, other]) == ["shop/web 1.10.0", "other/web 7.0.0"])
        #expect(try search(.words("other/web"), in: [entry, other]) == ["other/web 7.0.0"])
        try cache().remove("shop")
        #expect(try search(.words("web"), in: [other]) == ["other/web 7.0.0"])
        #expect(!folder.files.contains("shop-index.yaml"))
    }

    @Test func replacesACacheThatIsDamaged() throws {
        try folder.write(Self.index, to: "shop-index.yaml")
        try folder.write("this is no database, whatever its name says", to: "charts.sqlite")
        #expect(try search(.words("web")) == ["shop/web 1.10.0"])
    }
}
