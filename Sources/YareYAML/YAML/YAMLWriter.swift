public import YareBase

/// Writes data as YAML, byte for byte as Helm does.
///
/// Everything is written in block style; only empty lists and maps are `[]` and `{}`. The state is that of libyaml's
/// emitter, which both majors of go-yaml contain.
public struct YAMLWriter: DocumentSink {
    /// Which of Helm's two template functions is meant.
    public enum Style: Sendable {
        /// `toYaml`: JSON, read and written by go-yaml v2. Lists in maps are not indented, and what JSON cannot carry
        /// (infinities) or YAML cannot read back (most control characters) is an error. Long lines are folded at spaces.
        case standard
        /// `toYamlPretty`: go-yaml v3 with an indentation of two. Lists in maps are indented, no line is folded.
        case pretty

        /// The column behind which a line is broken at the next space.
        var width: Int { self == .standard ? 80 : .max }
    }

    /// What a node is part of.
    enum Context {
        case root, listElement, mapValue, simpleKey, complexKey
    }

    /// An open list or map.
    private struct Frame {
        let isMap: Bool
        let isEmpty: Bool
        let outerIndent: Int
        var hasSimpleKey = true
    }

    /// How deep lists and maps may nest, the limit of go-yaml.
    private static let deepest = 10_000

    let style: Style
    var output: [UInt8] = []
    /// Characters since the last line break; not kept up to date behind a scalar that ends a line anyway.
    var column = 0
    /// Whether the last character was white space or something that needs none behind it.
    var isAfterSpace = true
    /// Whether the line holds nothing but indentation and indicators.
    var isIndentation = true
    var indent = -1
    private var frames: [Frame] = []
    private(set) var problem: YareError?

    public init(style: Style = .standard) {
        self.style = style
    }

    public var keyOrder: KeyOrder { style == .standard ? .natural : .naturalAfterDigits }

    /// The text of a value, ending with a line break.
    ///
    /// - Throws: `yaml.unwritable` when the value holds something that the style cannot write.
    public static func text(of value: Value, style: Style = .standard) throws(YareError) -> String {
        var writer = YAMLWriter(style: style)
        value.write(to: &writer)
        return try writer.finish()
    }

    /// Ends the document and returns its text, which ends with a line break.
    ///
    /// - Throws: `yaml.unwritable` when something was told that the style cannot write.
    public consuming func finish() throws(YareError) -> String {
        if let problem { throw problem }
        writeIndent()
        return String(decoding: output, as: UTF8.self)
    }

    mutating func fail(_ error: @autoclosure () -> YareError) {
        if problem == nil { problem = error() }
    }

    // MARK: lists and maps

    public mutating func beginList(count: Int) {
        let context = beginNode()
        guard count > 0 else { return beginEmpty("[]") }
        let staysAtKey = style == .standard && context == .mapValue && !isIndentation
        begin(isMap: false, indent: staysAtKey ? indent : indent + 2)
    }

    public mutating func beginMap(count: Int) {
        _ = beginNode()
        guard count > 0 else { return beginEmpty("{}") }
        begin(isMap: true, indent: indent + 2)
    }

    public mutating func endList() { end() }

    public mutating func endMap() { end() }

    private mutating func begin(isMap: Bool, indent inner: Int) {
        frames.append(Frame(isMap: isMap, isEmpty: false, outerIndent: indent))
        indent = indent < 0 ? 0 : inner
        if frames.count > Self.deepest { fail(.nestedTooDeeply(limit: Self.deepest)) }
    }

    private mutating func beginEmpty(_ text: StaticString) {
        writeIndicator(text, needsSpace: true, isIndentation: false)
        frames.append(Frame(isMap: false, isEmpty: true, outerIndent: indent))
    }

    private mutating func end() {
        if let frame = frames.popLast() { indent = frame.outerIndent }
    }

    public mutating func writeKey(_ key: String) {
        writeIndent()
        if writePlainKey(key) { return }
        let text = writable(key)
        let isSimple = text.isSimpleKey
        if !isSimple { writeIndicator("?", needsSpace: true, isIndentation: true) }
        write(text, in: isSimple ? .simpleKey : .complexKey)
        markKey(isSimple: isSimple)
    }

    /// Notes how the colon behind a key has to be written.
    mutating func markKey(isSimple: Bool) {
        if !frames.isEmpty { frames[frames.count - 1].hasSimpleKey = isSimple }
    }

    /// Writes what leads to the next node.
    private mutating func beginNode() -> Context {
        guard let frame = frames.last else { return .root }
        guard frame.isMap else {
            writeIndent()
            writeIndicator("-", needsSpace: true, isIndentation: true)
            return .listElement
        }
        if frame.hasSimpleKey {
            writeIndicator(":", needsSpace: false, isIndentation: false)
        } else {
            writeIndent()
            writeIndicator(":", needsSpace: true, isIndentation: true)
        }
        return .mapValue
    }

    // MARK: scalars

    public mutating func writeNull() { writeToken("null") }

    public mutating func write(_ flag: Bool) { writeToken(flag ? "true" : "false") }

    public mutating func write(_ number: Int64) {
        beginToken()
        FloatText.appendInteger(number, to: &output)
        endScalar()
    }

    public mutating func write(_ number: UInt64) {
        beginToken()
        FloatText.appendInteger(number, to: &output)
        endScalar()
    }

    public mutating func write(_ number: Double) {
        beginToken()
        switch style {
        case .standard: writeThroughJSON(number)
        case .pretty: writeDirectly(number)
        }
        endScalar()
    }

    public mutating func write(_ text: String) {
        let context = beginNode()
        if writePlain(text) { return }
        write(writable(text), in: context)
    }

    private mutating func writeToken(_ token: StaticString) {
        beginToken()
        append(token)
        endScalar()
    }

    private mutating func beginToken() {
        _ = beginNode()
        writeSpace()
    }

    mutating func endScalar() {
        isAfterSpace = false
        isIndentation = false
    }

    /// JSON writes a number with the fewest digits; go-yaml makes an integer of them when it can, otherwise a float.
    private mutating func writeThroughJSON(_ number: Double) {
        guard number.isFinite else {
            return fail(.unsupportedNumber(FloatText.text(number, .g)))
        }
        if number == 0 {
            output.append(UInt8(ascii: "0"))
        } else if number.magnitude < 1e21, number == number.rounded(.towardZero) {
            writeWhole(number)
        } else {
            FloatText.append(number, .g, to: &output)
        }
    }

    private mutating func writeWhole(_ number: Double) {
        let start = output.count
        FloatText.append(number, .f, to: &output)
        guard number.magnitude >= 0x1p62 else { return }
        let digits = Array(output[start...])
        guard IntegerText.signed(digits) == nil, IntegerText.unsigned(digits) == nil else { return }
        output.removeSubrange(start...)
        FloatText.append(number, .g, to: &output)
    }

    private mutating func writeDirectly(_ number: Double) {
        if number.isFinite {
            FloatText.append(number, .g, to: &output)
        } else {
            append(number.isNaN ? ".nan" : number < 0 ? "-.inf" : ".inf")
        }
    }

    // MARK: places

    /// Goes to the indentation on a line of its own, unless it is there already.
    mutating func writeIndent() {
        let indent = max(0, indent)
        if !isIndentation || column > indent || (column == indent && !isAfterSpace) { writeBreak() }
        while column < indent {
            output.append(.space)
            column += 1
        }
        isAfterSpace = true
        isIndentation = true
    }

    /// Sets off what comes next from what stands before it.
    mutating func writeSpace() {
        guard !isAfterSpace else { return }
        output.append(.space)
        column += 1
    }

    mutating func writeBreak() {
        output.append(.lineFeed)
        column = 0
        isIndentation = true
    }

    mutating func writeIndicator(_ indicator: StaticString, needsSpace: Bool, isIndentation keepsIndentation: Bool) {
        if needsSpace { writeSpace() }
        append(indicator)
        column += indicator.utf8CodeUnitCount
        isAfterSpace = false
        isIndentation = isIndentation && keepsIndentation
    }

    mutating func append(_ text: StaticString) {
        output.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
