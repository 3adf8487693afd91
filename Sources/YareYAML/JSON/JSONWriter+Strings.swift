extension JSONWriter {
    /// Appends bytes as a JSON string. Bytes that are not UTF-8 become `\ufffd` one by one, as in Go.
    static func appendQuoted(_ text: UnsafeBufferPointer<UInt8>, escapesHTML: Bool, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        var start = 0
        var index = 0
        while index < text.count {
            let byte = text[index]
            let length = byte < 0x80 ? 1 : validLength(text, at: index)
            if length > 0, !needsEscape(byte, escapesHTML: escapesHTML), !isSeparator(text, at: index) {
                index += length
                continue
            }
            output.append(contentsOf: text[start..<index])
            appendEscape(length == 0 ? 0xFFFD : UTF8Scalar.decode(text, at: index), to: &output)
            index += max(1, length)
            start = index
        }
        output.append(contentsOf: text[start...])
        output.append(UInt8(ascii: "\""))
    }

    private static func needsEscape(_ byte: UInt8, escapesHTML: Bool) -> Bool {
        switch byte {
        case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"): true
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"): escapesHTML
        default: false
        }
    }

    /// Whether U+2028 or U+2029 stands at a place: JavaScript takes them for line breaks.
    private static func isSeparator(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        text[index] == 0xE2 && LineBreak.length(in: text, at: index) == 3
    }

    private static func appendEscape(_ scalar: UInt32, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\\"))
        switch scalar {
        case 0x08: output.append(UInt8(ascii: "b"))
        case 0x09: output.append(UInt8(ascii: "t"))
        case 0x0A: output.append(UInt8(ascii: "n"))
        case 0x0C: output.append(UInt8(ascii: "f"))
        case 0x0D: output.append(UInt8(ascii: "r"))
        case 0x22, 0x5C: output.append(UInt8(scalar))
        default:
            output.append(UInt8(ascii: "u"))
            for shift in [12, 8, 4, 0] as [UInt32] {
                let digit = UInt8(truncatingIfNeeded: scalar >> shift) & 0xF
                output.append(digit < 10 ? digit + UInt8(ascii: "0") : digit - 10 + UInt8(ascii: "a"))
            }
        }
    }

    /// The length of the valid UTF-8 character at a place, or 0.
    private static func validLength(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let lead = text[index]
        let length = lead < 0xC2 ? 0 : lead < 0xF5 ? UTF8Width.of(lead) : 0
        guard length > 0, index + length <= text.count else { return 0 }
        let second = text[index + 1]
        let range: ClosedRange<UInt8> =
            switch lead {
            case 0xE0: 0xA0...0xBF
            case 0xED: 0x80...0x9F
            case 0xF0: 0x90...0xBF
            case 0xF4: 0x80...0x8F
            default: 0x80...0xBF
            }
        guard range.contains(second) else { return 0 }
        return text[(index + 2)..<(index + length)].allSatisfy { $0 & 0xC0 == 0x80 } ? length : 0
    }
}
