import YareBase

/// A scalar with its tag applied.
struct DecodedScalar {
    /// Why a scalar does not fit its tag.
    struct Failure: Error {
        let message: String
    }

    let meaning: ResolvedScalar
    /// The text, where the meaning is a string or a timestamp.
    private let text: String

    private static let prefix = "tag:yaml.org,2002:"

    init(text: String) {
        self.text = text
        meaning = .string
    }

    /// Takes a value that is no list or map for the scalar it came from.
    init(_ value: Value) {
        text = value.stringValue ?? ""
        meaning =
            switch value {
            case .null: .null
            case .bool(let flag): .bool(flag)
            case .int(let number): .int(number)
            case .double(let number): Int64(exactly: number).map(ResolvedScalar.int) ?? .float(number)
            default: .string
            }
    }

    /// Applies a tag to the text of a scalar.
    init(_ bytes: UnsafeBufferPointer<UInt8>, tag: String?, isPlain: Bool) throws(Failure) {
        guard let tag else {
            meaning = isPlain ? ScalarResolver.resolve(bytes) : .string
            text = Self.needsText(meaning) ? EscapedBytes.string(fromUTF8: bytes) : ""
            return
        }
        let string = EscapedBytes.string(fromUTF8: bytes)
        switch tag.hasPrefix(Self.prefix) ? String(tag.dropFirst(Self.prefix.count)) : "" {
        case "int", "float", "bool", "null", "timestamp":
            meaning = try Self.resolve(bytes, as: "!!" + tag.dropFirst(Self.prefix.count))
            text = string
        case "binary":
            meaning = .string
            guard let data = Base64.decode(bytes) else {
                throw Failure(message: "!!binary value contains invalid base64 data")
            }
            text = EscapedBytes.replacingInvalid(EscapedBytes.string(from: data))
        default:
            meaning = .string
            text = string
        }
    }

    private static func needsText(_ meaning: ResolvedScalar) -> Bool {
        meaning == .string || meaning == .timestamp
    }

    private static func resolve(
        _ bytes: UnsafeBufferPointer<UInt8>, as tag: String
    ) throws(Failure) -> ResolvedScalar {
        let meaning = ScalarResolver.resolve(bytes, triesTimestamps: tag == "!!timestamp")
        if meaning.tag == tag { return meaning }
        if tag == "!!float", case .int(let number) = meaning { return .float(Double(number)) }
        let text = String(decoding: bytes, as: UTF8.self)
        throw Failure(message: "cannot decode \(meaning.tag) `\(text)` as a \(tag)")
    }

    /// The scalar as data. Numbers that JSON cannot carry are reported elsewhere.
    func value(_ numbers: NumberStyle) -> Value {
        switch meaning {
        case .string, .timestamp: .string(text)
        case .null: .null
        case .bool(let flag): .bool(flag)
        case .int(let number): numbers.value(number)
        case .unsigned(let number): .double(Double(number))
        case .float(let number): numbers.value(number)
        }
    }

    /// The scalar as a key, in the way of sigs.k8s.io/yaml.
    var keyText: String {
        switch meaning {
        case .string, .timestamp: text
        case .null, .unsigned: ""
        case .bool(let flag): flag ? "true" : "false"
        case .int(let number): "\(number)"
        case .float(let number): Self.keyText(number)
        }
    }

    private static func keyText(_ number: Double) -> String {
        if number.isNaN { return ".nan" }
        let single = Float(number)
        if single.isInfinite { return number < 0 ? "-.inf" : ".inf" }
        return FloatText.text(single)
    }

    /// What is said of a key that JSON cannot have: its Go type and value.
    var unsupportedKey: String? {
        switch meaning {
        case .null: "%!s(<nil>), key: <nil>"
        case .unsigned(let number): "uint64, key: 0x" + String(number, radix: 16)
        default: nil
        }
    }
}
