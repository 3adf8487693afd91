public import YareBase

/// Writes data as JSON, byte for byte as Go's `encoding/json` does.
public struct JSONWriter: DocumentSink {
    /// The width of the indentation, or `nil` for one line without white space.
    public let indentation: Int?
    /// Whether `<`, `>` and `&` are written as escapes, Go's default.
    public let escapesHTML: Bool

    var output: [UInt8] = []
    private var frames: [Frame] = []
    private(set) var problem: YareError?

    /// An open list or map.
    private struct Frame {
        var isMap: Bool
        var isEmpty = true
        var followsKey = false
    }

    public init(indentation: Int? = nil, escapesHTML: Bool = true) {
        self.indentation = indentation
        self.escapesHTML = escapesHTML
    }

    /// The JSON text of a value, without a line break at the end.
    ///
    /// - Throws: `json.unwritable` when the value holds an infinity or no number.
    public static func text(
        of value: Value, indentation: Int? = nil, escapesHTML: Bool = true
    ) throws(YareError) -> String {
        var writer = JSONWriter(indentation: indentation, escapesHTML: escapesHTML)
        value.write(to: &writer)
        return try writer.finish()
    }

    /// Ends the document and returns its text.
    ///
    /// - Throws: `json.unwritable` when an infinity or no number was told.
    public consuming func finish() throws(YareError) -> String {
        if let problem { throw problem }
        return output.withUnsafeBufferPointer { EscapedBytes.string(fromUTF8: $0) }
    }

    public mutating func writeNull() { writeToken("null") }

    public mutating func write(_ flag: Bool) { writeToken(flag ? "true" : "false") }

    public mutating func write(_ number: Int64) {
        beginElement()
        FloatText.appendInteger(number, to: &output)
    }

    public mutating func write(_ number: UInt64) {
        beginElement()
        FloatText.appendInteger(number, to: &output)
    }

    public mutating func write(_ number: Double) {
        beginElement()
        if number.isFinite {
            FloatText.appendJSON(number, to: &output)
        } else if problem == nil {
            problem = .unwritableNumber(FloatText.text(number, .g))
        }
    }

    public mutating func write(_ text: String) {
        beginElement()
        appendQuoted(text)
    }

    public mutating func beginList(count: Int) { begin(UInt8(ascii: "["), isMap: false) }

    public mutating func endList() { end(UInt8(ascii: "]")) }

    public mutating func beginMap(count: Int) { begin(UInt8(ascii: "{"), isMap: true) }

    public mutating func endMap() { end(UInt8(ascii: "}")) }

    public mutating func writeKey(_ key: String) {
        beginElement()
        appendQuoted(key)
        output.append(UInt8(ascii: ":"))
        if indentation != nil { output.append(UInt8(ascii: " ")) }
        if !frames.isEmpty { frames[frames.count - 1].followsKey = true }
    }

    private mutating func writeToken(_ token: StaticString) {
        beginElement()
        output.append(contentsOf: UnsafeBufferPointer(start: token.utf8Start, count: token.utf8CodeUnitCount))
    }

    private mutating func begin(_ bracket: UInt8, isMap: Bool) {
        beginElement()
        output.append(bracket)
        frames.append(Frame(isMap: isMap))
    }

    private mutating func end(_ bracket: UInt8) {
        if let frame = frames.popLast(), !frame.isEmpty { breakLine() }
        output.append(bracket)
    }

    /// Writes the comma and the line break that lead to a key or an element.
    private mutating func beginElement() {
        guard let last = frames.indices.last else { return }
        if frames[last].followsKey {
            frames[last].followsKey = false
            return
        }
        if !frames[last].isEmpty { output.append(UInt8(ascii: ",")) }
        frames[last].isEmpty = false
        breakLine()
    }

    private mutating func breakLine() {
        guard let indentation else { return }
        output.append(.lineFeed)
        output.append(contentsOf: repeatElement(.space, count: indentation * frames.count))
    }

    private mutating func appendQuoted(_ text: String) {
        guard !EscapedBytes.mayContainEscapes(text) else {
            return EscapedBytes.bytes(of: text).withUnsafeBufferPointer { bytes in
                Self.appendQuoted(bytes, escapesHTML: escapesHTML, to: &output)
            }
        }
        var text = text
        text.withUTF8 { Self.appendQuoted($0, escapesHTML: escapesHTML, to: &output) }
    }
}
