import YareBase

/// The layout functions of Sprig: indenting, wrapping, abbreviating.
enum TextLayout {
    /// How large a repeated or indented text may become: well beyond any manifest.
    static let maximumSize = 1 << 30

    /// `text` with `width` spaces before each line, the empty ones included, and optionally a line break before it all.
    static func indented(_ text: String, by width: Int, afterLineBreak: Bool) throws(YareError) -> String {
        guard width >= 0 else { throw .negativeRepeatCount() }
        var text = text
        let lines = text.utf8.count { $0 == UInt8(ascii: "\n") } + 1
        let (padding, overflows) = lines.multipliedReportingOverflow(by: width)
        guard !overflows, padding <= maximumSize else { throw .resultTooLarge() }
        let capacity = text.utf8.count + padding + (afterLineBreak ? 1 : 0)
        return text.withUTF8 { text in
            String(unsafeUninitializedCapacity: capacity) { target in
                fill(target, with: text, width: width, afterLineBreak: afterLineBreak)
            }
        }
    }

    private static func fill(
        _ target: UnsafeMutableBufferPointer<UInt8>, with text: UnsafeBufferPointer<UInt8>, width: Int,
        afterLineBreak: Bool
    ) -> Int {
        let lineBreak = UInt8(ascii: "\n")
        var writer = ByteWriter(target)
        if afterLineBreak { writer.write(lineBreak, count: 1) }
        var start = 0
        while let end = text[start...].firstIndex(of: lineBreak) {
            writer.write(UInt8(ascii: " "), count: width)
            writer.write(UnsafeBufferPointer(rebasing: text[start...end]))
            start = end + 1
        }
        writer.write(UInt8(ascii: " "), count: width)
        writer.write(UnsafeBufferPointer(rebasing: text[start...]))
        return writer.count
    }

    /// `text` several times in a row.
    static func repeated(_ text: String, count: Int) throws(YareError) -> String {
        guard count >= 0 else { throw .negativeRepeatCount() }
        let (size, overflows) = text.utf8.count.multipliedReportingOverflow(by: count)
        guard !overflows, size <= maximumSize else { throw .resultTooLarge() }
        return String(repeating: text, count: count)
    }

    /// `text` broken at spaces so that lines hold at most `width` bytes, as goutils' `WrapCustom` breaks it.
    ///
    /// - Parameter splitsWords: whether a word that is longer than a line is cut; otherwise it sticks out.
    static func wrapped(_ text: String, width: Int, lineBreak: String, splitsWords: Bool) -> String {
        let bytes = EscapedBytes.bytes(of: text)
        let lineBreak = lineBreak.isEmpty ? [UInt8(ascii: "\n")] : EscapedBytes.bytes(of: lineBreak)
        let width = max(1, width)
        var lines: [UInt8] = []
        var start = 0
        while bytes.count - start > width {
            if bytes[start] == UInt8(ascii: " ") {
                start += 1
                continue
            }
            let cut = cut(bytes, from: start, width: width, splitsWords: splitsWords)
            lines += bytes[start..<cut.end]
            if cut.next <= bytes.count { lines += lineBreak }
            start = min(cut.next, bytes.count)
        }
        return EscapedBytes.string(from: lines + bytes[start...])
    }

    /// Where the line that begins at `start` ends and the next begins; one beyond the text when there is none.
    private static func cut(
        _ bytes: [UInt8], from start: Int, width: Int, splitsWords: Bool
    ) -> (end: Int, next: Int) {
        let space = UInt8(ascii: " ")
        if let last = bytes[start...start + width].lastIndex(of: space) { return (last, last + 1) }
        if splitsWords { return (start + width, start + width) }
        if let next = bytes[(start + width)...].firstIndex(of: space) { return (next, next + 1) }
        return (bytes.count, bytes.count + 1)
    }

    /// `text` cut to `width` bytes, dots included, so that the byte at `offset` is seen: goutils' `AbbreviateFull`.
    static func abbreviated(_ text: String, offset: Int, width: Int) -> String {
        let count = text.byteCount
        guard width >= 4 else { return "" }
        guard count > width else { return text }
        let offset = max(min(offset, count), 0)
        let start = count - offset < width - 3 ? count - (width - 3) : offset
        if start <= 4 { return text.bytes(from: 0, to: width - 3) + "..." }
        guard width >= 7 else { return "" }
        if start + width - 3 < count {
            return "..." + abbreviated(text.bytes(from: start, to: count), offset: 0, width: width - 3)
        }
        return "..." + text.bytes(from: count - (width - 3), to: count)
    }
}
