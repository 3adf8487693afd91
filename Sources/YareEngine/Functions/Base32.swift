import YareBase

/// Base32 with the standard alphabet and padding (RFC 4648, section 6), with the complaints of Go's `encoding/base32`.
enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
    private static let padding = UInt8(ascii: "=")

    /// The text of `bytes`.
    static func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 5) {
            let count = min(5, bytes.count - start)
            var group: UInt64 = 0
            for offset in 0..<5 { group = group << 8 | (offset < count ? UInt64(bytes[start + offset]) : 0) }
            let letters = (count * 8 + 4) / 5
            for quintet in 0..<8 {
                text.append(quintet < letters ? alphabet[Int(group >> UInt64(35 - 5 * quintet) & 0x1F)] : padding)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes of a text; line breaks in it do not count.
    ///
    /// - Throws: `base32.corrupt` with the offset of the fault, as Go says it.
    static func decode(_ text: String) throws(YareError) -> [UInt8] {
        let text = text.utf8.filter { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        var (bytes, position): ([UInt8], Int) = ([], 0)
        while position < text.count {
            var (group, count): (UInt64, Int) = (0, 0)
            while count < 8 {
                guard position < text.count else { throw .corruptBase32(at: position - count) }
                let byte = text[position]
                position += 1
                if byte == padding, count >= 2, text.count - position < 8 {
                    return try finish(text, position, group, count, bytes)
                }
                guard let quintet = value(byte) else { throw .corruptBase32(at: position - 1) }
                group = group << 5 | quintet
                count += 1
            }
            bytes += self.bytes(of: group, count: 5)
        }
        return bytes
    }

    /// The end of decoding, when the first padding has been read at `position - 1` after `count` letters.
    private static func finish(
        _ text: [UInt8], _ position: Int, _ group: UInt64, _ count: Int, _ bytes: [UInt8]
    ) throws(YareError) -> [UInt8] {
        let rest = text[position...]
        guard rest.count + count >= 7 else { throw .corruptBase32(at: text.count) }
        if let wrong = rest.prefix(7 - count).firstIndex(where: { $0 != padding }) {
            throw .corruptBase32(at: wrong - 1)
        }
        if count == 3 || count == 6 { throw .corruptBase32(at: position - 1) }
        return bytes + self.bytes(of: group << UInt64(5 * (8 - count)), count: count * 5 / 8)
    }

    private static func bytes(of group: UInt64, count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: group >> UInt64(32 - 8 * $0)) }
    }

    private static func value(_ byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt64(byte - UInt8(ascii: "A"))
        case UInt8(ascii: "2")...UInt8(ascii: "7"): UInt64(byte - UInt8(ascii: "2") + 26)
        default: nil
        }
    }
}

extension YareError {
    /// A text that is not Base32, from an offset in it on.
    static func corruptBase32(at offset: Int) -> YareError {
        YareError("base32.corrupt", "illegal base32 data at input byte \(offset)")
    }
}
