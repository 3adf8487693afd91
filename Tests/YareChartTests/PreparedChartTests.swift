import Testing
import YareBase

@testable import YareChart

/// Values and dependencies, each case as Helm 3.17.3 decided it.
struct PreparedChartTests {
    @Test func laysValuesOverDefaults() throws {
        let chart = try ChartFixture.chart([
            "Chart.yaml": ChartFixture.chartFile("web"), "values.yaml": "data: {}\nd2: {a: 1}\nlist: [1, 2]\n",
        ])
        let values = try values(chart, "{data: {foo: bar, baz: null}, d2: {a: null, b: null}, list: [3], new: null}")
        #expect(values == #"{"d2":{"b":null},"data":{"baz":null,"foo":"bar"},"list":[3],"new":null}"#)
    }

    @Test(arguments: [true, false]) func removesDefaultsOfSubchartsByNull(isListed: Bool) throws {
        let chart = try nested(listed: isListed, parentValues: "")
        let values = try values(chart, "{s: {k: null, t: {p: null, q: {x: null}}, m: {x: 4, z: null}}}")
        #expect(values == #"{"s":{"global":{},"m":{"x":4,"y":{"z":1},"z":null},"t":{"global":{},"q":{}}}}"#)
    }

    @Test(arguments: [true, false]) func removesDefaultsOfSubchartsByNullOfTheParent(isListed: Bool) throws {
        let chart = try nested(
            listed: isListed, parentValues: "s: {k: null, m: {'y': null, x: null}, t: {p: null, q: {x: null}}}")
        #expect(try values(chart, "{}") == #"{"s":{"global":{},"m":{},"t":{"global":{},"q":{}}}}"#)
    }

    @Test func handsGlobalsDownAndKeepsTheParents() throws {
        let chart = try ChartFixture.chart([
            "Chart.yaml": ChartFixture.chartFile("web"), "values.yaml": "global: {a: {b: {x: 1}, c: 1}, d: 1}",
            "charts/one/Chart.yaml": ChartFixture.chartFile("one"),
            "charts/one/values.yaml": "global: {a: {b: {x: 5, 'y': 2}, c: 5, e: 5}, d: 5, f: 5}",
            "charts/two/Chart.yaml": ChartFixture.chartFile("two"),
        ])
        let globals = #"{"a":{"b":{"x":1,"y":2},"c":1}"#
        #expect(
            try values(chart, "{}")
                == #"{"global":"# + globals + #","d":1},"#
                + #""one":{"global":{"a":{"b":{"x":1,"y":2},"c":1,"e":5},"d":1,"f":5}},"#
                + #""two":{"global":"# + globals + #","d":1}}}"#)
    }

    @Test func refusesValuesOfASubchartThatAreNoMap() throws {
        let chart = try ChartFixture.chart([
            "Chart.yaml": ChartFixture.chartFile("web"), "charts/s/Chart.yaml": ChartFixture.chartFile("s"),
        ])
        #expect(
            ChartFixture.message { _ = try values(chart, "{s: text}") } == "type mismatch on s: %!t(string=text)")
    }

    @Test func warnsOfLayersThatDoNotFit() throws {
        let chart = try ChartFixture.chart([
            "Chart.yaml": ChartFixture.chartFile("web"), "values.yaml": "a: 1\nb: {c: {d: 1}, e: 1}",
        ])
        let prepared = try PreparedChart(chart, values: try ChartFixture.values("{a: {x: 1}, b: {c: 2, e: {f: 1}}}"))
        #expect(
            prepared.diagnostics.map(\.message) == [
                "skipped value for web.a: Not a table.",
                "cannot overwrite table with non table for web.b.c (map[d:1])",
                "destination for web.b.e is a table. Ignoring non-table value (1)",
            ])
    }

    @Test(arguments: [
        ("{}", ["one", "two", "extra"]),
        ("{one: {enabled: false}}", ["two", "extra"]),
        ("{tags: {all: false}}", ["extra"]),
        ("{tags: {all: false, second: true}}", ["two", "extra"]),
        ("{tags: {all: false}, one: {enabled: true}}", ["one", "extra"]),
        ("{one: {enabled: text}, other: false}", ["two", "extra"]),
        ("{one: {enabled: false}, other: true}", ["two", "extra"]),
    ])
    func enablesSubchartsByConditionsAndTags(values: String, names: [String]) throws {
        let dependencies = """
            dependencies:
            - {name: one, version: "*", condition: "one.enabled,other", tags: [all]}
            - {name: two, version: "*", tags: [all, second]}
            """
        let chart = try ChartFixture.chart([
            "Chart.yaml": ChartFixture.chartFile("web", dependencies),
            "charts/one/Chart.yaml": ChartFixture.chartFile("one"),
            "charts/two/Chart.yaml": ChartFixture.chartFile("two"),
            "charts/extra/Chart.yaml": ChartFixture.chartFile("extra"),
        ])
        let prepared = try PreparedChart(chart, values: try ChartFixture.values(values))
        #expect(Set(prepared.chart.dependencies.map(\.name)) == Set(names))
    }

    @Test func readsConditionsFromTheDefaultsOfTheSubchart() throws {
        let chart = try ChartFixture.chart([
            "Chart.yaml": ChartFixture.chartFile(
                "web", "dependencies: [{name: one, version: '*', condition: one.enabled}]"),
            "charts/one/Chart.yaml": ChartFixture.chartFile("one"), "charts/one/values.yaml": "enabled: false",
        ])
        #expect(try PreparedChart(chart, values: ValueMap()).chart.dependencies.isEmpty)
    }

    @Test func copiesASubchartForEachAlias() throws {
        let dependencies = """
            dependencies:
            - {name: db, version: ">=1.0.0", alias: first}
            - {name: db, version: "1.0.0", alias: second, condition: second.up}
            - {name: db, version: ">2"}
            """
        let chart = try ChartFixture.chart([
            "Chart.yaml": ChartFixture.chartFile("web", dependencies), "values.yaml": "first: {a: 2}",
            "charts/db/Chart.yaml": ChartFixture.chartFile("db"), "charts/db/values.yaml": "a: 1",
        ])
        let prepared = try PreparedChart(chart, values: try ChartFixture.values("{second: {up: true}}"))
        #expect(prepared.chart.dependencies.map(\.name) == ["first", "second"])
        #expect(
            try ChartFixture.json(prepared.values)
                == #"{"first":{"a":2,"global":{}},"second":{"a":1,"global":{},"up":true}}"#)
    }

    /// Copies of an aliased chart share their entries of `dependencies` and what these do not list, as in Helm.
    @Test func sharesWhatLiesInCopiesOfASubchart() throws {
        let two = "dependencies: [{name: a, version: 1.0.0, alias: a1}, {name: a, version: 1.0.0, alias: a2}]"
        var files = ["Chart.yaml": ChartFixture.chartFile("top", two)]
        for name in ["b", "u"] { files["charts/a/charts/\(name)/Chart.yaml"] = ChartFixture.chartFile(name) }
        files["charts/a/Chart.yaml"] = ChartFixture.chartFile("a")
        #expect(
            try paths(files) == [
                "top", "top/charts/a1", "top/charts/a/charts/b", "top/charts/a/charts/u",
                "top/charts/a2", "top/charts/a/charts/b", "top/charts/a/charts/u",
            ])
        files["charts/a/Chart.yaml"] = ChartFixture.chartFile(
            "a", "dependencies: [{name: b, version: 1.0.0, alias: bb, condition: bb.up}]")
        #expect(
            try paths(files) == [
                "top", "top/charts/a1", "top/charts/a2/charts/u", "top/charts/a1/charts/bb",
                "top/charts/a2", "top/charts/a2/charts/b", "top/charts/a2/charts/u",
            ])
    }

    private func paths(_ files: [String: String]) throws -> [String] {
        let prepared = try PreparedChart(ChartFixture.chart(files), values: ["a1": ["bb": ["up": true]]])
        var paths: [String] = []
        prepared.chart.visit { _, path in paths.append(path.fullPath) }
        return paths
    }

    @Test func importsValuesOfSubcharts() throws {
        let dependencies = """
            dependencies:
            - name: s
              version: "*"
              import-values: [data, {child: inner.part, parent: to.here}, nope]
            """
        let chart = try ChartFixture.chart([
            "Chart.yaml": ChartFixture.chartFile("web", dependencies), "values.yaml": "a: own\nto: {here: {z: 1}}",
            "charts/s/Chart.yaml": ChartFixture.chartFile("s"),
            "charts/s/values.yaml": "exports: {data: {a: theirs, b: 2}}\ninner: {part: {'y': 3}}",
        ])
        let prepared = try PreparedChart(chart, values: ValueMap())
        #expect(prepared.values["a"] == "own")
        #expect(prepared.values["b"] == .double(2))
        #expect(prepared.values["to"] == ["here": ["y": .double(3), "z": .double(1)]])
        #expect(
            prepared.diagnostics.map(\.message) == [#"Warning: ImportValues missing table: "nope" is not a table"#])
    }

    @Test func refusesImportsWithoutPaths() throws {
        let chart = try ChartFixture.chart([
            "Chart.yaml": ChartFixture.chartFile(
                "web", "dependencies: [{name: s, version: '*', import-values: [{child: a}]}]"),
            "charts/s/Chart.yaml": ChartFixture.chartFile("s"),
        ])
        #expect(throws: YareError.self) { try PreparedChart(chart, values: ValueMap()) }
    }

    private func values(_ chart: Chart, _ text: String) throws -> String {
        try ChartFixture.json(PreparedChart(chart, values: try ChartFixture.values(text)).values)
    }

    /// A chart with a subchart `s` with a subchart `t`, listed in `Chart.yaml` or only lying there.
    private func nested(listed: Bool, parentValues: String) throws -> Chart {
        let list = { (name: String) in listed ? "dependencies: [{name: \(name), version: 1.0.0}]" : "" }
        return try ChartFixture.chart([
            "Chart.yaml": ChartFixture.chartFile("n", list("s")), "values.yaml": parentValues,
            "charts/s/Chart.yaml": ChartFixture.chartFile("s", list("t")),
            "charts/s/values.yaml": "k: 5\nm: {x: 1, 'y': {z: 1}}",
            "charts/s/charts/t/Chart.yaml": ChartFixture.chartFile("t"),
            "charts/s/charts/t/values.yaml": "p: 5\nq: {x: 1}",
        ])
    }
}
