/// The Base64 encoding with its standard alphabet and padding (RFC 4648), decoded as Go's `encoding/base64` does: line
/// breaks anywhere are passed over, and a fault is told by its offset.
public struct Base64: Sendable {
    /// The standard alphabet with padding.
    public static let standard = Base64(alphabet: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")

    private let digits: [UInt8]
    /// The value of each byte as a digit, or 255.
    private let values: [UInt8]

    private init(alphabet: String) {
        digits = Array(alphabet.utf8)
        var values = [UInt8](repeating: 0xFF, count: 256)
        for (value, digit) in digits.enumerated() { values[Int(digit)] = UInt8(value) }
        self.values = values
    }

    /// The text of bytes, on one line.
    public func encoded(_ bytes: [UInt8]) -> String {
        let length = (bytes.count + 2) / 3 * 4
        return String(unsafeUninitializedCapacity: length) { output in
            var index = 0
            var written = 0
            while index + 2 < bytes.count {
                let group = UInt32(bytes[index]) << 16 | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2])
                write(group, count: 4, to: output, at: written)
                index += 3
                written += 4
            }
            if index < bytes.count {
                let second = index + 1 < bytes.count ? bytes[index + 1] : 0
                let group = UInt32(bytes[index]) << 16 | UInt32(second) << 8
                write(group, count: bytes.count - index + 1, to: output, at: written)
            }
            return length
        }
    }

    private func write(_ group: UInt32, count: Int, to output: UnsafeMutableBufferPointer<UInt8>, at offset: Int) {
        for place in 0..<4 {
            let digit = digits[Int(group >> UInt32(18 - 6 * place)) & 0x3F]
            output[offset + place] = place < count ? digit : UInt8(ascii: "=")
        }
    }
}

extension Base64 {
    /// The bytes of a text.
    ///
    /// - Throws: `base64.invalid` in Go's words when a byte is no digit, or padding is missing or not at the end.
    public func decoded(_ text: String) throws(YareError) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count / 4 * 3)
        var text = text
        let fault = text.withUTF8 { decode($0, into: &bytes) }
        if let fault { throw .illegalBase64(at: fault) }
        return bytes
    }

    /// Decodes as far as it goes and returns the offset of the fault, if any.
    private func decode(_ text: UnsafeBufferPointer<UInt8>, into bytes: inout [UInt8]) -> Int? {
        var group: UInt32 = 0
        var count = 0
        for (offset, byte) in text.enumerated() {
            let value = values[Int(byte)]
            if value != 0xFF {
                group = group << 6 | UInt32(value)
                count += 1
                guard count == 4 else { continue }
                append(group, count: 3, to: &bytes)
                (group, count) = (0, 0)
            } else if !byte.isLineBreak {
                guard byte == UInt8(ascii: "="), count >= 2 else { return offset }
                append(group << UInt32(24 - 6 * count), count: count - 1, to: &bytes)
                return faultInPadding(text, at: offset, isDoubled: count == 2)
            }
        }
        return count == 0 ? nil : text.count - count
    }

    /// Looks at what follows the first sign of padding: one more when two digits came before it, and then nothing.
    private func faultInPadding(_ text: UnsafeBufferPointer<UInt8>, at offset: Int, isDoubled: Bool) -> Int? {
        var next = offset + 1
        if isDoubled {
            while next < text.count, text[next].isLineBreak { next += 1 }
            guard next < text.count else { return text.count }
            guard text[next] == UInt8(ascii: "=") else { return next - 1 }
            next += 1
        }
        while next < text.count, text[next].isLineBreak { next += 1 }
        return next < text.count ? next : nil
    }

    private func append(_ group: UInt32, count: Int, to bytes: inout [UInt8]) {
        for place in 0..<count { bytes.append(UInt8(truncatingIfNeeded: group >> UInt32(16 - 8 * place))) }
    }
}

extension UInt8 {
    fileprivate var isLineBreak: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }
}

extension YareError {
    /// A text is not Base64 from some byte on.
    static func illegalBase64(at offset: Int) -> YareError {
        YareError("base64.invalid", "illegal base64 data at input byte \(offset)")
    }
}
