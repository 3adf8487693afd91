import Foundation
import Testing
import YareBase
import YareYAML

/// What Helm 3.17.3 printed for data and documents of all shapes, random ones among them.
///
/// `Scripts/compare-documents` makes further comparisons with a Helm at hand.
struct RecordedTests {
    @Test func writesWhatHelmWrote() throws {
        for (number, record) in try records("written.jsonl") {
            let data = try #require(record["data"])
            let texts = try #require(record.mapValue)
            #expect(
                written { () throws(YareError) in try YAMLWriter.text(of: data) } == texts["toYaml"], "line \(number)")
            #expect(
                written { () throws(YareError) in try YAMLWriter.text(of: data, style: .pretty) }
                    == texts["toYamlPretty"], "line \(number)")
            #expect(
                written { () throws(YareError) in try JSONWriter.text(of: data) } == texts["toJson"], "line \(number)")
        }
    }

    @Test func readsWhatHelmRead() throws {
        for (number, record) in try records("read.jsonl") {
            let text = try #require(record["text"]?.stringValue)
            do throws(YareError) {
                let value = try YAMLReader().read(text)
                #expect(value == record["value"], "line \(number)")
            } catch {
                #expect(.string(error.message) == record["error"], "line \(number)")
            }
        }
    }

    /// A document as the template functions give it: without its last line break, nothing when it cannot be written.
    private func written(_ write: () throws(YareError) -> String) -> Value {
        guard let text = try? write() else { return "" }
        return .string(text.hasSuffix("\n") ? String(text.dropLast()) : text)
    }

    private func records(_ name: String) throws -> [(Int, Value)] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Recorded")
        let lines = try String(contentsOf: folder.appending(path: name), encoding: .utf8).split(separator: "\n")
        #expect(lines.count > 200)
        return try lines.enumerated().map { ($0 + 1, try JSONReader().read(String($1))) }
    }
}
