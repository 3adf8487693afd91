import Testing
import YareBase
import YareYAML

struct YAMLEventReaderTests {
    private static let index = Array(
        """
        apiVersion: v1
        entries:
          a:
          - version: 1.0.0
            urls: [x]
          b:
          - version: 2.0.0
            created: 2020-01-01
          - version: 1
        """.utf8)

    @Test func tellsEventsWithTheirPlaces() throws {
        var reader = YAMLEventReader(Array("a: [1, *x]\n--- 'b'".utf8))
        var events: [String] = []
        while let event = try reader.next() { events.append("\(event) \(reader.text) \(reader.line):\(reader.column)") }
        #expect(
            events == [
                "documentStart  1:1", "mapStart  1:1", "scalar a 1:1", "listStart  1:4", "scalar 1 1:5", "alias x 1:8",
                "listEnd  1:10", "mapEnd  2:1", "documentEnd  2:1", "documentStart  2:1", "scalar b 2:5",
                "documentEnd  3:1",
            ])
        #expect(try reader.next() == nil)
    }

    @Test func readsOneValueAndSkipsOthers() throws {
        var reader = YAMLEventReader(Self.index, numbers: .exact)
        var found: Value?
        while let event = try reader.next(), found == nil {
            guard event == .scalar else { continue }
            if reader.isScalar("a") {
                _ = try reader.next()
                try reader.skipValue()
            } else if reader.isScalar("b") {
                _ = try reader.next()
                found = try reader.value()
            }
        }
        #expect(found == .list([["version": "2.0.0", "created": "2020-01-01"], ["version": 1]]))
    }

    @Test func readsFromAStream() throws {
        var rest = Self.index[...]
        var reader = YAMLEventReader { buffer in
            let piece = rest.prefix(min(7, buffer.count))
            rest = rest.dropFirst(piece.count)
            buffer.copyBytes(from: piece)
            return piece.count
        }
        _ = try reader.next()
        _ = try reader.next()
        #expect(try reader.value() == YAMLReader().read(Self.index))
        #expect(try reader.next() == .documentEnd)
    }

    @Test func tellsWhereSyntaxIsWrong() throws {
        var reader = YAMLEventReader(Array("a: b\n  c: d".utf8), file: "x.yaml")
        let error = #expect(throws: YareError.self) { while try reader.next() != nil {} }
        #expect(error?.diagnostic.location?.line == 2)
    }
}
