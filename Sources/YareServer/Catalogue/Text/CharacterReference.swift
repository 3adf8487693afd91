/// The references that HTML writes characters with: `&amp;`, `&#58;`, `&#x3a;`.
enum CharacterReference {
    /// How long the reference is that begins with the `&` at the start of `bytes`, or `nil` where none does.
    static func length(at bytes: ArraySlice<UInt8>) -> Int? {
        let rest = bytes.dropFirst()
        guard let end = rest.prefix(longest).firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let body = rest[..<end]
        guard let first = body.first else { return nil }
        let isReference =
            first == UInt8(ascii: "#") ? scalar(ofNumber: body.dropFirst()) != nil : isName(body)
        return isReference ? body.count + 2 : nil
    }

    /// A text with its references replaced by what they mean. Names beyond the common ones stay: whoever writes the text
    /// anew escapes their `&`.
    static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var decoded: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] == UInt8(ascii: "&"), let length = length(at: bytes[index...]),
                let scalar = scalar(of: bytes[(index + 1)..<(index + length - 1)])
            {
                decoded += String(Character(scalar)).utf8
                index += length
            } else {
                decoded.append(bytes[index])
                index += 1
            }
        }
        return decoded
    }

    private static let longest = 32

    private static func isName(_ body: ArraySlice<UInt8>) -> Bool {
        body.count > 1 && body.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit }
            && body.first?.isASCIILetter == true
    }

    private static func scalar(of body: ArraySlice<UInt8>) -> Unicode.Scalar? {
        if body.first == UInt8(ascii: "#") { return scalar(ofNumber: body.dropFirst()) }
        return switch String(decoding: body, as: UTF8.self) {
        case "amp": "&"
        case "lt": "<"
        case "gt": ">"
        case "quot": "\""
        case "apos": "'"
        case "nbsp": "\u{A0}"
        case "colon": ":"
        case "sol": "/"
        case "bsol": "\\"
        case "Tab": "\t"
        case "NewLine": "\n"
        default: nil
        }
    }

    private static func scalar(ofNumber digits: ArraySlice<UInt8>) -> Unicode.Scalar? {
        let isHexadecimal = digits.first.map { $0 | 0x20 } == UInt8(ascii: "x")
        let text = String(decoding: isHexadecimal ? digits.dropFirst() : digits, as: UTF8.self)
        guard text.utf8.count <= 7, text.first != "+", text.first != "-" else { return nil }
        return UInt32(text, radix: isHexadecimal ? 16 : 10).flatMap(Unicode.Scalar.init)
    }
}
