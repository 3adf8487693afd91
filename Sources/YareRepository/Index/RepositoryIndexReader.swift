public import YareBase
import YareChart
import YareYAML

/// Reads an index whole, by Helm's rules: JSON where it is JSON, else YAML in which unknown fields and repeated keys are
/// errors; records that break a rule of charts are left out, and ``diagnostics`` says so.
public struct RepositoryIndexReader {
    /// What was left out.
    public private(set) var diagnostics: [Diagnostic] = []
    private let source: String

    /// - Parameter source: the name of the index in messages: a path or a URL.
    public init(source: String) {
        self.source = source
    }

    /// Reads an index.
    ///
    /// - Throws: `repository.empty-index`, `repository.no-api-version`, `repository.unknown-field`,
    ///   `repository.invalid-time`, `chart.wrong-type`, `yaml.*`.
    public mutating func read(_ bytes: [UInt8]) throws(YareError) -> RepositoryIndex {
        if bytes.isEmpty { throw .emptyIndex() }
        var index = RepositoryIndex(generated: .zero)
        if RepositoryIndexReader.mayBeJSON(bytes), let document = try? JSONReader(numbers: .exact).read(bytes) {
            try read(document, into: &index, .ignored)
        } else {
            let reader = YAMLReader(numbers: .exact, rejectsDuplicateKeys: true)
            try read(try reader.read(bytes), into: &index, .rejected)
        }
        if index.apiVersion.isEmpty { throw .noIndexVersion() }
        index.sort()
        return index
    }

    /// Whether the first character is one that an index in JSON begins with; spares most indexes the attempt.
    private static func mayBeJSON(_ bytes: [UInt8]) -> Bool {
        bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "{")
    }

    private mutating func read(
        _ document: Value, into index: inout RepositoryIndex, _ unknownFields: ChartVersionRecord.UnknownFields
    ) throws(YareError) {
        index.apiVersion = ""
        var decoder = FieldDecoder()
        for (key, value) in decoder.entries(document, nil, "repo.IndexFile") ?? ValueMap() {
            switch key.lowercased() {
            case "apiversion": decoder.decode(value, into: &index.apiVersion, "IndexFile.apiVersion")
            case "generated": index.generated = try Timestamp(indexField: value) ?? .zero
            case "publickeys": decoder.decode(value, into: &index.publicKeys, "IndexFile.publicKeys")
            case "annotations": decoder.decode(value, into: &index.annotations, "IndexFile.annotations")
            case "serverinfo":
                index.serverInfo =
                    decoder.entries(value, "IndexFile.serverInfo", "map[string]interface {}") ?? ValueMap()
            case "entries": index.entries = try readEntries(value, &decoder, unknownFields)
            default: if unknownFields == .rejected { throw .unknownIndexField(key) }
            }
        }
        if let problem = decoder.problem { throw .wrongFieldType(problem) }
    }

    private mutating func readEntries(
        _ value: Value, _ decoder: inout FieldDecoder, _ unknownFields: ChartVersionRecord.UnknownFields
    ) throws(YareError) -> SortedMap<[ChartVersionRecord]> {
        let type = "map[string]repo.ChartVersions"
        let entries = decoder.entries(value, "IndexFile.entries", type) ?? ValueMap()
        var records = SortedMap<[ChartVersionRecord]>()
        for (name, versions) in entries {
            let versions = decoder.elements(versions, "IndexFile.entries", "repo.ChartVersions") ?? []
            records[name] = try readRecords(versions, of: name, unknownFields)
        }
        return records
    }

    private mutating func readRecords(
        _ documents: [Value], of name: String, _ unknownFields: ChartVersionRecord.UnknownFields
    ) throws(YareError) -> [ChartVersionRecord] {
        var records: [ChartVersionRecord] = []
        for document in documents {
            if document.isNull {
                diagnostics.append(.emptyIndexEntry(of: name, source: source))
                continue
            }
            var record = try ChartVersionRecord(document: document, unknownFields: unknownFields)
            do {
                try record.validate()
                records.append(record)
            } catch {
                diagnostics.append(.invalidIndexEntry(record, of: name, source: source, error))
            }
        }
        return records
    }
}
