public import YareBase

/// Reads YAML event by event, for those who need little of much: a manifest's head, one chart of a repository's index.
///
/// ```swift
/// var reader = YAMLEventReader(bytes)
/// while let event = try reader.next() {
///     if event == .mapStart, isUninteresting { try reader.skipValue() }
/// }
/// ```
///
/// Nothing is kept of what has gone by, so memory does not grow with the text.
public struct YAMLEventReader: ~Copyable {
    /// What was met.
    public enum Event: Sendable {
        case documentStart, documentEnd
        case mapStart, mapEnd
        case listStart, listEnd
        /// A key, an element or a value that is neither list nor map.
        case scalar
        /// A reference to an anchor, `*name`.
        case alias
    }

    private var decoder: DocumentDecoder
    private var kind = EventParser.Kind.streamStart
    private var isAtEnd = false

    /// Makes a reader of text in memory.
    ///
    /// - Parameter file: the name of the text in the places of errors, or `nil` when errors are to have no place.
    public init(_ bytes: [UInt8], numbers: NumberStyle = .float64, file: String? = nil) {
        decoder = DocumentDecoder(bytes, YAMLReader(numbers: numbers, file: file))
    }

    /// Makes a reader of text that is fetched in small pieces as it is needed.
    ///
    /// - Parameter read: fills the front of the buffer and returns how many bytes it wrote, 0 at the end of the text.
    public init(
        numbers: NumberStyle = .float64, file: String? = nil,
        reading read: @escaping (UnsafeMutableRawBufferPointer) -> Int
    ) {
        decoder = DocumentDecoder(YAMLReader(numbers: numbers, file: file), reading: read)
    }

    /// Goes on to the next event; `nil` at the end of the text.
    ///
    /// - Throws: `yaml.syntax`.
    public mutating func next() throws(YareError) -> Event? {
        guard !isAtEnd else { return nil }
        kind = try decoder.nextEvent()
        switch kind {
        case .streamStart: return try next()
        case .streamEnd:
            isAtEnd = true
            return nil
        case .documentStart: return .documentStart
        case .documentEnd: return .documentEnd
        case .mapStart: return .mapStart
        case .mapEnd: return .mapEnd
        case .listStart: return .listStart
        case .listEnd: return .listEnd
        case .scalar: return .scalar
        case .alias: return .alias
        }
    }

    /// The 1-based line in which the present event begins.
    public var line: Int { decoder.parser.line + 1 }

    /// The 1-based column, in characters, in which the present event begins.
    public var column: Int { decoder.parser.column + 1 }

    /// The text of the present scalar without quotes, or the name of the present alias.
    public var text: String {
        switch kind {
        case .scalar: String(decoding: decoder.parser.scalarBytes, as: UTF8.self)
        case .alias: decoder.parser.aliasName
        default: ""
        }
    }

    /// Whether the present event is a scalar with a certain text; costs no string.
    public func isScalar(_ text: StaticString) -> Bool {
        guard kind == .scalar else { return false }
        let expected = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        return decoder.parser.scalarBytes.elementsEqual(expected)
    }

    /// Reads the scalar, or the whole list or map, that begins with the present event. The reader then stands at its
    /// last event.
    ///
    /// - Throws: what ``YAMLReader`` throws. Anchors outside of the value are not known.
    public mutating func value() throws(YareError) -> Value {
        guard kind == .scalar || kind == .mapStart || kind == .listStart || kind == .alias else { return .null }
        let value = try decoder.decodeTree(from: kind)
        if let error = decoder.takeProblem() { throw error }
        if kind == .mapStart { kind = .mapEnd }
        if kind == .listStart { kind = .listEnd }
        return value
    }

    /// Goes to the end of the list or map that begins with the present event; does nothing at other events.
    public mutating func skipValue() throws(YareError) {
        guard kind == .mapStart || kind == .listStart else { return }
        var depth = 1
        while depth > 0 {
            kind = try decoder.nextEvent()
            switch kind {
            case .mapStart, .listStart: depth += 1
            case .mapEnd, .listEnd: depth -= 1
            case .streamEnd: return
            default: break
            }
        }
    }
}
