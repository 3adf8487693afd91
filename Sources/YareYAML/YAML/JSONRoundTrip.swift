import YareBase

/// What becomes of strings because Helm's `toYaml` writes JSON first and reads that as YAML.
enum JSONRoundTrip {
    /// The text with next-line characters (U+0085) folded as the YAML reader folds line breaks in double quotes: spaces
    /// around go, one break becomes a space, each further one a line feed.
    static func folding(_ text: [UInt8]) -> [UInt8] {
        guard var next = nextLine(in: text, from: 0) else { return text }
        var folded: [UInt8] = []
        var start = 0
        while true {
            folded.append(contentsOf: text[start..<next])
            while folded.count > 0, folded.last == .space { folded.removeLast() }
            var breaks = 0
            start = next
            while start < text.count {
                if isNextLine(text, at: start) {
                    breaks += 1
                    start += 2
                } else if text[start] == .space {
                    start += 1
                } else {
                    break
                }
            }
            folded.append(contentsOf: breaks == 1 ? [.space] : Array(repeating: .lineFeed, count: breaks - 1))
            guard let following = nextLine(in: text, from: start) else { break }
            next = following
        }
        return folded + text[start...]
    }

    private static func nextLine(in text: [UInt8], from start: Int) -> Int? {
        text[start...].indices.first { isNextLine(text, at: $0) }
    }

    private static func isNextLine(_ text: [UInt8], at index: Int) -> Bool {
        text[index] == 0xC2 && index + 1 < text.count && text[index + 1] == 0x85
    }

    /// The error for characters that JSON leaves as they are and YAML does not allow, or `nil`.
    static func problem(with text: [UInt8]) -> YareError? {
        text.indices.contains { isForbidden(text, at: $0) } ? .controlCharacter() : nil
    }

    private static func isForbidden(_ text: [UInt8], at index: Int) -> Bool {
        switch text[index] {
        case 0x7F: true
        case 0xC2: index + 1 < text.count && text[index + 1] < 0xA0
        case 0xEF: index + 2 < text.count && text[index + 1] == 0xBF && text[index + 2] >= 0xBE
        default: false
        }
    }

    /// Whether `---` or `...` stands where a reader takes it for the border of a document: right behind a next-line
    /// character, and before white space.
    static func holdsDocumentBorder(_ text: [UInt8]) -> Bool {
        text.indices.dropLast(5).contains { index in
            guard isNextLine(text, at: index),
                let mark = [UInt8(ascii: "-"), UInt8(ascii: ".")].first(where: {
                    $0 == text[index + 2]
                })
            else { return false }
            return text[index + 3] == mark && text[index + 4] == mark
                && (text[index + 5] == .space || isNextLine(text, at: index + 5))
        }
    }

    /// How many characters a key takes as JSON, quotes included.
    static func quotedLength(_ text: [UInt8]) -> Int {
        var quoted: [UInt8] = []
        text.withUnsafeBufferPointer { JSONWriter.appendQuoted($0, escapesHTML: true, to: &quoted) }
        return quoted.count { $0 & 0xC0 != 0x80 }
    }
}
