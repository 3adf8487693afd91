import Testing
import YareBase
import YareYAML

@testable import YareChart

struct JSONSchemaTests {
    /// Patterns are plain prefixes behind `^`, otherwise parts of the text; `(` is not well formed.
    private struct PlainPatterns: RegularExpressionCompiler {
        func matcher(of pattern: String) throws(YareError) -> @Sendable (String) -> Bool {
            if pattern == "(" { throw YareError("test.pattern", "missing )") }
            if pattern.hasPrefix("^") { return { $0.hasPrefix(pattern.dropFirst()) } }
            return { $0.contains(pattern) }
        }
    }

    /// A schema, values that break it, and what is to be said of them.
    struct SchemaCase: Sendable {
        let schema: String
        let values: String
        let sentences: [String]

        init(_ schema: String, _ values: String, _ sentences: [String]) {
            self.schema = schema
            self.values = values
            self.sentences = sentences
        }
    }

    /// What Helm 3.17.3 says of schemas and values.
    static let cases: [SchemaCase] = [
        SchemaCase(
            ##"{"type":"object","required":["z"],"properties":{"a":{"type":"string"},"n":{"minimum":3}}}"##,
            ##"{"a":1,"n":1}"##,
            [
                "(root): z is required", "a: Invalid type. Expected: string, given: integer",
                "n: Must be greater than or equal to 3",
            ]
        ),
        SchemaCase(
            ##"{"properties":{"a":{"type":["string","null"]},"b":{"type":"integer"},"c":{"type":"number"}}}"##,
            ##"{"a":1.5,"b":1.5,"c":"x"}"##,
            [
                "a: Invalid type. Expected: [string,null], given: number",
                "b: Invalid type. Expected: integer, given: number",
                "c: Invalid type. Expected: number, given: string",
            ]
        ),
        SchemaCase(
            ##"{"properties":{"a":{"enum":["x",1,null,{"b":1},1.5]},"b":{"const":{"z":1,"a":"<"}}}}"##,
            ##"{"a":"q","b":2}"##,
            [
                ##"a: a must be one of the following: "x", 1, null, {"b":1}, 1.5"##,
                ##"b: b does not match: {"a":"\u003c","z":1}"##,
            ]
        ),
        SchemaCase(
            ##"{"properties":{"a":{"anyOf":[{"type":"string"},{"type":"object","required":["x","y"]}]}}}"##,
            ##"{"a":{"x":1}}"##,
            ["a: Must validate at least one schema (anyOf)", "a: y is required"]
        ),
        SchemaCase(
            ##"{"properties":{"a":{"oneOf":[{"type":"object"},{"required":["x"]}]}}}"##, ##"{"a":{"x":1}}"##,
            ["a: Must validate one and only one schema (oneOf)"]
        ),
        SchemaCase(
            ##"{"properties":{"a":{"allOf":[{"required":["p"]},{"required":["x"]}]}}}"##, ##"{"a":{}}"##,
            ["a: p is required", "a: x is required", "a: Must validate all the schemas (allOf)"]
        ),
        SchemaCase(##"{"not":{"required":["a"]}}"##, ##"{"a":1}"##, ["(root): Must not validate the schema (not)"]),
        SchemaCase(
            ##"{"dependencies":{"a":["b"],"d":{"required":["e"]}}}"##, ##"{"a":1,"d":1}"##,
            ["(root): Has a dependency on b", "(root): e is required"]
        ),
        SchemaCase(
            ##"{"if":{"required":["a"]},"then":{"required":["b"]},"else":{"required":["c"]}}"##, ##"{"a":1}"##,
            [##"(root): Must validate "then" as "if" was valid"##, "(root): b is required"]
        ),
        SchemaCase(
            ##"{"properties":{"a":{"minLength":3},"b":{"maxLength":1},"c":{"pattern":"^x"},"e":{"multipleOf":2}}}"##,
            ##"{"a":"é","b":"éé","c":"y","e":3}"##,
            [
                "a: String length must be greater than or equal to 3",
                "b: String length must be less than or equal to 1",
                "c: Does not match pattern '^x'", "e: Must be a multiple of 2",
            ]
        ),
        SchemaCase(
            ##"{"properties":{"f":{"exclusiveMinimum":1000000},"g":{"exclusiveMaximum":1},"h":{"maximum":1.5},"##
                + ##""i":{"minimum":2,"exclusiveMinimum":true}}}"##,
            ##"{"f":5,"g":1,"h":2,"i":2}"##,
            [
                "f: Must be greater than 1e+06", "g: Must be less than 1", "h: Must be less than or equal to 1.5",
                "i: Must be greater than 2",
            ]
        ),
        SchemaCase(
            ##"{"additionalProperties":{"type":"string"},"patternProperties":{"^x":{"type":"integer"}},"##
                + ##""propertyNames":{"maxLength":2}}"##,
            ##"{"b":1,"xyz":"a"}"##,
            [
                "b: Invalid type. Expected: string, given: integer",
                "xyz: Invalid type. Expected: integer, given: string",
                ##"(root): Property name of "xyz" does not match"##,
                "(root): String length must be less than or equal to 2",
            ]
        ),
        SchemaCase(
            ##"{"properties":{"a":{"items":{"type":"string"},"minItems":4,"uniqueItems":true},"##
                + ##""b":{"items":[{"type":"string"}],"additionalItems":false},"c":{"contains":{"type":"string"}}}}"##,
            ##"{"a":["x","x"],"b":["1",2],"c":[1]}"##,
            [
                "a: Array must have at least 4 items", "a: array items[0,1] must be unique",
                "b: No additional items allowed on array", "c: At least one of the items must match",
                "c.0: Invalid type. Expected: string, given: integer",
            ]
        ),
        SchemaCase(
            ##"{"properties":{"a":false,"b":true}}"##, ##"{"a":1,"b":1}"##, ["a: False always fails validation"]),
        SchemaCase(
            ##"{"definitions":{"p":{"type":"integer"}},"properties":{"a":{"$ref":"#/definitions/p","type":"null"}}}"##,
            ##"{"a":"x"}"##, ["a: Invalid type. Expected: integer, given: string"]
        ),
        SchemaCase(
            ##"{"properties":{"a":{"format":"ipv4"}}}"##, ##"{"a":"1.2.3"}"##, ["a: Does not match format 'ipv4'"]),
    ]

    @Test(arguments: cases) func saysWhatHelmSays(of item: SchemaCase) throws {
        #expect(try violations(item.schema, item.values) == item.sentences)
    }

    /// Keywords of a draft, a value that they allow and one that they do not.
    struct DraftCase: Sendable {
        let draft: String
        let keywords: String
        let valid: String
        let invalid: String?

        init(_ draft: String, _ keywords: String, _ valid: String, _ invalid: String? = nil) {
            self.draft = draft
            self.keywords = keywords
            self.valid = valid
            self.invalid = invalid
        }
    }

    @Test(arguments: [
        (
            ##"{"type":"objekt"}"##,
            "has a primitive type that is NOT VALID -- given: /objekt/ Expected valid values are:[array boolean integer number null object string]"
        ),
        (##"{"properties":{"a":{"pattern":"("}}}"##, "pattern must be a valid regex"),
        (##"{"properties":{"a":{"$ref":"#/nope"}}}"##, "Object has no key 'nope'"),
        (##"{"properties":[]}"##, "properties must be of type object"),
        (##"{"required":"a"}"##, "required must be of an array"),
        (##"{"required":["a","a"]}"##, "required items must be unique"),
        (##"{"minLength":-1}"##, "minLength must be greater than or equal to 0"),
        (##"{"minLength":2,"maxLength":1}"##, "minLength cannot be greater than maxLength"),
        (##"{"multipleOf":0}"##, "multipleOf must be strictly greater than 0"),
        (##"{"items":5}"##, "Invalid type. Expected: valid schema/array of schemas, given: items"),
        ("5", "schema is invalid"),
        ("{", "unexpected EOF"),
    ])
    func refusesSchemasThatAreNone(schema: String, message: String) {
        #expect(ChartFixture.message { _ = try violations(schema, "{}") } == message)
    }

    @Test func followsNoReferenceOutOfTheChart() {
        let schema = ##"{"properties":{"a":{"$ref":"https://example.com/schema.json"}}}"##
        #expect(
            ChartFixture.message { _ = try violations(schema, "{}") }
                == ##"schema reference "https://example.com/schema.json" leads out of the chart and is not fetched"##)
    }

    static let draftCases: [DraftCase] = [
        DraftCase(
            "2020-12", ##""prefixItems":[{"type":"integer"}],"items":{"type":"string"}"##, ##"[1,"a"]"##, ##"[1,2]"##),
        DraftCase("2020-12", ##""contains":{"type":"integer"},"minContains":2,"maxContains":2"##, "[1,2]", "[1,2,3]"),
        DraftCase("2020-12", ##""contains":{"type":"integer"},"minContains":0"##, "[]"),
        DraftCase("2020-12", ##""dependentRequired":{"a":["b"]}"##, ##"{"a":1,"b":1}"##, ##"{"a":1}"##),
        DraftCase("2020-12", ##""dependentSchemas":{"a":{"minProperties":2}}"##, ##"{"a":1,"b":1}"##, ##"{"a":1}"##),
        DraftCase("2020-12", ##""properties":{"a":true},"unevaluatedProperties":false"##, ##"{"a":1}"##, ##"{"b":1}"##),
        DraftCase(
            "2020-12", ##""allOf":[{"properties":{"a":true}}],"unevaluatedProperties":{"type":"null"}"##,
            ##"{"a":1,"b":null}"##, ##"{"b":1}"##
        ),
        DraftCase(
            "2020-12",
            ##""if":{"properties":{"a":{"const":1}},"required":["a"]},"then":{"properties":{"b":true}},"##
                + ##""unevaluatedProperties":false"##, ##"{"a":1,"b":1}"##, ##"{"a":2,"b":1}"##
        ),
        DraftCase("2019-09", ##""items":[true],"unevaluatedItems":false"##, "[1]", "[1,2]"),
        DraftCase("2020-12", ##""$ref":"#/$defs/p","maximum":3,"$defs":{"p":{"type":"integer"}}"##, "2", "4"),
        DraftCase("2020-12", ##""$ref":"#p","$defs":{"x":{"$anchor":"p","type":"integer"}}"##, "2", ##""x""##),
        DraftCase(
            "2020-12",
            ##""$id":"https://e.com/root","$ref":"tree","$dynamicAnchor":"node","required":["v"],"##
                + ##""$defs":{"t":{"$id":"tree","$dynamicAnchor":"node","properties":{"next":{"$dynamicRef":"#node"}}}}"##,
            ##"{"v":1,"next":{"v":2}}"##, ##"{"v":1,"next":{}}"##
        ),
        DraftCase(
            "2019-09",
            ##""$id":"https://e.com/root","$recursiveAnchor":true,"$ref":"tree","required":["v"],"##
                + ##""$defs":{"t":{"$id":"tree","$recursiveAnchor":true,"properties":{"next":{"$recursiveRef":"#"}}}}"##,
            ##"{"v":1,"next":{"v":2}}"##, ##"{"v":1,"next":{}}"##
        ),
    ]

    @Test(arguments: draftCases) func knowsLaterDrafts(item: DraftCase) throws {
        let name = "https://json-schema.org/draft/\(item.draft)/schema"
        let schema = ##"{"$schema":"\##(name)",\##(item.keywords)}"##
        #expect(try violations(schema, item.valid).isEmpty)
        if let invalid = item.invalid { #expect(try !violations(schema, invalid).isEmpty) }
    }

    @Test func multipliesInDecimal() throws {
        let schema = ##"{"properties":{"a":{"multipleOf":0.1},"b":{"multipleOf":0.01},"c":{"multipleOf":3}}}"##
        #expect(try violations(schema, ##"{"a":0.3,"b":19.99,"c":3e20}"##).isEmpty)
        #expect(try violations(schema, ##"{"a":0.35,"b":19.999,"c":9007199254740992}"##).count == 3)
    }

    @Test func survivesSchemasThatReferToThemselves() throws {
        #expect(try violations(##"{"$ref":"#"}"##, "1") == ["(root): Schemas are nested too deeply"])
        #expect(
            try violations(
                ##"{"type":"object","additionalProperties":{"$ref":"#"}}"##, ##"{"a":{"b":{"c":5}}}"##)
                == ["a.b.c: Invalid type. Expected: object, given: integer"])
        let deep = String(repeating: ##"{"not":"##, count: 400) + "true" + String(repeating: "}", count: 400)
        #expect(
            ChartFixture.message { _ = try violations(deep, "1") } == "schemas are nested more than 256 levels deep")
    }

    @Test func reportsAllChartsAtOnce() throws {
        let chart = try ChartFixture.chart([
            "Chart.yaml": ChartFixture.chartFile("web"), "values.schema.json": ##"{"required":["x"]}"##,
            "charts/s/Chart.yaml": ChartFixture.chartFile("s"), "charts/s/values.yaml": "a: 1",
            "charts/s/values.schema.json": ##"{"properties":{"a":{"type":"string"}}}"##,
        ])
        let prepared = try PreparedChart(chart, values: ValueMap())
        #expect(
            ChartFixture.message { try prepared.validateValues(patterns: PlainPatterns()) } == """
                values don't meet the specifications of the schema(s) in the following chart(s):
                web:
                - (root): x is required
                s:
                - a: Invalid type. Expected: string, given: integer

                """)
    }

    private func violations(_ schema: String, _ value: String) throws -> [String] {
        try JSONSchema(Array(schema.utf8), patterns: PlainPatterns()).violations(of: JSONReader().read(value)).map(
            \.text)
    }
}
