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

    /// A string of bytes that are known to be UTF-8, each code point of which may be the one that stands for a byte.
    @inlinable
    public static func string(fromUTF8 bytes: UnsafeBufferPointer<UInt8>) -> String {
        bytes.contains(0xF4) ? string(from: bytes) : String(decoding: bytes, as: UTF8.self)
    }

    /// The text with each byte that is not part of valid UTF-8 replaced by U+FFFD, as Go's JSON encoder does.
    public static func replacingInvalid(_ text: String) -> String {
        guard mayContainEscapes(text) else { return text }
        var replaced: [UInt8] = []
        for piece in pieces(of: text) {
            switch piece {
            case .character(let scalar):
                replaced.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            case .byte: replaced.append(contentsOf: [0xEF, 0xBF, 0xBD])
            }
        }
        return string(from: replaced)
    }

    /// What a text stands for, taken apart.
    public enum Piece {
        case character(Unicode.Scalar)
        /// A byte that is not part of valid UTF-8.
        case byte(UInt8)
    }

    /// The characters and stray bytes that a text stands for.
    public static func pieces(of text: String) -> [Piece] {
        var pieces: [Piece] = []
        var rest = unescaping(text)[...]
        while let byte = rest.first {
            let length = validLength(rest)
            let character = String(decoding: rest.prefix(length), as: UTF8.self).unicodeScalars.first
            pieces.append(character.map { .character($0) } ?? .byte(byte))
            rest = rest.dropFirst(max(1, length))
        }
        return pieces
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
