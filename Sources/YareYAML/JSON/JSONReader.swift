public import YareBase

/// Reads JSON exactly as strictly as Go's `encoding/json`, with its messages.
///
/// Of entries with equal keys the last one wins. Bytes that are not UTF-8 and lone surrogates become U+FFFD.
public struct JSONReader: Sendable {
    /// What numbers become.
    public var numbers: NumberStyle
    /// The name of the text in the places of errors, or `nil` when errors are to have no place.
    public var file: String?

    /// Where a text ends.
    public enum Extent: Sendable {
        /// A text holds one value: Go's `json.Unmarshal`.
        case whole
        /// Only the first value is looked at, and a text that breaks off in it ends too early: Go's `json.Decoder`.
        case firstValue
    }

    public var extent: Extent

    public init(numbers: NumberStyle = .float64, extent: Extent = .whole, file: String? = nil) {
        self.numbers = numbers
        self.extent = extent
        self.file = file
    }

    /// Reads a text that holds one value and nothing else but white space.
    ///
    /// - Throws: `json.syntax` with Go's sentence, such as `unexpected end of JSON input`; `json.nested-too-deeply`;
    ///   `json.number-range` for a number beyond `float64`.
    public func read(_ text: String) throws(YareError) -> Value {
        try read(EscapedBytes.bytes(of: text))
    }

    /// Reads bytes that hold one value and nothing else but white space.
    public func read(_ bytes: [UInt8]) throws(YareError) -> Value {
        let (value, problem) = try readAsFarAsPossible(bytes)
        if let problem { throw problem }
        return value
    }

    /// Reads bytes as ``read(_:)-([UInt8])``, but leaves a null in the place of each number beyond `float64` and hands
    /// the error out beside the value, as Go does.
    public func readAsFarAsPossible(_ bytes: [UInt8]) throws(YareError) -> (value: Value, problem: YareError?) {
        var parser = JSONParser(numbers: numbers, extent: extent)
        let result = bytes.withUnsafeBufferPointer { buffer in
            parser.parse(buffer)
        }
        switch result {
        case .success((let value, let problem)): return (value, problem?.error(file: file, in: bytes))
        case .failure(var failure):
            if extent == .firstValue, failure.offset >= bytes.count {
                failure.message = bytes.allSatisfy(JSONCursor.isSpace) ? "EOF" : "unexpected EOF"
            }
            throw failure.error(file: file, in: bytes)
        }
    }
}

/// Why JSON text could not be read, and at which byte.
struct JSONFailure: Error {
    let offset: Int
    let code: Diagnostic.Code
    var message: String

    func error(file: String?, in bytes: [UInt8]) -> YareError {
        YareError(code, message, at: file.map { SourceLocation(file: $0, source: bytes, offset: offset) })
    }
}
