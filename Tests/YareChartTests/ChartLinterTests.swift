import Foundation
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
            chart.templates.flatMap { TemplateLinter(kubernetesMinor: 32).messages(of: $0, rendered: nil) }
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
            "apiVersion: batch/v1beta1\nkind: CronJob\nmetadata: {name: x}",
            "batch/v1beta1 CronJob is deprecated in v1.21+, unavailable in v1.25+; use batch/v1 CronJob"
        ),
        (
            "kind: List\nmetadata: {name: x}\nitems: [{metadata: {annotations: {helm.sh/resource-policy: keep}}}]",
            "Annotation 'helm.sh/resource-policy' within List objects are ignored"
        ),
    ])
    func remarksOnManifests(rendered: String, message: String) {
        let file = ChartFile(name: "templates/a.yaml", bytes: [])
        #expect(
            TemplateLinter(kubernetesMinor: 32).messages(of: file, rendered: rendered).map(\.message).contains(message))
    }

    private static let named = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: A}\n"
    private static let misread = "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal "

    /// What Helm 3.17.3 says of texts that hold several documents, or none; `name` stands for the remark on a name.
    @Test(arguments: [
        (named + "--- foo\n" + named, ["invalid Yaml document separator: foo"]),
        (named + "---foo\n" + named, ["invalid Yaml document separator: foo"]),
        (named + "----\n" + named, ["invalid Yaml document separator: -"]),
        ("--- foo\n" + named, ["invalid Yaml document separator: foo"]),
        (named + "--- # ok\n" + named, ["name", "name"]), (named + "---  \n" + named, ["name", "name"]),
        ("---\n---\n" + named + "---", ["name"]), (named + "---\n\n# c\n---\n" + named, ["name", "name"]),
        (
            named + "---\na: [\n---\n" + named,
            ["name", "error converting YAML to JSON: yaml: line 1: did not find expected node content"]
        ),
        (named + "...\n" + named, ["name"]), ("# only\n", []),
        (
            "%YAML 1.1\n---\n" + named,
            ["error converting YAML to JSON: yaml: line 1: did not find expected <document start>"]
        ),
        ("- 1\n---\n" + named, [misread + "array into Go value of type rules.K8sYamlStruct"]),
        ("abc\n", [misread + "string into Go value of type rules.K8sYamlStruct"]),
        ("apiVersion: {}\n", [misread + "object into Go struct field K8sYamlStruct.apiVersion of type string"]),
        ("apiVersion: 1\nkind: [x]\n", [misread + "array into Go struct field K8sYamlStruct.Kind of type string"]),
        (
            "metadata: a\n",
            [misread + "string into Go struct field K8sYamlStruct.Metadata of type rules.k8sYamlMetadata"]
        ),
        (
            "metadata: {name: [x]}\n",
            [misread + "array into Go struct field k8sYamlMetadata.Metadata.Name of type string"]
        ),
        (
            "metadata: {name: ok, namespace: {}}\n",
            [misread + "object into Go struct field k8sYamlMetadata.Metadata.Namespace of type string"]
        ),
    ])
    func takesManifestsApartAsKubernetesDoes(rendered: String, messages: [String]) {
        let file = ChartFile(name: "templates/a.yaml", bytes: [])
        let found = TemplateLinter(kubernetesMinor: 32).messages(of: file, rendered: rendered).map(\.message)
        #expect(
            found.map { $0.hasPrefix("object name") ? "name" : $0 }
                == messages.map { $0 == "name" ? $0 : "unable to parse YAML: " + $0 })
    }

    /// Of all kinds that Kubernetes has or had, what Helm 3.17.3 said of them.
    @Test func warnsOfDeprecatedKindsInHelmsWords() throws {
        let path = TestProgram.sourceFolder + "/Tests/YareChartTests/Fixtures/deprecated-kinds.txt"
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
        #expect(lines.count == 117)
        func warnings(_ minor: Int) -> [String] {
            lines.compactMap { line in
                let words = line.split(separator: " ").map(String.init)
                return DeprecatedKinds.warning(about: words[1], in: words[0], kubernetes: minor)
            }
        }
        #expect(warnings(32) == lines)
        #expect(warnings(18).count == 47 && warnings(10).count == 29)
        for (version, kind) in [("apps/v1", "Deployment"), ("policy/v1beta1", "EvictionList"), ("v1", "Pod"), ("", "")]
        {
            #expect(DeprecatedKinds.warning(about: kind, in: version, kubernetes: 32) == nil)
        }
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
