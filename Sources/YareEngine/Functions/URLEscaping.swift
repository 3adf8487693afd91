import YareBase
import YareTemplate

/// Percent-encoding as Go's `net/url` does it, part by part of a URL.
enum URLEscaping {
    /// The part of a URL that a text belongs to; each lets other characters stand.
    enum Part {
        case path, userPassword, host, zone, fragment
    }

    /// `text` with every character escaped that may not stand in the part.
    static func escape(_ text: String, in part: Part) -> String {
        var escaped: [UInt8] = []
        for byte in EscapedBytes.bytes(of: text) {
            if mustEscape(byte, in: part) {
                escaped += [UInt8(ascii: "%"), hexadecimal(byte >> 4), hexadecimal(byte & 0xF)]
            } else {
                escaped.append(byte)
            }
        }
        return EscapedBytes.string(from: escaped)
    }

    /// `text` with escapes replaced by what they stand for.
    ///
    /// - Throws: `url.invalid` with Go's sentence.
    static func unescape(_ text: String, in part: Part) throws(YareError) -> String {
        var rest = EscapedBytes.bytes(of: text)[...]
        var unescaped: [UInt8] = []
        while let byte = rest.first {
            if byte == UInt8(ascii: "%") {
                unescaped.append(try takeEscape(&rest, in: part))
            } else {
                if part == .host || part == .zone, byte < 0x80, mustEscape(byte, in: part) {
                    throw .invalidURL("invalid character \(Quoting.quote(String(Unicode.Scalar(byte)))) in host name")
                }
                unescaped.append(byte)
                rest = rest.dropFirst()
            }
        }
        return EscapedBytes.string(from: unescaped)
    }

    private static func takeEscape(_ rest: inout ArraySlice<UInt8>, in part: Part) throws(YareError) -> UInt8 {
        let escape = EscapedBytes.string(from: rest.prefix(3))
        let digits = rest.dropFirst().prefix(2).compactMap(value)
        guard digits.count == 2 else { throw .invalidURL("invalid URL escape \(Quoting.quote(escape))") }
        let byte = digits[0] << 4 | digits[1]
        let isAllowed =
            switch part {
            case .host: digits[0] >= 8 || escape == "%25"
            case .zone: escape == "%25" || byte == UInt8(ascii: " ") || !mustEscape(byte, in: .host)
            case .path, .userPassword, .fragment: true
            }
        guard isAllowed else { throw .invalidURL("invalid URL escape \(Quoting.quote(escape))") }
        rest = rest.dropFirst(3)
        return byte
    }

    private static func mustEscape(_ byte: UInt8, in part: Part) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
            UInt8(ascii: "~"):
            return false
        default:
            return !allowed(in: part).utf8.contains(byte)
        }
    }

    /// The characters beside letters, digits and `-_.~` that may stand in a part.
    private static func allowed(in part: Part) -> String {
        switch part {
        case .path: "$&+,/:;=@"
        case .userPassword: "$&+,;="
        case .host, .zone: "!$&'()*+,;=:[]<>\""
        case .fragment: "$&+,/:;=?@!()*"
        }
    }

    private static func value(_ byte: UInt8) -> UInt8? {
        Character(Unicode.Scalar(byte)).hexDigitValue.map { UInt8($0) }
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt8 {
        digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10
    }
}
