import Testing
import YareBase
import YareChart
import YareCluster
import YareDeploy
import YareEngine
import YareRelease

/// Why lines change: shown by what taking one thing back brings back.
struct ChangeExplainerTests {
    private static let helpers = """
        {{- define "labels" -}}
        app: shop
        chart: {{ .Chart.Version }}
        {{- end -}}
        """

    private static func settings(_ more: String = "") -> String {
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: settings
          labels:
            {{- include "labels" . | nindent 4 }}
        data:
          image: {{ .Values.image.name }}:{{ .Values.image.tag }}
          port: {{ .Values.port | quote }}
          revision: {{ .Release.Revision | quote }}
        \(more)
        {{- if .Values.extra }}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: extra}
        {{- end }}
        """
    }

    private static func chart(_ text: String, version: String = "1.0.0", helpers: String = helpers) -> Chart {
        .of(
            ["_helpers.tpl": helpers, "settings.yaml": text],
            values: ["image": ["name": "shop", "tag": "1"], "port": 80, "extra": false], version: version)
    }

    /// `-  port: "80" # value port` and so on, for each line that changes.
    private func explain(
        _ old: Chart = chart(settings()), _ oldValues: ValueMap = ValueMap(), to new: Chart = chart(settings()),
        _ values: ValueMap = ValueMap()
    ) async throws -> [String] {
        let world = try DeployWorld()
        let before = try await world.install(old, values: oldValues).release
        let options = ChangeOptions(dryRun: .client)
        let result = try await world.upgrade(new, values: values, reuse: .reset, options: options)
        let deployment = try #require(result.deployment)
        let rendering = try await ExplainableRendering(deployment, of: result.release, on: world.cluster)
        let diff = try ReleaseDiff(
            from: before, to: result.release, ReleaseDiff.Scope(context: 0), explainedBy: rendering)
        return Self.lines(of: diff)
    }

    private static func lines(of diff: ReleaseDiff) -> [String] {
        zip(diff.manifest.entries, diff.causes).flatMap { entry, causes -> [String] in
            if entry.change != .modified {
                return ["\(entry.change) \(entry.identifier.name) # \(text(causes.object))"]
            }
            return entry.diff.hunks.enumerated().flatMap { hunk, content in
                content.lines.enumerated().map { index, line in
                    let place = EntryCauses.Place(hunk: hunk, line: index)
                    return "\(text(of: line)) # \(text(causes.lines[place] ?? []))"
                }
            }.filter { !$0.contains("revision:") }
        }
    }

    private static func text(_ causes: [ChangeCause]) -> String {
        causes.map(\.description).joined(separator: ", ")
    }

    private static func text(of line: LineDiff.Line) -> String {
        switch line {
        case .same(let text), .added(let text), .removed(let text):
            text.split(separator: " ").joined(separator: " ")
        }
    }

    @Test func namesTheValue() async throws {
        #expect(
            try await explain(to: Self.chart(Self.settings()), ["port": 81]) == [
                #"port: "80" # value port"#, #"port: "81" # value port"#,
            ])
    }

    @Test func namesAllValuesThatALineDependsOn() async throws {
        #expect(
            try await explain(to: Self.chart(Self.settings()), ["image": ["name": "web", "tag": "2"]]) == [
                "image: shop:1 # value image.name, value image.tag",
                "image: web:2 # value image.name, value image.tag",
            ])
    }

    @Test func namesAValueThatIsGone() async throws {
        #expect(
            try await explain(Self.chart(Self.settings()), ["port": 81]) == [
                #"port: "81" # value port"#, #"port: "80" # value port"#,
            ])
    }

    @Test func namesTheLineOfATemplate() async throws {
        #expect(
            try await explain(to: Self.chart(Self.settings("  added: here"))) == [
                "added: here # shop/templates/settings.yaml:11"
            ])
    }

    @Test func namesTheLineOfAHelper() async throws {
        let helpers = Self.helpers.replacing("app: shop", with: "app: web")
        #expect(
            try await explain(to: Self.chart(Self.settings(), helpers: helpers)) == [
                "app: shop # shop/templates/_helpers.tpl:2", "app: web # shop/templates/_helpers.tpl:2",
            ])
    }

    @Test func namesTheVersionOfTheChart() async throws {
        #expect(
            try await explain(to: Self.chart(Self.settings(), version: "1.1.0")) == [
                "chart: 1.0.0 # Chart.yaml version", "chart: 1.1.0 # Chart.yaml version",
            ])
    }

    @Test func namesWhatMakesAnObjectComeAndGo() async throws {
        #expect(try await explain(to: Self.chart(Self.settings()), ["extra": true]) == ["added extra # value extra"])
        #expect(
            try await explain(Self.chart(Self.settings()), ["extra": true]) == ["removed extra # value extra"])
    }

    @Test func tellsWhatIsNewAtEveryRendering() async throws {
        let chart = Self.chart(Self.settings("  secret: {{ randAlphaNum 40 }}"))
        let lines = try await explain(chart, to: chart, ["port": 81])
        #expect(lines.count { $0.hasPrefix("secret: ") && $0.hasSuffix(" # new at every rendering") } == 2)
        #expect(lines.contains(#"port: "81" # value port"#))
    }

    @Test func tellsOfTheRevision() async throws {
        let chart = Self.chart(Self.settings("  number: r{{ .Release.Revision }}"))
        #expect(
            try await explain(chart, to: chart) == ["number: r1 # .Release.Revision", "number: r2 # .Release.Revision"])
    }

    @Test func explainsSecretsWithoutShowingThem() async throws {
        let secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: keys}\nstringData: {key: k{{ .Values.port }}}"
        let chart = Chart.of(["s.yaml": secret], values: ["port": 80])
        #expect(
            try await explain(chart, to: chart, ["port": 81]) == [
                "key: '-------- (3 bytes)' # value port", "key: ++++++++ (3 bytes) # value port",
            ])
    }

    /// A record without subcharts cannot tell what they print, and nothing is said then.
    @Test func saysNothingOfWhatItCannotRender() async throws {
        let world = try DeployWorld()
        let old = try await world.install(Self.chart(Self.settings())).release
        var new = try await world.upgrade(Self.chart(Self.settings()), values: ["port": 81]).release
        new.chart.templates.removeAll { $0.name.hasSuffix("_helpers.tpl") }
        let rendering = try await ExplainableRendering(new, on: world.cluster)
        let diff = try ReleaseDiff(from: old, to: new, ReleaseDiff.Scope(context: 0), explainedBy: rendering)
        #expect(Self.lines(of: diff) == [#"port: "80" # "#, #"port: "81" # "#])
    }

    @Test func explainsWhatIsRecorded() async throws {
        let world = try DeployWorld()
        let old = try await world.install(Self.chart(Self.settings())).release
        let new = try await world.upgrade(Self.chart(Self.settings()), values: ["port": 81]).release
        let rendering = try await ExplainableRendering(new, on: world.cluster)
        let diff = try ReleaseDiff(from: old, to: new, ReleaseDiff.Scope(context: 0), explainedBy: rendering)
        #expect(Self.lines(of: diff) == [#"port: "80" # value port"#, #"port: "81" # value port"#])
    }

    @Test func comparesHooksButNotTests() async throws {
        let chart = Chart.of([
            "h.yaml": Chart.hook("prepare", "pre-install", simulate: "{{ .Values.x }}"),
            "t.yaml": Chart.hook("check", "test", simulate: "{{ .Values.x }}"),
        ])
        let world = try DeployWorld()
        let old = try await world.install(chart, values: ["x": ""]).release
        let new = try await world.upgrade(chart, values: ["x": " "]).release
        func names(_ scope: ReleaseDiff.Scope) throws -> [String] {
            try ReleaseDiff(from: old, to: new, scope).manifest.entries.map(\.identifier.name)
        }
        #expect(try names(.init()) == ["prepare"])
        #expect(try names(.init(includesTests: true)) == ["prepare", "check"])
        #expect(try names(.init(includesHooks: false)).isEmpty)
        #expect(try names(.init(suppressedKinds: ["Job"])).isEmpty)
    }
}
