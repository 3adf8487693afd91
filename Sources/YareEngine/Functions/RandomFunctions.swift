import YareBase
import YareTemplate

/// Sprig's random texts and numbers.
extension FunctionTable {
    static var randomness: [TemplateFunction] {
        [
            text("randAlphaNum", of: letters + numerals),
            text("randAlpha", of: letters),
            text("randNumeric", of: numerals),
            text("randAscii", of: Array(0x20...0x7E)),
            TemplateFunction("randBytes", [.int]) { call throws(YareError) in
                guard call.int(0) >= 0 else { throw .negativeLength }
                return .string(Base64.standard.encoded(try call.randomBytes(call.int(0))))
            },
            TemplateFunction("randInt", [.int, .int]) { call throws(YareError) in
                let (width, overflow) = call.int(1).subtractingReportingOverflow(call.int(0))
                guard !overflow, width > 0 else { throw .emptyRange }
                return .int(Int.random(in: call.int(0)..<call.int(1), using: &call.environment.random))
            },
            TemplateFunction("shuffle", [.string]) { call in
                let scalars = Array(call.string(0).unicodeScalars).shuffled(using: &call.environment.random)
                return .string(String(String.UnicodeScalarView(scalars)))
            },
            TemplateFunction("uuidv4") { call throws(YareError) in .string(uuid(try call.randomBytes(16))) },
        ]
    }

    private static var letters: [UInt8] {
        Array(UInt8(ascii: "a")...UInt8(ascii: "z")) + Array(UInt8(ascii: "A")...UInt8(ascii: "Z"))
    }

    private static var numerals: [UInt8] { Array(UInt8(ascii: "0")...UInt8(ascii: "9")) }

    /// A function of a length that makes a text of so many characters, each as likely as the others; a length below
    /// zero makes the empty text, as Sprig does.
    private static func text(_ name: String, of characters: [UInt8]) -> TemplateFunction {
        TemplateFunction(name, [.int]) { call throws(YareError) in
            let length = max(0, call.int(0))
            guard length <= longestRandomText else { throw .randomTextTooLong(length) }
            let environment = call.environment
            return .string(
                String(unsafeUninitializedCapacity: length) { output in
                    for index in 0..<length {
                        output[index] = characters[Int.random(in: 0..<characters.count, using: &environment.random)]
                    }
                    return length
                })
        }
    }

    /// The text of a random identifier of version 4 (RFC 9562).
    private static func uuid(_ random: [UInt8]) -> String {
        var bytes = random
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = Array(hexadecimal(bytes))
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }.joined(separator: "-")
    }

    /// The longest random text or number of bytes that a chart may ask for: more fits into no manifest.
    static let longestRandomText = 16 << 20

    /// Bytes as lower-case hexadecimal digits.
    static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

extension TemplateCall {
    /// A number of random bytes, not below zero.
    func randomBytes(_ count: Int) throws(YareError) -> [UInt8] {
        guard count <= FunctionTable.longestRandomText else { throw .randomTextTooLong(count) }
        let environment = environment
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &environment.random) }
    }
}

extension YareError {
    /// A number of bytes is below zero, in the words of Go's run time.
    fileprivate static var negativeLength: YareError {
        function("runtime error: makeslice: len out of range")
    }

    /// There is no number between the ends, in the words of Go's `math/rand`.
    static var emptyRange: YareError {
        function("invalid argument to Intn")
    }

    /// A random text would be larger than any manifest.
    fileprivate static func randomTextTooLong(_ length: Int) -> YareError {
        YareError(
            "template.function-failed", "a random text of \(length) bytes is too long",
            hint: "ask for at most \(FunctionTable.longestRandomText) bytes")
    }
}
