import Testing
import YareBase

@testable import YareChart

struct ValuesCompositionTests {
    private let composition = ValuesComposition { (path) throws(YareError) in
        guard path == "known" else { throw YareError("test.missing", "open \(path): no such file or directory") }
        return Array("contents\n".utf8)
    }

    @Test func goesByTheKindOfOptionNotByTheirOrder() throws {
        var options = ValuesOptions()
        options.literal = ["e=literal"]
        options.fileContents = ["d=known,e=known"]
        options.text = ["c=1,d=1"]
        options.typed = ["b=2,c=2"]
        options.json = ["a=3,b=3"]
        options.files = [try layer("a: 4\nz: 4\n")]
        #expect(
            try ChartFixture.json(try composition.compose(options.layers))
                == #"{"a":3,"b":2,"c":"1","d":"contents\n","e":"literal","z":4}"#)
    }

    @Test func mergesAllDocumentsOfAFile() throws {
        let values = try composition.compose([try layer("a: {x: 1}\n---\na: {'y': 2}\n---\n# nothing\n")])
        #expect(try ChartFixture.json(values) == #"{"a":{"x":1,"y":2}}"#)
    }

    @Test func mergesAWholeJSONObject() throws {
        var options = ValuesOptions()
        options.json = [#" {"a":{"y":2}}"#]
        options.files = [try layer("a: {x: 1}")]
        #expect(try ChartFixture.json(try composition.compose(options.layers)) == #"{"a":{"x":1,"y":2}}"#)
    }

    @Test func tellsAfterEachLayerWhatTheValuesAre() throws {
        var seen: [String] = []
        let layers = [try layer("a: 1"), ValuesLayer(name: "--set", content: .typed("a=2"))]
        _ = try composition.compose(layers) { layer, values in
            seen.append("\(layer.name) \((try? ChartFixture.json(values)) ?? "")")
        }
        #expect(seen == [#"f.yaml {"a":1}"#, #"--set {"a":2}"#])
    }

    @Test(arguments: [
        (ValuesLayer.Content.typed("a"), "failed parsing --set data: key \"a\" has no value"),
        (.text("a"), "failed parsing --set-string data: key \"a\" has no value"),
        (.literal("a"), "failed parsing --set-literal data: key \"a\" has no value"),
        (.file("a=nope"), "failed parsing --set-file data: open nope: no such file or directory"),
        (.json("a=x"), "failed parsing --set-json data a=x: invalid character 'x' looking for beginning of value"),
    ])
    func namesTheOptionInErrors(content: ValuesLayer.Content, message: String) {
        let layer = ValuesLayer(name: "option", content: content)
        #expect(ChartFixture.message { _ = try composition.compose([layer]) } == message)
    }

    @Test(arguments: [
        ("[1]", "array"), ("text", "string"), ("1", "number"), ("true", "bool"),
    ])
    func refusesValuesThatAreNoMap(text: String, kind: String) {
        #expect(
            ChartFixture.message { _ = try layer(text) }
                == "failed to parse f.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal \(kind)"
                + " into Go value of type map[string]interface {}")
    }

    @Test func refusesValuesFilesBeyondMeasure() {
        let bytes = [UInt8](repeating: UInt8(ascii: "#"), count: ValuesLayer.largestFile + 1)
        #expect(
            ChartFixture.message { _ = try ValuesLayer(file: "f.yaml", bytes: bytes) }
                == "values file \"f.yaml\" is larger than the maximum file size 33554432")
    }

    private func layer(_ text: String) throws(YareError) -> ValuesLayer {
        try ValuesLayer(file: "f.yaml", bytes: Array(text.utf8))
    }
}
