import YareTestSupport
import Testing
import YareArchive
import YareBase

@testable import YareChart

struct ChartPackagerTests {
    private let files = [
        "Chart.yaml": """
        version: 1.0.0
        apiVersion: v2
        name: web
        unknown: gone
        kubeVersion: ">=1.0.0"
        maintainers: [{url: u, name: x}]
        dependencies: [{name: sub, version: 0.1.0, tags: [x], import-values: [a, {child: b, parent: c}]}]
        """,
        "Chart.lock": "dependencies: [{name: sub, version: 0.1.0}]\ndigest: d\ngenerated: '2020-01-01T00:00:00Z'",
        "values.yaml": "# comment\na: 1\n", "values.schema.json": "{}", "README.md": "hi", "crds/c.yaml": "crd",
        "templates/b.yaml": "b", "templates/a.yaml": "a", "charts/sub/Chart.yaml": "name: sub\nversion: 0.1.0",
        "charts/sub/requirements.yaml": "dependencies: []",
    ]

    @Test func packsMembersInHelmsOrder() throws {
        let package = try ChartPackager().package(try ChartFixture.chart(files))
        #expect(package.fileName == "web-1.0.0.tgz")
        let members = try ArchiveReader().members(of: package.bytes)
        #expect(
            members.map(\.path) == [
                "Chart.yaml", "Chart.lock", "values.yaml", "values.schema.json", "templates/a.yaml", "templates/b.yaml",
                "README.md", "crds/c.yaml", "charts/sub/Chart.yaml", "charts/sub/requirements.yaml",
            ])
        #expect(
            String(decoding: members[0].bytes, as: UTF8.self) == """
                apiVersion: v2
                dependencies:
                - import-values:
                  - a
                  - child: b
                    parent: c
                  name: sub
                  repository: ""
                  tags:
                  - x
                  version: 0.1.0
                kubeVersion: '>=1.0.0'
                maintainers:
                - name: x
                  url: u
                name: web
                version: 1.0.0

                """)
    }

    @Test func packsTheSameBytesTwice() throws {
        let chart = try ChartFixture.chart(files)
        #expect(try ChartPackager().package(chart).bytes == ChartPackager().package(chart).bytes)
    }

    @Test func loadsWhatItPacked() throws {
        let chart = try ChartFixture.chart(files)
        var loader = ChartLoader()
        let loaded = try loader.load(archive: try ChartPackager().package(chart).bytes)
        #expect(loaded.metadata.dependencies == chart.metadata.dependencies)
        #expect(loaded.templates == chart.templates)
        #expect(loaded.rawValues == chart.rawValues)
        #expect(loaded.dependencies.map(\.name) == ["sub"])
    }

    @Test func refusesASchemaThatIsNoJSON() throws {
        let chart = try ChartFixture.chart(["Chart.yaml": ChartFixture.chartFile("web"), "values.schema.json": "{"])
        #expect(ChartFixture.message { _ = try ChartPackager().package(chart) } == "Invalid JSON in values.schema.json")
    }

    @Test func writesFilesWhole() throws {
        let folder = try TemporaryFolder()
        let writer = try ChartFolderWriter(folder: folder.path + "/a/b")
        try writer.write([1, 2], to: "c/d")
        try writer.write([3], to: "c/d")
        #expect(try FileBytes(folder.path + "/a/b/c/d").bytes == [3])
        #expect(try FileBytes.names(in: folder.path + "/a/b/c") == ["d"])
        #expect(throws: YareError.self) { try ChartFolderWriter(folder: folder.path + "/a/b/c/d") }
    }
}

struct ChartScaffoldTests {
    @Test func makesAChartThatLoads() throws {
        let scaffold = try ChartScaffold(name: "shop")
        var loader = ChartLoader()
        let chart = try loader.load(members: scaffold.files().map { ArchiveMember(path: $0.name, bytes: $0.bytes) })
        #expect(chart.name == "shop")
        #expect(chart.values["replicaCount"] == .double(1))
        #expect(chart.templates.count == 8)
        let text = chart.templates.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
        #expect(!text.contains(ChartScaffold.placeholder))
        #expect(text.contains(#"include "shop.fullname""#))
    }

    @Test func makesAChartAfterAStarter() throws {
        let starter = try ChartFixture.chart([
            "Chart.yaml": ChartFixture.chartFile("starter", "description: other"), "values.yaml": "# <CHARTNAME>\n",
            "templates/a.yaml": "<<CHARTNAME>> <", "README.md": "<CHARTNAME>",
        ])
        let files = try ChartScaffold(name: "shop").files(starter: starter)
        let texts = files.map { "\($0.name)=\(String(decoding: $0.bytes, as: UTF8.self))" }
        #expect(
            texts == [
                "Chart.yaml=apiVersion: v2\nappVersion: 0.1.0\ndescription: A Helm chart for Kubernetes\nname: shop\n"
                    + "type: application\nversion: 0.1.0\n",
                "values.yaml=# shop\n", "templates/a.yaml=<shop> <", "README.md=<CHARTNAME>",
            ])
    }

    @Test(arguments: ["Bad_Name!", "a b", "", "..", "a/b"]) func refusesNames(name: String) {
        #expect(
            ChartFixture.message { _ = try ChartScaffold(name: name) }
                == #"chart name must match the regular expression "^[a-zA-Z0-9._-]+$""#)
    }
}
