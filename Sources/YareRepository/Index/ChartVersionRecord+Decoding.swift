public import YareBase
import YareChart

extension ChartVersionRecord {
    /// What is made of a key that no record has.
    public enum UnknownFields: Sendable {
        /// It is an error, as in an index in YAML.
        case rejected
        /// It is passed over, as in an index in JSON.
        case ignored
    }

    /// Reads a record of an index.
    ///
    /// - Parameter document: the record as plain data; read it with whole numbers kept whole (`NumberStyle.exact`), for
    ///   texts that look like numbers.
    /// - Throws: `chart.wrong-type`, `repository.unknown-field`, `repository.invalid-time`.
    public init(document: Value, unknownFields: UnknownFields = .rejected) throws(YareError) {
        let metadata = try ChartMetadata(document: document)
        self.init(metadata: metadata, urls: [])
        // what Chart.yaml does not have is what the record adds to it
        let fields = metadata.unknownFields
        self.metadata.unknownFields = ValueMap()
        var decoder = FieldDecoder()
        for (key, value) in fields where try !read(key, value, &decoder) {
            if unknownFields == .rejected { throw .unknownIndexField(key) }
        }
        if let problem = decoder.problem { throw .wrongFieldType(problem) }
    }

    /// Reads a field beside those of `Chart.yaml`.
    ///
    /// - Returns: whether there is such a field.
    private mutating func read(_ key: String, _ value: Value, _ decoder: inout FieldDecoder) throws(YareError) -> Bool {
        let name = key.lowercased()
        switch name {
        case "urls": decoder.decode(value, into: &urls, "ChartVersion.entries.urls")
        case "digest": decoder.decode(value, into: &digest, "ChartVersion.entries.digest")
        case "removed": decoder.decode(value, into: &isRemoved, "ChartVersion.entries.removed")
        case "created": created = try Timestamp(indexField: value)
        case "checksum", "engine", "url": readLegacy(value, name, &decoder)
        case "tillerversion": readLegacy(value, "tillerVersion", &decoder)
        default: return false
        }
        return true
    }

    private mutating func readLegacy(_ value: Value, _ name: String, _ decoder: inout FieldDecoder) {
        var text = ""
        decoder.decode(value, into: &text, "ChartVersion.entries.\(name)")
        legacyFields[name] = text.isEmpty ? nil : text
    }

    /// Checks what Helm checks when it loads an index, `apiVersion` v1 assumed where there is none. Dependencies that are
    /// listed twice pass: some repositories leave the aliases out that tell them apart.
    ///
    /// - Throws: `chart.invalid` with Helm's sentence.
    public mutating func validate() throws(YareError) {
        if metadata.apiVersion.isEmpty { metadata.apiVersion = "v1" }
        do {
            try metadata.validate()
        } catch {
            if !error.message.hasPrefix("validation: more than one dependency with name or alias") { throw error }
        }
    }
}

extension Timestamp {
    /// Reads a time of an index; `nil` where it says null, or the zero time that Go writes for none.
    ///
    /// - Throws: `repository.invalid-time`.
    init?(indexField value: Value) throws(YareError) {
        if value.isNull { return nil }
        guard let text = value.stringValue, let time = Timestamp(text) else { throw .invalidIndexTime(value) }
        if time.isZero { return nil }
        self = time
    }
}
