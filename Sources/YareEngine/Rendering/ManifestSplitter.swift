/// Cuts a stream of YAML documents at its separators, as text and without parsing it.
///
/// Source: Helm's `releaseutil.SplitManifests`: the stream is trimmed and cut wherever `(?:^|\s*\n)---\s*` matches; empty
/// pieces are dropped, the others trimmed. A separator takes the white space around it along, so what follows it on its
/// line (a comment, say) begins the next document.
public enum ManifestSplitter {
    /// The documents of a stream, in order, without the white space around them.
    public static func documents(in stream: String) -> [String] {
        var stream = stream
        return stream.withUTF8 { bytes in
            let trimmed = trim(bytes[...])
            var documents: [String] = []
            var start = trimmed.startIndex
            var position = trimmed.startIndex
            func close(at end: Int) {
                if end > start {
                    documents.append(String(decoding: trim(bytes[start..<end]), as: UTF8.self))
                }
            }
            while let separator = nextSeparator(in: trimmed, from: position) {
                close(at: separator.lowerBound)
                start = separator.upperBound
                position = separator.upperBound
            }
            close(at: trimmed.endIndex)
            return documents
        }
    }

    private typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

    /// The next `---` at the start of the text or of a line, with all white space before and after it.
    private static func nextSeparator(in bytes: Bytes, from position: Int) -> Range<Int>? {
        var index = position
        while index + 3 <= bytes.endIndex {
            guard bytes[index] == dash, bytes[index + 1] == dash, bytes[index + 2] == dash else {
                index += 1
                continue
            }
            if index == bytes.startIndex || (index > position && bytes[index - 1] == newline) {
                var lower = index
                while lower > position, isSpace(bytes[lower - 1]) { lower -= 1 }
                var upper = index + 3
                while upper < bytes.endIndex, isSpace(bytes[upper]) { upper += 1 }
                return lower..<upper
            }
            index += 1
        }
        return nil
    }

    private static func trim(_ bytes: Bytes) -> Bytes {
        var bytes = bytes
        while let first = bytes.first, isTrimmedSpace(first) { bytes = bytes.dropFirst() }
        while let last = bytes.last, isTrimmedSpace(last) { bytes = bytes.dropLast() }
        return bytes
    }

    private static let dash = UInt8(ascii: "-")
    private static let newline = UInt8(ascii: "\n")

    /// What `\s` matches in Go: no vertical tab.
    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D
    }

    /// What Go's `strings.TrimSpace` removes among ASCII.
    private static func isTrimmedSpace(_ byte: UInt8) -> Bool {
        isSpace(byte) || byte == 0x0B
    }
}
