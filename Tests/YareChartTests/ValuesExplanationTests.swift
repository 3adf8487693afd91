import Testing
import YareBase

@testable import YareChart

/// Who set a value, at every layer and depth.
struct ValuesExplanationTests {
    private let composition = ValuesComposition { _ in Array("contents".utf8) }

    /// A chart `web` with a subchart `db` that has a subchart `log`.
    private func chart(_ files: [String: String] = [:], dependencies: String = "") throws -> Chart {
        try ChartFixture.chart(
            [
                "Chart.yaml": ChartFixture.chartFile("web", dependencies),
                "values.yaml": """
                image:
                  tag: "1"
                  name: web
                hosts: [a, b]
                global: {zone: west}
                db:
                  port: 1
                  log: {level: info}
                """,
                "charts/db/Chart.yaml": ChartFixture.chartFile("db"),
                "charts/db/values.yaml": "port: 2\nuser: me\nlog:\n  format: text\n",
                "charts/db/charts/log/Chart.yaml": ChartFixture.chartFile("log"),
                "charts/db/charts/log/values.yaml": "level: debug\nformat: json\npath: /var\n",
            ].merging(files) { $1 })
    }

    private func explain(
        _ chart: Chart, _ layers: [ValuesLayer] = []
    ) throws -> [String: String] {
        let explanation = try ValuesExplanation(chart, layers: layers, composition: composition)
        let values = explanation.values.map { ($0.path.description, $0.origin?.description ?? "unknown") }
        let removals = explanation.removals.map { ("-\($0.path)", "\($0.origin), over \($0.removed)") }
        return Dictionary(uniqueKeysWithValues: values + removals)
    }

    private func file(_ text: String, _ name: String = "mine.yaml") throws -> ValuesLayer {
        try ValuesLayer(file: name, bytes: Array(text.utf8))
    }

    @Test func tellsDefaultsOfChartsAtEveryDepth() throws {
        #expect(
            try explain(chart()) == [
                "image.tag": "web/values.yaml:2", "image.name": "web/values.yaml:3", "hosts": "web/values.yaml:4",
                "global.zone": "web/values.yaml:5", "db.global.zone": "web/values.yaml:5 (global)",
                "db.log.global.zone": "web/values.yaml:5 (global)",
                "db.port": "web/values.yaml:7 (parent chart)",
                "db.user": "web/charts/db/values.yaml:2",
                "db.log.level": "web/values.yaml:8 (parent chart)",
                "db.log.format": "web/charts/db/values.yaml:4 (parent chart)",
                "db.log.path": "web/charts/db/charts/log/values.yaml:3",
            ])
    }

    @Test(arguments: [
        ("image:\n  tag: x\n", "image.tag", "mine.yaml:2"),
        ("\n\ndb: {log: {path: x}}\n", "db.log.path", "mine.yaml:3"),
        ("global:\n  zone: east\n", "db.log.global.zone", "mine.yaml:2 (global)"),
        ("db:\n  global:\n    zone: east\n", "db.log.global.zone", "web/values.yaml:5 (global)"),
        ("a: 1\n---\na: 2\n", "a", "mine.yaml:3"),
        ("hosts:\n- x\n", "hosts", "mine.yaml:1"),
        ("new: {}\n", "new", "mine.yaml:1"),
        ("new: []\n", "new", "mine.yaml:1"),
        ("new: null\n", "new", "mine.yaml:1"),
        ("global:\n  none: null\n", "db.log.global.none", "mine.yaml:2 (global)"),
        ("global:\n  list: []\n", "db.global.list", "mine.yaml:2 (global)"),
        ("steps:\n- {a: 1}\n- {b: null}\n", "steps", "mine.yaml:1"),
        ("steps:\n- {b: null}\n", "steps[0].b", "mine.yaml:2"),
        ("base: &b {x: 1}\nother: *b\n", "other.x", "mine.yaml"),
    ])
    func tellsLinesOfValuesFiles(text: String, key: String, origin: String) throws {
        #expect(try explain(chart(), [file(text)])[key] == origin)
    }

    @Test(arguments: [
        (ValuesLayer.Content.typed("image.tag=2,n=3"), "image.tag", "--set image.tag=2,n=3"),
        (.text("db.log.path=/x"), "db.log.path", "--set db.log.path=/x"),
        (.literal("image.name=a,b"), "image.name", "--set image.name=a,b"),
        (.file("cert=/some/path"), "cert", "--set cert=/some/path"),
        (.json("db={\"log\":{\"level\":[1,2]}}"), "db.log.level", "--set db={\"log\":{\"level\":[1,2]}}"),
        (.json("{\"image\":{\"tag\":7}}"), "image.tag", "--set {\"image\":{\"tag\":7}}"),
        (.typed("hosts={x,y}"), "hosts", "--set hosts={x,y}"),
        (.typed("hosts[1]=y"), "hosts", "--set hosts[1]=y"),
        (.typed("a\\.b=1"), "a\\.b", "--set a\\.b=1"),
        (.typed("e=null"), "e", "--set e=null"),
    ])
    func tellsFlags(content: ValuesLayer.Content, key: String, origin: String) throws {
        #expect(try explain(chart(), [ValuesLayer(name: "--set", content: content)])[key] == origin)
    }

    @Test func prefersTheStrongerLayer() throws {
        let layers = [
            try file("image: {tag: a, name: a}", "one.yaml"), try file("image: {tag: b}", "two.yaml"),
            ValuesLayer(name: "--set", content: .typed("image.tag=c")),
        ]
        let origins = try explain(chart(), layers)
        #expect(origins["image.tag"] == "--set image.tag=c")
        #expect(origins["image.name"] == "one.yaml:1")
    }

    @Test func tellsElementsOfAListApartThatTwoLayersSet() throws {
        let layers = [
            try file("hosts:\n- x\n- {name: z}\n"), ValuesLayer(name: "--set", content: .typed("hosts[1].name=y")),
        ]
        let origins = try explain(chart(), layers)
        #expect(origins["hosts[0]"] == "mine.yaml:2")
        #expect(origins["hosts[1].name"] == "--set hosts[1].name=y")
    }

    @Test(arguments: [
        ("image: null\n", "-image", "mine.yaml:1, over web/values.yaml:1"),
        ("image:\n  tag: null\n", "-image.tag", "mine.yaml:2, over web/values.yaml:2"),
        ("db: {log: {path: null}}\n", "-db.log.path", "mine.yaml:1, over web/charts/db/charts/log/values.yaml:3"),
        ("db: {port: null}\n", "-db.port", "mine.yaml:1, over web/values.yaml:7 (parent chart)"),
    ])
    func tellsWhatNullHasRemoved(text: String, key: String, origin: String) throws {
        #expect(try explain(chart(), [file(text)])[key] == origin)
    }

    @Test func tellsOfNullInAParentChart() throws {
        let chart = try chart(["values.yaml": "db:\n  user: null\n"])
        let origins = try explain(chart)
        #expect(origins["-db.user"] == "web/values.yaml:2 (parent chart), over web/charts/db/values.yaml:2")
        #expect(origins["db.user"] == nil)
    }

    @Test func tellsWhoSetAMapThatNullsHaveEmptied() throws {
        #expect(try explain(chart(), [file("image:\n  tag: null\n  name: null\n")])["image"] == "mine.yaml:1")
    }

    @Test func tellsImportedValues() throws {
        let chart = try chart(
            ["charts/db/values.yaml": "exports:\n  data:\n    url: x\nconnection:\n  port: 5\n"],
            dependencies: """
                dependencies:
                - name: db
                  version: "*"
                  import-values: [data, {child: connection, parent: store}]
                """)
        let origins = try explain(chart)
        #expect(origins["url"] == "web/charts/db/values.yaml:3 (import of exports.data.url)")
        #expect(origins["store.port"] == "web/charts/db/values.yaml:5 (import of connection.port)")
        #expect(origins["db.connection.port"] == "web/charts/db/values.yaml:5")
    }

    @Test func followsAliasesAndConditions() throws {
        let chart = try chart(
            dependencies: """
                dependencies:
                - {name: db, version: "*", alias: main, condition: main.enabled}
                - {name: db, version: "*", alias: spare, condition: spare.enabled}
                """)
        let layers = [ValuesLayer(name: "--set", content: .typed("main.enabled=true,spare.enabled=false"))]
        let origins = try explain(chart, layers)
        #expect(origins["main.user"] == "web/charts/db/values.yaml:2")
        #expect(origins["main.log.path"] == "web/charts/db/charts/log/values.yaml:3")
        #expect(origins["spare.user"] == nil)
        #expect(origins["spare.enabled"] == "--set main.enabled=true,spare.enabled=false")
    }

    /// Whatever the layers, the explained values are those that a rendering sees.
    @Test func explainsEveryValue() throws {
        let layers = [
            try file("a: [{b: 1}, {b: [1, {c: null}]}]\ndb: {log: {x: {}}}\nimage: {tag: {deep: 1}}\n"),
            ValuesLayer(name: "--set", content: .typed("a[1].b[0]=7,db.log.level=null,hosts[3]=z")),
        ]
        let explanation = try ValuesExplanation(chart(), layers: layers, composition: composition)
        let prepared = try PreparedChart(chart(), values: composition.compose(layers))
        #expect(explanation.prepared.values == prepared.values)
        #expect(explanation.values.allSatisfy { $0.origin != nil || $0.value.isNull })
    }
}
