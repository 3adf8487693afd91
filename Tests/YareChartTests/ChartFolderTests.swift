import YareTestSupport
import Testing
import YareBase

@testable import YareChart

/// Charts on disk.
struct ChartFolderTests {
    @Test func followsLinksAndObeysIgnoreRules() throws {
        let folder = try TemporaryFolder([
            "web/Chart.yaml": ChartFixture.chartFile("web"), "web/templates/a.yaml": "\u{FEFF}a", "web/x.bak": "",
            "web/templates/.hidden": "", "web/.helmignore": "*.bak\n", "shared/b.yaml": "b",
        ])
        folder.link("web/templates/shared", to: "../../shared")
        var loader = ChartLoader()
        let chart = try loader.load(path: folder.path + "/web")
        #expect(chart.templates.map(\.name) == ["templates/a.yaml", "templates/shared/b.yaml"])
        #expect(chart.templates.first?.bytes == Array("a".utf8))
        #expect(chart.files.map(\.name) == [".helmignore"])
        #expect(loader.diagnostics.count == 1)
    }

    @Test func refusesLinksThatLeadBack() throws {
        let folder = try TemporaryFolder(["Chart.yaml": ChartFixture.chartFile("web")])
        folder.link("loop", to: ".")
        #expect(
            message(folder) == "symbolic link \(folder.path)/loop leads back to a folder that contains it")
    }

    @Test func refusesLinksToNothing() throws {
        let folder = try TemporaryFolder(["Chart.yaml": ChartFixture.chartFile("web")])
        folder.link("dangling", to: "nope")
        #expect(message(folder)?.hasPrefix("error evaluating symlink \(folder.path)/dangling: ") == true)
    }

    @Test func refusesPipes() throws {
        let folder = try TemporaryFolder(["Chart.yaml": ChartFixture.chartFile("web")])
        folder.pipe("pipe")
        #expect(
            message(folder)
                == "cannot load irregular file \(folder.path)/pipe as it has file mode type bits set")
    }

    @Test func refusesLargeFiles() throws {
        let large = String(repeating: "x", count: (5 << 20) + 1)
        let folder = try TemporaryFolder(["Chart.yaml": ChartFixture.chartFile("web"), "values.yaml": large])
        #expect(message(folder) == "chart file \"values.yaml\" is larger than the maximum file size 5242880")
    }

    @Test func saysWhatAFileIsThatIsNoPackage() throws {
        let folder = try TemporaryFolder(["v.yaml": "a: b", "c.tgz": "hello", "e.tgz": ""])
        let start = "file '\(folder.path)"
        #expect(message(folder, "v.yaml") == start + "/v.yaml' seems to be a YAML file, but expected a gzipped archive")
        for name in ["c.tgz", "e.tgz"] {
            #expect(
                message(folder, name)
                    == start + "/\(name)' does not appear to be a gzipped archive; got 'application/octet-stream'")
        }
        #expect(message(folder, "nope") == "path \"\(folder.path)/nope\" not found")
    }

    @Test(arguments: [
        ("a.yaml", "a.yaml", false, true), ("a.yaml", "sub/a.yaml", false, true),
        ("/a.yaml", "sub/a.yaml", false, false),
        ("sub/*.yaml", "sub/a.yaml", false, true), ("sub/*.yaml", "sub/b/a.yaml", false, false),
        ("docs/", "docs", true, true), ("docs/", "docs", false, false), ("# a", "# a", false, false),
        ("!a.yaml", "a.yaml", false, false), ("!a.yaml", "b.yaml", false, true), ("  x  ", "x", false, true),
        ("", "templates/.x", false, true), ("", "templates/x", false, false),
    ])
    func ignoresWhatHelmIgnores(rule: String, path: String, isFolder: Bool, isIgnored: Bool) throws {
        #expect(try IgnoreRules(rule + "\n").ignores(path, isFolder: isFolder) == isIgnored)
    }

    @Test(arguments: [
        ("a**b", "double-star (**) syntax is not supported"), ("a[b", "syntax error in pattern"),
    ])
    func refusesBadIgnoreRules(rule: String, message: String) {
        #expect(ChartFixture.message { _ = try IgnoreRules(rule) } == message)
    }

    private func message(_ folder: TemporaryFolder, _ name: String = "") -> String? {
        ChartFixture.message {
            var loader = ChartLoader()
            _ = try loader.load(path: name.isEmpty ? folder.path : folder.path + "/" + name)
        }
    }
}
