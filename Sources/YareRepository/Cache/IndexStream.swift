import YareBase
import YareChart
import YareYAML

/// Reads an index chart by chart, so that memory does not grow with it.
///
/// The rules are those of ``RepositoryIndexReader``. JSON is read as the YAML that it is, unknown fields in it ignored.
struct IndexStream: ~Copyable {
    /// What was left out, at most ``mostDiagnostics`` of it.
    private(set) var diagnostics: [Diagnostic] = []
    private let source: String
    private let unknownFields: ChartVersionRecord.UnknownFields
    private var reader: YAMLEventReader
    private var apiVersion = ""

    private static let mostDiagnostics = 100

    /// - Parameters:
    ///   - file: the index; read as it is needed.
    ///   - source: the name of the index in messages.
    init(_ file: OpenFile, source: String) throws(YareError) {
        self.source = source
        if try file.size() == 0 { throw .emptyIndex() }
        let start = try file.bytes(at: 0, upTo: 512)
        let isJSON = start.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "{")
        unknownFields = isJSON ? .ignored : .rejected
        let pieces = FileReading(file)
        reader = YAMLEventReader(numbers: .exact) { pieces.read(into: $0) }
    }

    /// Reads the index to its end.
    ///
    /// - Parameter receive: takes the versions of one chart, newest first; never none.
    /// - Throws: `repository.*`, `yaml.*`, `chart.wrong-type`, and what `receive` throws.
    mutating func read(_ receive: (String, [ChartVersionRecord]) throws -> Void) throws {
        guard try reader.next() == .documentStart, try reader.next() == .mapStart else {
            throw YareError.noIndexVersion()
        }
        while try reader.next() == .scalar {
            let key = reader.text
            let event = try reader.next()
            switch key.lowercased() {
            case "entries" where event == .mapStart: try readEntries(receive)
            case "apiversion": apiVersion = try reader.value().stringValue ?? ""
            case "entries", "generated", "publickeys", "annotations", "serverinfo": try reader.skipValue()
            default:
                if unknownFields == .rejected { throw YareError.unknownIndexField(key) }
                try reader.skipValue()
            }
        }
        if apiVersion.isEmpty { throw YareError.noIndexVersion() }
    }

    private mutating func readEntries(_ receive: (String, [ChartVersionRecord]) throws -> Void) throws {
        while try reader.next() == .scalar {
            let name = reader.text
            let event = try reader.next()
            guard event == .listStart else {
                guard event == .scalar, try reader.value().isNull else {
                    throw YareError.unexpectedIndexEntry(of: name)
                }
                continue
            }
            let records = try readRecords(of: name)
            if !records.isEmpty { try receive(name, records.newestFirst()) }
        }
    }

    private mutating func readRecords(of name: String) throws(YareError) -> [ChartVersionRecord] {
        var records: [ChartVersionRecord] = []
        while let event = try reader.next(), event != .listEnd {
            guard event == .mapStart else {
                guard try reader.value().isNull else { throw .unexpectedIndexEntry(of: name) }
                note(.emptyIndexEntry(of: name, source: source))
                continue
            }
            var record = try ChartVersionRecord(document: .map(readFields()), unknownFields: unknownFields)
            do {
                try record.validate()
                records.append(record)
            } catch {
                note(.invalidIndexEntry(record, of: name, source: source, error))
            }
        }
        return records
    }

    /// Reads the fields of a record that search and download need, and those that nobody knows.
    private mutating func readFields() throws(YareError) -> ValueMap {
        var fields: [(String, Value)] = []
        while try reader.next() == .scalar {
            if isUnneededField {
                _ = try reader.next()
                try reader.skipValue()
            } else {
                let key = reader.text
                _ = try reader.next()
                fields.append((key, try reader.value()))
            }
        }
        return ValueMap(fields)
    }

    private var isUnneededField: Bool {
        reader.isScalar("home") || reader.isScalar("sources") || reader.isScalar("icon")
            || reader.isScalar("annotations") || reader.isScalar("created") || reader.isScalar("kubeVersion")
            || reader.isScalar("engine") || reader.isScalar("tillerVersion")
    }

    private mutating func note(_ diagnostic: Diagnostic) {
        if diagnostics.count < Self.mostDiagnostics { diagnostics.append(diagnostic) }
    }
}

/// Reads a file from its beginning to its end in large pieces, whatever small ones are asked for.
private final class FileReading {
    private let file: OpenFile
    private var piece: [UInt8] = []
    private var position = 0
    private var offset: Int64 = 0

    init(_ file: OpenFile) {
        self.file = file
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        if position == piece.count {
            piece = (try? file.bytes(at: offset, upTo: 1 << 18)) ?? []
            offset += Int64(piece.count)
            position = 0
        }
        let count = min(buffer.count, piece.count - position)
        piece.withUnsafeBytes { bytes in
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[position..<position + count]))
        }
        position += count
        return count
    }
}
