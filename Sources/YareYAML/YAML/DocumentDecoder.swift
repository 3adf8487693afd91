import YareBase

/// Turns events into data, one document after the other.
///
/// go-yaml parses a document as a whole, then decodes it, then turns it into JSON; so a syntax error at the end comes
/// before a bad alias at the beginning, and that before a bad key. Here all happens in one pass, so errors of the later
/// stages wait in ``DocumentProblems`` until the document has been parsed.
struct DocumentDecoder: ~Copyable {
    var parser: EventParser
    private let options: YAMLReader
    private let bytes: [UInt8]
    private var stack = ValueStack()
    private var frames: [DecoderFrame] = []
    private var anchors: [String: Anchored] = [:]
    private var budget = AliasBudget()
    private var problems = DocumentProblems()
    private var recorder: PlaceRecorder?

    /// What an anchor stands for.
    private struct Anchored {
        /// `nil` while the list or map is open.
        let value: Value?
        /// How many nodes go-yaml decodes when it meets an alias of it.
        let nodes: Int
        /// How many lists and maps are nested in it, itself included.
        let height: Int
    }

    init(_ bytes: [UInt8], _ options: YAMLReader, notingPlaces: Bool = false) {
        parser = EventParser(bytes)
        self.bytes = bytes
        self.options = options
        recorder = notingPlaces ? PlaceRecorder(file: options.file ?? "") : nil
    }

    /// Makes a decoder of text that is read piece by piece.
    init(_ options: YAMLReader, reading read: @escaping (UnsafeMutableRawBufferPointer) -> Int) {
        parser = EventParser(reading: read)
        bytes = []
        self.options = options
    }

    /// Where the entries of the documents stand, when that was to be noted.
    var places: SourceMap? { recorder?.places }

    /// The next document, or `nil` behind the last one.
    mutating func nextDocument() throws(YareError) -> Value? {
        var kind = try nextEvent()
        if kind == .streamStart { kind = try nextEvent() }
        guard kind == .documentStart else { return nil }
        recorder?.beginDocument()
        let document = try decodeTree(from: try nextEvent())
        _ = try nextEvent()
        if let error = takeProblem() { throw error }
        return document
    }

    /// Goes on to the next event, which is not decoded.
    mutating func nextEvent() throws(YareError) -> EventParser.Kind {
        do throws(EventFailure) {
            return try parser.next()
        } catch {
            throw .yamlSyntax(error, file: options.file, in: bytes)
        }
    }

    /// Decodes the list, map or scalar that begins with the present event. What is wrong with it though it could be
    /// parsed is for ``takeProblem()`` to tell.
    mutating func decodeTree(from kind: EventParser.Kind) throws(YareError) -> Value {
        anchors.removeAll()
        budget = AliasBudget()
        do throws(EventFailure) {
            var kind = kind
            while true {
                if let root = try decode(kind) { return root }
                kind = try parser.next()
            }
        } catch {
            throw .yamlSyntax(error, file: options.file, in: bytes)
        }
    }

    /// The error of the trees decoded since it was last asked for.
    mutating func takeProblem() -> YareError? {
        defer { problems = DocumentProblems() }
        return problems.first?.error(file: options.file, in: bytes)
    }

    /// Takes one event; the root's value when it completes the root.
    private mutating func decode(_ kind: EventParser.Kind) throws(EventFailure) -> Value? {
        switch kind {
        case .scalar:
            return decodeScalar()
        case .alias:
            return try decodeAlias(parser.aliasName)
        case .mapStart:
            try open(isMap: true, anchor: parser.mapAnchor)
        case .listStart:
            try open(isMap: false, anchor: parser.listAnchor)
        case .mapEnd, .listEnd:
            return close()
        default:
            return .null
        }
        return nil
    }

    private func problem(_ code: Diagnostic.Code, _ message: String) -> DocumentProblem {
        DocumentProblem(code: code, message: message, line: parser.line, column: parser.column)
    }

    // MARK: scalars and aliases

    private mutating func decodeScalar() -> Value? {
        if case .key = frames.last?.role { return decodeKey() }
        beginNode()
        let scalar = resolveScalar()
        let value = scalar.value(options.numbers)
        if case .float(let number) = scalar.meaning, !number.isFinite {
            problems.encoding(problem("yaml.number", "json: unsupported value: \(FloatText.text(number, .g))"))
        }
        if let anchor = parser.scalarAnchor { anchors[anchor] = Anchored(value: value, nodes: 1, height: 0) }
        return complete(value, height: 0)
    }

    private mutating func resolveScalar() -> DecodedScalar {
        do throws(DecodedScalar.Failure) {
            return try DecodedScalar(parser.scalarBytes, tag: parser.scalarTag, isPlain: parser.isPlainScalar)
        } catch {
            problems.decoding(problem("yaml.tag", "yaml: " + error.message))
            return DecodedScalar(text: "")
        }
    }

    private mutating func decodeKey() -> Value? {
        let last = frames.count - 1
        if parser.isMergeKey {
            frames[last].role = .merge
            return nil
        }
        budget.count(1)
        let scalar = resolveScalar()
        if let anchor = parser.scalarAnchor {
            anchors[anchor] = Anchored(value: scalar.value(options.numbers), nodes: 1, height: 0)
        }
        frames[last].unsupportedKey = scalar.unsupportedKey
        setKey(scalar.keyText, of: last)
        return nil
    }

    private mutating func setKey(_ key: String, of frame: Int) {
        frames[frame].role = .value(key: key)
        recorder?.note(key, in: frames[frame].pathLength, line: parser.line, column: parser.column)
    }

    private mutating func decodeAlias(_ name: String) throws(EventFailure) -> Value? {
        guard let anchored = anchors[name] else {
            throw EventFailure(
                problem: "unknown anchor '\(name)' referenced", line: parser.line + 1, column: parser.column + 1,
                code: "yaml.alias")
        }
        beginNode()
        budget.countAlias(of: anchored.nodes)
        if budget.isExceeded {
            problems.decoding(problem("yaml.alias", "yaml: document contains excessive aliasing"))
        }
        guard let value = anchored.value else {
            problems.decoding(problem("yaml.alias", "yaml: anchor '\(name)' value contains itself"))
            return complete(.null, height: 0)
        }
        // what is rejected anyway is only parsed to its end
        guard !problems.stopDecoding else { return complete(.null, height: 0) }
        if frames.count + anchored.height > ValueStack.deepest {
            problems.decoding(problem("yaml.nested-too-deeply", "yaml: exceeded max depth of \(ValueStack.deepest)"))
            return complete(.null, height: 0)
        }
        return complete(value, height: anchored.height, isAlias: true)
    }

    // MARK: lists and maps

    private mutating func open(isMap: Bool, anchor: String?) throws(EventFailure) {
        guard frames.count < ValueStack.deepest else {
            throw EventFailure(
                problem: "exceeded max depth of \(ValueStack.deepest)", line: parser.line + 1,
                column: parser.column + 1, code: "yaml.nested-too-deeply")
        }
        beginNode()
        if let anchor { anchors[anchor] = Anchored(value: nil, nodes: 0, height: 0) }
        frames.append(
            DecoderFrame(
                role: isMap ? .key : .list, anchor: anchor, nodesBefore: budget.nodes - 1,
                pathLength: recorder?.pathLength ?? 0))
        stack.open()
    }

    private mutating func close() -> Value? {
        guard let frame = frames.popLast() else { return .null }
        let value =
            switch frame.role {
            case .list: stack.closeList()
            default: stack.closeMap()
            }
        if let anchor = frame.anchor {
            anchors[anchor] = Anchored(
                value: value, nodes: budget.nodes - frame.nodesBefore, height: frame.height)
        }
        return complete(value, height: frame.height, holdsOtherThanMaps: frame.holdsOtherThanMaps)
    }

    /// Counts a node that begins and notes its place or, where they are rejected, that its key occurred before.
    private mutating func beginNode() {
        budget.count(1)
        guard recorder != nil || options.rejectsDuplicateKeys, let last = frames.indices.last else { return }
        switch frames[last].role {
        case .list:
            recorder?.note(
                "\(frames[last].index)", in: frames[last].pathLength, line: parser.line, column: parser.column)
            frames[last].index += 1
        case .value(let key):
            rejectDuplicate(key, in: last)
        default: break
        }
    }

    private mutating func rejectDuplicate(_ key: String, in frame: Int) {
        guard options.rejectsDuplicateKeys, !frames[frame].keys.insert(key).inserted else { return }
        problems.duplicate(
            "line \(parser.line + 1): key \(GoQuote.string(key)) already set in map",
            at: problem("yaml.duplicate-key", ""))
    }

    /// Gives a complete value to what it is part of; returns it when it is the root.
    private mutating func complete(
        _ value: Value, height: Int, isAlias: Bool = false, holdsOtherThanMaps: Bool = false
    ) -> Value? {
        guard let last = frames.indices.last else { return value }
        frames[last].height = max(frames[last].height, height + 1)
        switch frames[last].role {
        case .list:
            if value.mapValue == nil { frames[last].holdsOtherThanMaps = true }
            stack.append(value)
        case .key:
            completeKey(value, of: last)
        case .value(let key):
            reportUnsupportedKey(of: last, value)
            stack.append(key, value)
            frames[last].role = .key
        case .merge:
            merge(value, into: last, isAlias: isAlias, holdsOtherThanMaps: holdsOtherThanMaps)
            frames[last].role = .key
        }
        return nil
    }

    /// Takes a value that is no scalar of its own as a key: an alias of a scalar can be one, a list or map cannot.
    private mutating func completeKey(_ value: Value, of frame: Int) {
        switch value {
        case .list, .map:
            problems.decoding(problem("yaml.key", "yaml: invalid map key: \(GoQuote.syntax(of: value))"))
            setKey("", of: frame)
        default:
            let scalar = DecodedScalar(value)
            frames[frame].unsupportedKey = scalar.unsupportedKey
            setKey(scalar.keyText, of: frame)
        }
    }

    private mutating func reportUnsupportedKey(of frame: Int, _ value: Value) {
        guard let key = frames[frame].unsupportedKey else { return }
        frames[frame].unsupportedKey = nil
        problems.converting(
            problem("yaml.key", "unsupported map key of type: \(key), value: \(GoQuote.syntax(of: value))"))
    }

    // MARK: merge keys

    /// Merges a map, or the maps of a list beginning with the last one. Merged entries take the place of those before
    /// the merge key, and are themselves replaced by those behind it.
    private mutating func merge(_ value: Value, into frame: Int, isAlias: Bool, holdsOtherThanMaps: Bool) {
        switch value {
        case .map(let entries):
            append(entries, to: frame)
        case .list(let elements) where !isAlias && !holdsOtherThanMaps:
            for element in elements.reversed() {
                if case .map(let entries) = element { append(entries, to: frame) }
            }
        default:
            problems.decoding(
                problem("yaml.merge", "yaml: map merge requires map or sequence of maps as the value"))
        }
    }

    private mutating func append(_ entries: ValueMap, to frame: Int) {
        for (key, value) in entries {
            rejectDuplicate(key, in: frame)
            stack.append(key, value)
        }
    }
}
