/// Byte strings inside Swift strings.
///
/// Go's strings hold any bytes, and templates see them: a binary file through `.Files.Get`, the result of `b64dec`, half
/// a character after `trunc`. Swift's strings hold Unicode only. As Python does (PEP 383), each byte that is not part of
/// valid UTF-8 is carried as one code point, here U+10FF00 + byte in the private-use plane, and turned back when the text
/// is hashed, encoded, measured or written. Text that really contains such a code point has its four bytes escaped one
/// by one, so the mapping loses nothing.
public enum EscapedBytes {
    @usableFromInline static let firstEscape: UInt32 = 0x10FF00

    /// A string that stands for `bytes`, whatever they hold.
    public static func string(from bytes: some Collection<UInt8>) -> String {
        let whole = Array(bytes)
        if let text = String(validating: whole, as: UTF8.self), !mayContainEscapes(text) {
            return text
        }
        return escaping(whole)
    }

    /// The bytes that `text` stands for.
    public static func bytes(of text: String) -> [UInt8] {
        mayContainEscapes(text) ? unescaping(text) : Array(text.utf8)
    }

    /// The text with each byte that is not part of valid UTF-8 replaced by U+FFFD, as Go's JSON encoder does.
    public static func replacingInvalid(_ text: String) -> String {
        guard mayContainEscapes(text) else { return text }
        var replaced: [UInt8] = []
        var rest = unescaping(text)[...]
        while !rest.isEmpty {
            let length = validLength(rest)
            replaced.append(contentsOf: length > 0 ? rest.prefix(length) : [0xEF, 0xBF, 0xBD])
            rest = rest.dropFirst(max(1, length))
        }
        return String(decoding: replaced, as: UTF8.self)
    }

    /// How many bytes `text` stands for: Go's `len`.
    public static func count(of text: String) -> Int {
        mayContainEscapes(text) ? unescaping(text).count : text.utf8.count
    }

    /// Whether `text` may hold an escaped byte; false for nearly every text, and quick to find out.
    public static func mayContainEscapes(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            // every escape is F4 8F BC..BF xx, and F4 begins no character below U+100000
            guard let start = bytes.firstIndex(of: 0xF4) else { return false }
            return bytes[start...].indices.contains { index in
                bytes[index] == 0xF4 && index + 3 < bytes.count && isEscape(bytes[index + 1], bytes[index + 2])
            }
        }
    }

    /// The byte that a code point stands for, or `nil` where it stands for itself.
    @inlinable
    public static func byte(of scalar: Unicode.Scalar) -> UInt8? {
        scalar.value >= firstEscape && scalar.value <= firstEscape + 0xFF
            ? UInt8(truncatingIfNeeded: scalar.value - firstEscape) : nil
    }

    @inlinable
    static func isEscape(_ second: UInt8, _ third: UInt8) -> Bool {
        second == 0x8F && third >= 0xBC
    }

    private static func escaping(_ bytes: [UInt8]) -> String {
        var text = String.UnicodeScalarView()
        var rest = bytes[...]
        while let byte = rest.first {
            let length = validLength(rest)
            let scalar = length > 0 ? String(decoding: rest.prefix(length), as: UTF8.self).unicodeScalars.first : nil
            if let scalar, scalar.value < firstEscape {
                text.append(scalar)
                rest = rest.dropFirst(length)
            } else {
                text.append(Unicode.Scalar(firstEscape + UInt32(byte)) ?? "\u{FFFD}")
                rest = rest.dropFirst()
            }
        }
        return String(text)
    }

    private static func unescaping(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            if scalar.value >= firstEscape, scalar.value <= firstEscape + 0xFF {
                bytes.append(UInt8(scalar.value - firstEscape))
            } else {
                bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        return bytes
    }

    /// The length of the valid UTF-8 sequence that begins `bytes`, or 0.
    private static func validLength(_ bytes: ArraySlice<UInt8>) -> Int {
        guard let first = bytes.first else { return 0 }
        let length =
            switch first {
            case 0x00...0x7F: 1
            case 0xC2...0xDF: 2
            case 0xE0...0xEF: 3
            case 0xF0...0xF4: 4
            default: 0
            }
        guard length > 0, bytes.count >= length else { return 0 }
        return String(validating: bytes.prefix(length), as: UTF8.self) == nil ? 0 : length
    }
}
