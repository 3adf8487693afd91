import Testing
import YareArchive
import YareBase

@testable import YareChart

struct ChartLoaderTests {
    @Test func putsFilesWhereTheyBelong() throws {
        let chart = try ChartFixture.chart([
            "Chart.yaml": ChartFixture.chartFile("web", "foo: [1]\nappVersion: 1e3\n"), "values.yaml": "a: 1",
            "values.schema.json": "{}", "templates/a.yaml": "x", "crds/c.yaml": "y", "crds/readme.md": "z",
            "ReadMe.md": "hello", "charts/dep-1.0.0.tgz.prov": "signed", "charts/_off/x": "", "charts/.off/x": "",
            "Chart.lock": "digest: sha256:1\ngenerated: 2020-01-01\ndependencies: [{name: a}]",
        ])
        #expect(chart.templates.map(\.name) == ["templates/a.yaml"])
        #expect(
            chart.files.map(\.name) == ["ReadMe.md", "charts/dep-1.0.0.tgz.prov", "crds/c.yaml", "crds/readme.md"])
        #expect(chart.crds.map(\.path) == ["web/crds/c.yaml"])
        #expect(chart.readme?.name == "ReadMe.md")
        #expect(chart.metadata.unknownFields == ["foo": [1]])
        #expect(chart.metadata.appVersion == "1000")
        #expect(chart.lock?.dependencies.map { $0?.name } == ["a"])
        #expect(chart.dependencies.isEmpty)
    }

    @Test func loadsSubchartsFromFoldersAndPackages() throws {
        let inner = try ChartPackager().package(
            try ChartFixture.chart(["Chart.yaml": ChartFixture.chartFile("packed"), "templates/b.yaml": "x"]))
        var members = ChartFixture.members([
            "Chart.yaml": ChartFixture.chartFile("web"), "charts/open/Chart.yaml": ChartFixture.chartFile("open"),
            "charts/open/charts/deep/Chart.yaml": ChartFixture.chartFile("deep"),
        ])
        members.append(ArchiveMember(path: "charts/packed-1.0.0.tgz", bytes: inner.bytes))
        var loader = ChartLoader()
        let chart = try loader.load(members: members)
        var paths: [String] = []
        chart.visit { _, path in paths.append(path.fullPath) }
        #expect(paths == ["web", "web/charts/open", "web/charts/open/charts/deep", "web/charts/packed"])
    }

    @Test func readsRequirementsOfVersionOne() throws {
        let chart = try ChartFixture.chart([
            "Chart.yaml": "name: old\nversion: 1.0.0", "requirements.yaml": "dependencies: [{name: a, version: 1}]",
            "requirements.lock": "digest: x",
        ])
        #expect(chart.metadata.apiVersion == "v1")
        #expect(chart.metadata.listedDependencies.map(\.version) == ["1"])
        #expect(chart.files.map(\.name) == ["requirements.lock", "requirements.yaml"])
    }

    @Test func warnsOfRequirementsInVersionTwo() throws {
        var loader = ChartLoader()
        let files = ["Chart.yaml": ChartFixture.chartFile("new"), "requirements.yaml": "dependencies: []"]
        #expect(try loader.load(members: ChartFixture.members(files)).files.isEmpty)
        #expect(loader.diagnostics.map(\.severity) == [.warning])
    }

    @Test(arguments: [
        ("", "validation: chart.metadata.name is required"),
        ("name: web", "validation: chart.metadata.version is required"),
        ("name: web\nversion: x", "validation: chart.metadata.version \"x\" is invalid"),
        ("name: a/b\nversion: 1.0.0", "validation: chart.metadata.name \"a/b\" is invalid"),
        ("name: ..\nversion: 1.0.0", "validation: chart.metadata.name \"..\" is not allowed"),
        ("name: web\nversion: 1.0.0\ntype: x", "validation: chart.metadata.type must be application or library"),
        (
            "name: web\nversion: 1.0.0\nmaintainers: [null]",
            "validation: maintainers must not contain empty or null nodes"
        ),
        (
            "name: web\nversion: 1.0.0\ndependencies: [null]",
            "validation: dependencies must not contain empty or null nodes"
        ),
        (
            "name: web\nversion: 1.0.0\ndependencies: [{name: a}, {name: b, alias: a}]",
            "validation: more than one dependency with name or alias \"a\""
        ),
        (
            "name: web\nversion: 1.0.0\ndependencies: [{name: a, alias: x y}]",
            "validation: dependency \"a\" has disallowed characters in the alias"
        ),
        ("foo", wrongType("string into Go value of type chart.Metadata")),
        ("[1]", wrongType("array into Go value of type chart.Metadata")),
        ("name: [m]", wrongType("array into Go struct field Metadata.name of type string")),
        ("deprecated: 'true'", wrongType("string into Go struct field Metadata.deprecated of type bool")),
        ("maintainers: a", wrongType("string into Go struct field Metadata.maintainers of type []*chart.Maintainer")),
        ("maintainers: [a]", wrongType("string into Go struct field Metadata.maintainers of type chart.Maintainer")),
        ("annotations: {e: [1]}", wrongType("array into Go struct field Metadata.annotations of type string")),
        (
            "dependencies: [{name: [a]}]",
            wrongType("array into Go struct field Dependency.dependencies.name of type string")
        ),
        (
            "dependencies: [{tags: x}]",
            wrongType("string into Go struct field Dependency.dependencies.tags of type []string")
        ),
    ])
    func refusesWhatHelmRefuses(chartFile: String, message: String) {
        #expect(ChartFixture.message { _ = try ChartFixture.chart(["Chart.yaml": chartFile]) } == message)
    }

    private static func wrongType(_ details: String) -> String {
        "cannot load Chart.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal " + details
    }

    @Test(arguments: [
        (["values.yaml": "a: 1"], "Chart.yaml file is missing"),
        (
            ["values.yaml": "[1]", "Chart.yaml": "name: web\nversion: 1.0.0"],
            "cannot load values.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go"
                + " value of type map[string]interface {}"
        ),
        (
            ["Chart.yaml": "name: web\nversion: 1.0.0", "charts/README.md": "x"],
            "error unpacking subchart README.md in web: Chart.yaml file is missing"
        ),
        (
            ["Chart.yaml": "name: web\nversion: 1.0.0", "charts/x.tgz/a": "x"],
            "error unpacking subchart tar in web: expected x.tgz, got x.tgz/a"
        ),
        (
            ["Chart.yaml": "name: web\nversion: 1.0.0", "charts/y.tgz": "x"],
            "error unpacking subchart y.tgz in web: gzip: invalid header"
        ),
    ])
    func refusesBrokenCharts(files: [String: String], message: String) {
        #expect(ChartFixture.message { _ = try ChartFixture.chart(files) } == message)
    }

    @Test func refusesChartsInChartsWithoutEnd() {
        let deep = String(repeating: "charts/a/", count: 100)
        var files: [String: String] = [:]
        for depth in 0...100 { files[deep.prefix(depth * 9) + "Chart.yaml"] = ChartFixture.chartFile("a") }
        #expect(
            ChartFixture.message { _ = try ChartFixture.chart(files) }?
                .hasSuffix("charts are nested more than 64 levels deep") == true)
    }

    @Test func takesUnprintableCharactersOut() throws {
        let chart = try ChartFixture.chart([
            "Chart.yaml": ChartFixture.chartFile("web", #"description: "a\tb\u0001c\u00e9\u00a0d""#)
        ])
        #expect(chart.metadata.description == "a bcé d")
    }
}
