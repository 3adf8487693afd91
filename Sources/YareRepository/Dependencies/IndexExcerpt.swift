public import YareBase
import YareYAML

/// Takes the versions of one chart out of an index, without holding the rest of it.
public enum IndexExcerpt {
    /// The versions of a chart, newest first; `nil` when the index does not list it. Records that break a rule of charts are
    /// left out.
    ///
    /// - Parameter read: fills the front of the buffer and returns how many bytes it wrote, 0 at the end of the text.
    /// - Throws: `yaml.*`, `chart.wrong-type`, `repository.*`.
    public static func versions(
        of chart: String, reading read: @escaping (UnsafeMutableRawBufferPointer) -> Int
    ) throws(YareError) -> [ChartVersionRecord]? {
        var reader = YAMLEventReader(numbers: .exact, reading: read)
        guard try reader.next() == .documentStart, try reader.next() == .mapStart else { return nil }
        var found: [ChartVersionRecord]?
        while try reader.next() == .scalar {
            let isEntries = reader.isScalar("entries")
            let event = try reader.next()
            if isEntries, event == .mapStart {
                found = try versions(of: chart, inEntries: &reader) ?? found
            } else {
                try reader.skipValue()
            }
        }
        return found
    }

    /// Reads the map of charts, whose start was met, to its end.
    private static func versions(
        of chart: String, inEntries reader: inout YAMLEventReader
    ) throws(YareError) -> [ChartVersionRecord]? {
        var found: [ChartVersionRecord]?
        while try reader.next() == .scalar {
            let isMeant = reader.text == chart
            let event = try reader.next()
            if isMeant, event == .listStart {
                found = try records(in: try reader.value())
            } else {
                try reader.skipValue()
            }
        }
        return found
    }

    private static func records(in list: Value) throws(YareError) -> [ChartVersionRecord] {
        var records: [ChartVersionRecord] = []
        for document in list.listValue ?? [] where !document.isNull {
            var record = try ChartVersionRecord(document: document, unknownFields: .ignored)
            guard (try? record.validate()) != nil else { continue }
            records.append(record)
        }
        return records.newestFirst()
    }
}
