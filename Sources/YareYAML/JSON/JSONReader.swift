public import YareBase

/// Reads JSON exactly as strictly as Go's `encoding/json`, with its messages.
///
/// Of entries with equal keys the last one wins. Bytes that are not UTF-8 and lone surrogates become U+FFFD.
public struct JSONReader: Sendable {
    /// What numbers become.
    public var numbers: NumberStyle
    /// The name of the text in the places of errors, or `nil` when errors are to have no place.
    public var file: String?

    public init(numbers: NumberStyle = .float64, file: String? = nil) {
        self.numbers = numbers
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
        var parser = JSONParser(numbers: numbers)
        let result = bytes.withUnsafeBufferPointer { buffer in
            parser.parse(buffer)
        }
        switch result {
        case .success(let value): return value
        case .failure(let failure): throw failure.error(file: file, in: bytes)
        }
    }
}

/// Why JSON text could not be read, and at which byte.
struct JSONFailure: Error {
    let offset: Int
    let code: Diagnostic.Code
    let message: String

    func error(file: String?, in bytes: [UInt8]) -> YareError {
        YareError(code, message, at: file.map { SourceLocation(file: $0, source: bytes, offset: offset) })
    }
}
