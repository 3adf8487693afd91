import YareTestSupport
import Testing
import YareArchive
import YareBase

@testable import YareChart

struct ChartLinterTests {
    /// What `helm lint` of Helm 3.17.3 says of the same `Chart.yaml`, `values.yaml` missing.
    @Test(arguments: [
        (
            "name: l\nversion: 1.0\n",
            [
                #"[ERROR] Chart.yaml: apiVersion is required. The value must be either "v1" or "v2""#,
                "[ERROR] Chart.yaml: version should be of type string but it's of type float64",
                "[INFO] Chart.yaml: icon is recommended",
            ]
        ),
        (
            "apiVersion: v3\nname: l\nversion: foo\nicon: nope\nsources: ['']\nmaintainers: [{}]\n",
            [
                #"[ERROR] Chart.yaml: apiVersion 'v3' is not valid. The value must be either "v1" or "v2""#,
                "[ERROR] Chart.yaml: version 'foo' is not a valid SemVer",
                "[ERROR] Chart.yaml: each maintainer requires a name",
                "[ERROR] Chart.yaml: invalid source URL ''",
                "[ERROR] Chart.yaml: invalid icon URL 'nope'",
            ]
        ),
        (
            "apiVersion: v1\nname: l\nversion: 0.0.0-0\ntype: application\ndependencies: [{name: q}]\n",
            [
                "[ERROR] Chart.yaml: version 0.0.0-0 is less than or equal to 0.0.0-0",
                "[INFO] Chart.yaml: icon is recommended",
                "[ERROR] Chart.yaml: chart type is not valid in apiVersion 'v1'. It is valid in apiVersion 'v2'",
                "[ERROR] Chart.yaml: dependencies are not valid in the Chart file with apiVersion 'v1'. "
                    + "They are valid in apiVersion 'v2'",
            ]
        ),
        (
            "apiVersion: v2\nname: l\nversion: 1.0.0\nmaintainers: [{name: a, email: x}]\nicon: 'http://a/b.png'\n",
            ["[ERROR] Chart.yaml: invalid email 'x' for maintainer 'a'"]
        ),
        (
            "apiVersion: v2\nname: [l]\n",
            [
                "[ERROR] Chart.yaml: unable to parse YAML\n\terror unmarshaling JSON: while decoding JSON: json: cannot "
                    + "unmarshal array into Go struct field Metadata.name of type string"
            ]
        ),
    ])
    func remarksOnTheChartFile(chartFile: String, lines: [String]) throws {
        let folder = try TemporaryFolder(["Chart.yaml": chartFile])
        let messages = ChartLinter(folder: folder.path).messages().map(\.text)
        #expect(messages.filter { $0.contains("] Chart.yaml: ") } == lines)
        #expect(messages.contains("[INFO] values.yaml: file does not exist"))
    }

    @Test func remarksOnDependencies() throws {
        let folder = try TemporaryFolder([
            "Chart.yaml": ChartFixture.chartFile("l", "icon: 'http://x'\ndependencies: [{name: q, version: 1.0.0}]"),
            "values.yaml": "", "charts/zz/Chart.yaml": ChartFixture.chartFile("zz"), "templates/x.md": "x",
        ])
        let linter = ChartLinter(folder: folder.path)
        let messages = linter.messages { chart in
            chart.templates.flatMap { TemplateLinter().messages(of: $0, rendered: nil) }
        }
        #expect(
            messages.map(\.text) == [
                "[ERROR] templates/x.md: file extension '.md' not valid. Valid extensions are .yaml, .yml, .tpl, or .txt",
                "[ERROR] \(folder.path): chart metadata is missing these dependencies: zz",
                "[WARNING] \(folder.path): chart directory is missing these dependencies: q",
            ])
    }

    @Test func remarksOnAChartThatDoesNotLoad() throws {
        let folder = try TemporaryFolder(["Chart.yaml": ChartFixture.chartFile("l"), "values.yaml": "[1]"])
        let problem =
            "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go value of type "
            + "map[string]interface {}"
        #expect(
            ChartLinter(folder: folder.path).messages().map(\.text).dropFirst() == [
                "[ERROR] values.yaml: unable to parse YAML: \(problem)",
                "[ERROR] : unable to load chart\n\tcannot load values.yaml: \(problem)",
            ])
    }

    @Test(arguments: [
        ("  a: 1", #"document starts with an illegal indent: "  a: 1", which may cause parsing problems"#),
        (
            "kind: Deployment\nmetadata: {name: x}\n",
            #"a Deployment must contain matchLabels or matchExpressions, and "x" does not"#
        ),
        (
            "kind: List\nmetadata: {name: x}\nitems: [{metadata: {annotations: {helm.sh/resource-policy: keep}}}]",
            "Annotation 'helm.sh/resource-policy' within List objects are ignored"
        ),
    ])
    func remarksOnManifests(rendered: String, message: String) {
        let file = ChartFile(name: "templates/a.yaml", bytes: [])
        #expect(TemplateLinter().messages(of: file, rendered: rendered).map(\.message).contains(message))
    }

    @Test(arguments: [
        ("Pod", "a.b-c", true), ("Pod", "A", false), ("Pod", "", false), ("Service", "1a", false),
        ("Service", "a.b", false), ("Role", "system:a", true), ("Role", "a/b", false), ("Namespace", "a.b", false),
    ])
    func knowsTheNamesOfObjects(kind: String, name: String, isValid: Bool) {
        #expect((ObjectNameRule(kind: kind).violation(by: name) == nil) == isValid)
    }
}

struct DependencyStatusTests {
    @Test func tellsHowADependencyStands() throws {
        let chart = try ChartFixture.chart(["Chart.yaml": ChartFixture.chartFile("db")])
        let package = { (name: String, chart: Chart?) in
            DependencyStatus.Package(fileName: name, chart: chart.map { .success($0) } ?? .failure(.emptyArchive()))
        }
        let good = package("db-1.0.0.tgz", chart)
        let status = { (name: String, version: String, packages: [DependencyStatus.Package], charts: [Chart]) in
            DependencyStatus(of: ChartDependency(name: name, version: version), packages: packages, charts: charts)
        }
        #expect(status("db", "1.x", [good], [chart]) == .ok)
        #expect(status("db", "2.x", [good], [chart]) == .wrongVersion)
        #expect(status("db", "?", [good], [chart]) == .invalidVersion)
        #expect(status("db", "1.x", [package("db-1.0.0.tgz", nil)], []) == .corrupt)
        #expect(status("d", "1.x", [package("d-1.0.0.tgz", chart)], []) == .misnamed)
        #expect(status("db", "1.x", [], [chart]) == .unpacked)
        #expect(status("db", "1.x", [], []) == .missing)
        #expect(status("db", "1.x", [good, package("db-1.1.0.tgz", chart)], []) == .tooManyMatches)
        #expect(status("db", "1.x", [good, package("db-extra-1.1.0.tgz", nil)], []) == .ok)
    }
}
