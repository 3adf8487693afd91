import Testing
import YareBase
import YareChart
import YareYAML

@Suite struct SchemaInferenceTests {
    private struct NoPatterns: RegularExpressionCompiler {
        func matcher(of pattern: String) throws(YareError) -> @Sendable (String) -> Bool {
            throw YareError("test.pattern", "no patterns")
        }
    }

    private static let values = """
        text: a
        count: 3
        share: 0.5
        isOn: true
        nothing: null
        labels: {}
        list: []
        ports: [80, 443]
        mixed: [1, a]
        servers: [{host: a}, {host: b, port: 1}]
        nested: {deeper: {text: a}}
        redis: {enabled: true}
        """

    private func schema(closed: Bool) throws -> Value {
        var metadata = ChartMetadata(name: "web", version: "1.0.0")
        metadata.dependencies = [
            ChartDependency(name: "redis", version: "1"), ChartDependency(name: "tools", version: "1"),
        ]
        let chart = Chart(metadata: metadata, rawValues: Array(Self.values.utf8))
        return try JSONReader().read(try SchemaInference(refusesUnknownKeys: closed).schema(of: chart))
    }

    @Test func saysWhatTheDefaultsShow() throws {
        let schema = try schema(closed: false)
        let expected: [String: Value] = [
            "text": ["type": "string"], "count": ["type": "integer"], "share": ["type": "number"],
            "isOn": ["type": "boolean"], "nothing": [:], "labels": ["type": "object"], "list": ["type": "array"],
            "ports": ["type": "array", "items": ["type": "integer"]],
            "mixed": ["type": "array", "items": ["anyOf": [["type": "integer"], ["type": "string"]]]],
            "servers": ["type": "array", "items": ["type": "object"]], "redis": ["type": "object"],
            "nested": [
                "type": "object",
                "properties": ["deeper": ["type": "object", "properties": ["text": ["type": "string"]]]],
            ],
        ]
        #expect(schema["properties"] == .map(ValueMap(expected.map { ($0.key, $0.value) })))
        #expect(schema["additionalProperties"] == nil)
    }

    @Test func leavesDependenciesAndGlobalsOpenWhenClosed() throws {
        let schema = try schema(closed: true)
        #expect(schema["additionalProperties"] == false)
        #expect(schema.value(at: ["properties", "nested", "additionalProperties"]) == false)
        for name in ["global", "redis", "tools", "labels"] {
            #expect(schema.value(at: ["properties", name]) == ["type": "object"])
        }
    }

    @Test(arguments: [true, false])
    func takesTheValuesThatItWasMadeOf(closed: Bool) throws {
        var chart = Chart(metadata: ChartMetadata(name: "web", version: "1.0.0"), rawValues: Array(Self.values.utf8))
        chart.values = try YAMLReader().read(Self.values).mapValue ?? ValueMap()
        let text = try SchemaInference(refusesUnknownKeys: closed).schema(of: chart)
        let schema = try JSONSchema(Array(text.utf8), patterns: NoPatterns())
        #expect(schema.violations(of: .map(chart.values)).isEmpty)
    }
}
