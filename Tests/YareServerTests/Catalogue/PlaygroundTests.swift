import HTTPTypes
import HummingbirdTesting
import Testing
import YareBase
import YareTestSupport

@testable import YareServer

/// Renders a chart of one template in a process of its own, as the server does.
private func outcome(
    _ template: String, values: String = "", defaults: String = "", schema: String? = nil, longestWait: Int = 20_000
) async throws -> PlaygroundOutcome {
    var files = ["templates/a.yaml": template, "values.yaml": defaults]
    files["values.schema.json"] = schema
    let renderer = PlaygroundProcess(
        program: TestProgram.yare.path, arguments: ["playground-worker"], longestWait: longestWait)
    return await renderer.outcome(
        of: PlaygroundRequest(package: try CatalogueWorld.package("web", files: files), values: values))
}

struct PlaygroundTests {
    @Test func rendersWithTheValuesTyped() async throws {
        let outcome = try await outcome(
            "kind: A\nname: {{ .Release.Name }}-{{ .Values.a }}-{{ .Values.b }}", values: "a: mine",
            defaults: "a: 1\nb: 2")
        #expect(outcome.documents.map(\.content) == ["kind: A\nname: my-release-mine-2"])
        #expect(outcome.documents.map(\.source) == ["web/templates/a.yaml"] && outcome.diagnostics.isEmpty)
    }

    @Test(arguments: [
        ("a: b: c", "your values", 1), ("a: [", "your values", 1), ("- a", "", 0),
    ])
    func showsErrorsInTheValues(_ values: String, _ file: String, _ line: Int) async throws {
        let outcome = try await outcome("kind: A", values: values)
        #expect(outcome.hasFailed)
        if !file.isEmpty {
            #expect(outcome.diagnostics[0].location?.file == file && outcome.diagnostics[0].location?.line != nil)
        }
    }

    @Test func showsErrorsOfTemplatesAtTheirPlaces() async throws {
        let outcome = try await outcome("kind: A\nname: {{ .Values.a | required \"a is needed\" }}")
        #expect(
            outcome.diagnostics[0].location?.file == "web/templates/a.yaml"
                && outcome.diagnostics[0].location?.line == 2)
        #expect(outcome.diagnostics[0].message.contains("a is needed"))
    }

    @Test func checksTheSchema() async throws {
        let outcome = try await outcome(
            "kind: A", values: "port: x", schema: #"{"properties": {"port": {"type": "integer"}}}"#)
        #expect(outcome.hasFailed && outcome.diagnostics[0].message.contains("port"))
    }

    /// Templates see nothing of the server: no environment, no cluster, no names of the network.
    @Test func showsNothingOfTheServer() async throws {
        let outcome = try await outcome(
            "kind: A\nhost: {{ getHostByName \"localhost\" | quote }}\nsecret: {{ lookup \"v1\" \"Secret\" \"\" \"\" | toJson }}"
        )
        #expect(outcome.documents.first?.content == "kind: A\nhost: \"\"\nsecret: {}")
        #expect(try await self.env().hasFailed)
    }

    private func env() async throws -> PlaygroundOutcome { try await outcome("kind: {{ env \"PATH\" }}") }

    @Test(arguments: [
        "{{ range until 1000 }}{{ range until 1000 }}{{ range until 1000 }}x{{ end }}{{ end }}{{ end }}",
        "{{ define \"x\" }}{{ include \"x\" . }}{{ include \"x\" . }}{{ end }}{{ include \"x\" . }}",
        "{{ define \"x\" }}{{ template \"x\" . }}{{ end }}{{ template \"x\" . }}",
        "{{ $x := \"aaaaaaaaaa\" }}{{ range until 40 }}{{ $x = print $x $x }}{{ end }}{{ $x | len }}",
        "{{ repeat 1000000000 \"x\" | len }}", "{{ until 2000000000 | len }}", "{{ printf \"%1000000000d\" 1 | len }}",
        "{{ $d := dict }}{{ range until 60 }}{{ $d = dict \"a\" $d \"b\" $d }}{{ end }}{{ toYaml $d }}",
        "{{ $d := dict }}{{ range until 60 }}{{ $d = dict \"a\" $d \"b\" $d }}{{ end }}{{ deepCopy $d | len }}",
        "{{ $l := list 1 }}{{ range until 40 }}{{ $l = concat $l $l }}{{ end }}{{ len $l }}",
        "{{ range until 100 }}{{ genPrivateKey \"rsa\" | len }}{{ end }}",
        "{{ range until 1000 }}{{ derivePassword 1 \"long\" \"a\" \"b\" \"c\" }}{{ end }}",
        "{{ $x := repeat 1000000 \"a\" }}{{ replace \"a\" $x $x | len }}",
        "{{ $x := \"{{ tpl .Values.x . }}\" }}{{ tpl $x (dict \"Values\" (dict \"x\" $x)) }}",
        "{{ range $i, $e := until 3000000 }}{{ $i }}{{ end }}",
    ])
    func boundsHostileTemplates(_ template: String) async throws {
        let clock = ContinuousClock()
        let time = try await clock.measure {
            let outcome = try await outcome(template + "\nkind: A", longestWait: 2_500)
            #expect(outcome.hasFailed, "\(outcome.documents.first?.content.prefix(50) ?? "")")
        }
        #expect(time < .seconds(60))
    }

    @Test(arguments: [
        "a: &a [x, x, x, x]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\nd: &d [*c, *c, *c, *c]\ne: &e [*d, *d, *d, *d]\nf: &f [*e, *e, *e, *e]\ng: &g [*f, *f, *f, *f]\nh: &h [*g, *g, *g, *g]\ni: &i [*h, *h, *h, *h]\nj: &j [*i, *i, *i, *i]\nk: &k [*j, *j, *j, *j]\nl: [*k, *k, *k, *k]",
        String(repeating: "[", count: 100_000), String(repeating: "{a: ", count: 50_000),
        String(repeating: "a:\n", count: 90_000),
        String(repeating: "x", count: 300_000), "a: &a\n  b: *a",
    ])
    func boundsHostileValues(_ values: String) async throws {
        let clock = ContinuousClock()
        let time = try await clock.measure {
            let outcome = try await outcome(
                "kind: A\nx: {{ toJson .Values | len }}", values: values, longestWait: 2_500)
            #expect(outcome.hasFailed)
        }
        #expect(time < .seconds(60))
    }

    /// After everything above the server still answers.
    @Test func goesOnAfterAnAttack() async throws {
        let world = try CatalogueWorld(hasPlayground: true)
        try world.publish("evil", files: ["templates/a.yaml": "kind: {{ repeat 1000000000 \"x\" | len }}"])
        try world.publish("web", files: ["templates/a.yaml": "kind: A\nmetadata:\n  name: {{ .Values.name }}"])
        let attack = try await world.post("/catalogue/playground/evil", ["values": ""])
        #expect(attack.status == .ok && attack.text.contains("role=\"alert\""))
        let page = try await world.post(
            "/catalogue/playground/web", ["values": "name: \"<b>x</b>\"", "fragment": "yes"])
        #expect(page.text.contains("A &lt;b&gt;x&lt;/b&gt;") && !page.text.contains("<html"))
        let whole = try await world.get("/catalogue/playground/web")
        #expect(whole.text.contains("<textarea") && whole.text.contains("1 object"))
    }

    @Test func comparesManifestsOfMyValues() async throws {
        let world = try CatalogueWorld(hasPlayground: true)
        try world.publish(
            "web", "1.0.0", files: ["templates/a.yaml": "kind: A\nmetadata:\n  name: x\nold: {{ .Values.count }}"])
        try world.publish(
            "web", "2.0.0", files: ["templates/a.yaml": "kind: A\nmetadata:\n  name: x\nnew: {{ .Values.count }}"])
        let page = try await world.post(
            "/catalogue/compare/web", ["from": "1.0.0", "to": "2.0.0", "view": "manifests", "values": "count: 7"])
        #expect(page.text.contains("old: 7") && page.text.contains("new: 7") && page.text.contains("A x"))
    }
}
