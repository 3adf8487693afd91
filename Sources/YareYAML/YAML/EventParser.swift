import CLibYAML
import YareBase

/// libyaml's event parser with its memory, and go-yaml's way of naming its errors.
///
/// The C library is touched here only. An event's contents are valid until the next one is asked for.
struct EventParser: ~Copyable {
    private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    private let event = UnsafeMutablePointer<yaml_event_t>.allocate(capacity: 1)
    private let source: ByteSource
    private let isReady: Bool

    /// What kind of thing was met.
    enum Kind {
        case streamStart, streamEnd, documentStart, documentEnd, alias, scalar, listStart, listEnd, mapStart, mapEnd
    }

    init(_ bytes: [UInt8]) {
        self.init(ByteSource(bytes))
    }

    /// Makes a parser of text that is read piece by piece; see ``YAMLEventReader/init(numbers:file:reading:)``.
    init(reading read: @escaping (UnsafeMutableRawBufferPointer) -> Int) {
        self.init(ByteSource(read))
    }

    private init(_ source: ByteSource) {
        self.source = source
        event.initialize(to: yaml_event_t())
        isReady = yaml_parser_initialize(parser) == 1
        guard isReady else { return }
        yaml_parser_set_input(
            parser,
            { source, buffer, size, read in
                guard let source, let buffer, let read else { return 0 }
                let reader = Unmanaged<ByteSource>.fromOpaque(source).takeUnretainedValue()
                read.pointee = reader.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: size))
                return 1
            }, Unmanaged.passUnretained(source).toOpaque())
    }

    deinit {
        yaml_event_delete(event)
        if isReady { yaml_parser_delete(parser) }
        event.deallocate()
        parser.deallocate()
    }

    /// Goes on to the next event.
    mutating func next() throws(EventFailure) -> Kind {
        yaml_event_delete(event)
        guard isReady, yaml_parser_parse(parser, event) == 1 else { throw failure() }
        switch event.pointee.type {
        case YAML_SCALAR_EVENT: return .scalar
        case YAML_MAPPING_START_EVENT: return .mapStart
        case YAML_MAPPING_END_EVENT: return .mapEnd
        case YAML_SEQUENCE_START_EVENT: return .listStart
        case YAML_SEQUENCE_END_EVENT: return .listEnd
        case YAML_ALIAS_EVENT: return .alias
        case YAML_DOCUMENT_START_EVENT: return .documentStart
        case YAML_DOCUMENT_END_EVENT: return .documentEnd
        case YAML_STREAM_START_EVENT: return .streamStart
        default: return .streamEnd
        }
    }

    // MARK: the present event

    /// The 0-based line the event begins in.
    var line: Int { Int(truncatingIfNeeded: event.pointee.start_mark.line) }

    /// The 0-based column the event begins in, in characters.
    var column: Int { Int(truncatingIfNeeded: event.pointee.start_mark.column) }

    /// The text of a scalar.
    var scalarBytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(
            start: event.pointee.data.scalar.value, count: Int(truncatingIfNeeded: event.pointee.data.scalar.length))
    }

    /// Whether a scalar without a tag is to be looked at for what it means: true for plain text.
    var isPlainScalar: Bool {
        event.pointee.data.scalar.plain_implicit != 0
            && event.pointee.data.scalar.style == YAML_PLAIN_SCALAR_STYLE
    }

    /// Whether a scalar is a merge key.
    var isMergeKey: Bool {
        let bytes = scalarBytes
        guard bytes.count == 2, bytes[0] == UInt8(ascii: "<"), bytes[1] == UInt8(ascii: "<") else { return false }
        return event.pointee.data.scalar.plain_implicit != 0 || scalarTag == "tag:yaml.org,2002:merge"
    }

    /// The tag of a scalar in its long form.
    var scalarTag: String? { Self.text(event.pointee.data.scalar.tag) }

    var scalarAnchor: String? { Self.text(event.pointee.data.scalar.anchor) }
    var listAnchor: String? { Self.text(event.pointee.data.sequence_start.anchor) }
    var mapAnchor: String? { Self.text(event.pointee.data.mapping_start.anchor) }
    var aliasName: String { Self.text(event.pointee.data.alias.anchor) ?? "" }

    private static func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        pointer.map { String(cString: $0) }
    }

    // MARK: failures

    private func failure() -> EventFailure {
        guard isReady else { return EventFailure(problem: "unknown problem parsing YAML content") }
        let problem = parser.pointee.problem.map { String(cString: $0) } ?? "unknown problem parsing YAML content"
        let problemLine = Int(truncatingIfNeeded: parser.pointee.problem_mark.line)
        let contextLine = Int(truncatingIfNeeded: parser.pointee.context_mark.line)
        var failure = EventFailure(problem: problem)
        switch parser.pointee.error {
        case YAML_READER_ERROR:
            failure.offset = Int(truncatingIfNeeded: parser.pointee.problem_offset)
        case YAML_SCANNER_ERROR:
            failure.line = problemLine + 1
            failure.goLine = problemLine != 0 ? problemLine + 1 : contextLine
        default:
            failure.line = problemLine + 1
            failure.goLine = problemLine != 0 ? problemLine : contextLine
        }
        if failure.line != nil { failure.column = Int(truncatingIfNeeded: parser.pointee.problem_mark.column) + 1 }
        return failure
    }
}

/// Why libyaml stopped.
struct EventFailure: Error {
    var problem: String
    /// The 1-based place, where there is one.
    var line: Int?
    var column: Int?
    /// The byte at which the text is not well-formed, where that is the problem.
    var offset: Int?
    /// The line as go-yaml counts it, which is one too few for half of all errors; 0 when it names none.
    var goLine = 0
    var code: Diagnostic.Code = "yaml.syntax"

    /// go-yaml's sentence.
    var goText: String { "yaml: " + (goLine == 0 ? "" : "line \(goLine): ") + problem }
}

/// Bytes that libyaml asks for piece by piece.
private final class ByteSource {
    /// How much go-yaml reads at once. It decides how much text behind an error or a document's end is looked at, so
    /// that text with two errors gives the same one.
    private static let chunk = 512
    private static let rawBufferSize = 16384

    private let pull: (UnsafeMutableRawBufferPointer) -> Int

    init(_ pull: @escaping (UnsafeMutableRawBufferPointer) -> Int) {
        self.pull = pull
    }

    convenience init(_ bytes: [UInt8]) {
        // go-yaml reads nothing as one empty line
        let bytes = bytes.isEmpty ? [.lineFeed] : bytes
        var offset = 0
        self.init { buffer in
            let count = min(buffer.count, bytes.count - offset)
            bytes.withUnsafeBytes { bytes in
                buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count]))
            }
            offset += count
            return count
        }
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let leftover = max(0, Self.rawBufferSize - buffer.count)
        let size = min(buffer.count, max(1, Self.chunk - leftover))
        return min(max(0, pull(UnsafeMutableRawBufferPointer(rebasing: buffer[..<size]))), size)
    }
}
