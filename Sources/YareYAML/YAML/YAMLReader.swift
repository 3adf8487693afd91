public import YareBase

/// Reads YAML as Helm does: go-yaml v2's rules, then JSON's data.
///
/// Plain scalars mean what YAML 1.1 and go-yaml say (`yes` is true, `0777` is octal, dates stay text), keys become
/// strings, merge keys are merged in their place, of equal keys the last one wins. Text in UTF-16 with a byte order mark
/// is read too.
public struct YAMLReader: Sendable {
    /// What numbers become.
    public var numbers: NumberStyle
    /// Whether a key that occurs twice in a map is an error, as in Go's `UnmarshalStrict`.
    public var rejectsDuplicateKeys: Bool
    /// The name of the text in the places of errors, or `nil` when errors are to have no place.
    public var file: String?

    public init(numbers: NumberStyle = .float64, rejectsDuplicateKeys: Bool = false, file: String? = nil) {
        self.numbers = numbers
        self.rejectsDuplicateKeys = rejectsDuplicateKeys
        self.file = file
    }

    /// Reads the first document of a text; ``Value/null`` when there is none.
    ///
    /// The messages are those that Helm shows, with go-yaml's line: `error converting YAML to JSON: yaml: line 2:
    /// mapping values are not allowed in this context`. The place is the true one.
    ///
    /// - Throws: `yaml.syntax`, `yaml.alias`, `yaml.tag`, `yaml.key`, `yaml.merge`, `yaml.number`,
    ///   `yaml.duplicate-key`, `yaml.nested-too-deeply`.
    public func read(_ text: String) throws(YareError) -> Value {
        try read(EscapedBytes.bytes(of: text))
    }

    /// Reads the first document; see ``read(_:)-(String)``.
    public func read(_ bytes: [UInt8]) throws(YareError) -> Value {
        var decoder = DocumentDecoder(bytes, self)
        return try decoder.nextDocument() ?? .null
    }

    /// Reads all documents of a text.
    public func readAll(_ text: String) throws(YareError) -> [Value] {
        try readAll(EscapedBytes.bytes(of: text))
    }

    /// Reads all documents.
    public func readAll(_ bytes: [UInt8]) throws(YareError) -> [Value] {
        var decoder = DocumentDecoder(bytes, self)
        var documents: [Value] = []
        while let document = try decoder.nextDocument() { documents.append(document) }
        return documents
    }

    /// Reads the first document and notes where each of its entries stands.
    public func readWithPlaces(_ bytes: [UInt8]) throws(YareError) -> (value: Value, places: SourceMap) {
        var decoder = DocumentDecoder(bytes, self, notingPlaces: true)
        let value = try decoder.nextDocument() ?? .null
        return (value, decoder.places ?? SourceMap(file: file ?? ""))
    }

    /// Reads all documents and notes where each entry stands; of entries with one path in several documents, the last.
    public func readAllWithPlaces(_ bytes: [UInt8]) throws(YareError) -> (values: [Value], places: SourceMap) {
        var decoder = DocumentDecoder(bytes, self, notingPlaces: true)
        var documents: [Value] = []
        while let document = try decoder.nextDocument() { documents.append(document) }
        return (documents, decoder.places ?? SourceMap(file: file ?? ""))
    }
}
