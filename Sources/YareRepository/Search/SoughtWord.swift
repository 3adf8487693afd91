/// A word that is looked for, and how it stands in texts.
///
/// Texts are looked through byte by byte where they are ASCII, as nearly all are, since a search weighs all charts that a
/// word's first letter finds.
struct SoughtWord {
    /// In lower case.
    let text: String
    private let bytes: [UInt8]
    private let isASCII: Bool

    init(_ text: String) {
        self.text = text
        bytes = Array(text.utf8)
        isASCII = text.utf8.allSatisfy { $0 < 0x80 }
    }

    /// 1 where the word is in a text as a whole, 0.8 where it only begins one there, 0 where it does neither.
    func fit(in text: String) -> Double {
        var text = text
        return text.withUTF8(fit) ?? fit(among: SearchText.words(of: text))
    }

    private func fit(among words: [String]) -> Double {
        words.contains(text) ? 1 : words.contains { $0.hasPrefix(text) } ? 0.8 : 0
    }

    /// The same for bytes; `nil` when they would have to be characters.
    private func fit(in text: UnsafeBufferPointer<UInt8>) -> Double? {
        guard isASCII else { return nil }
        var (best, position) = (0.0, 0)
        while position < text.count {
            let start = position
            var isBegun = true
            while position < text.count, let letter = SearchText.letter(text[position]) {
                let offset = position - start
                if offset < bytes.count, letter != bytes[offset] { isBegun = false }
                position += 1
            }
            if isBegun, position - start == bytes.count { return 1 }
            if isBegun, position - start > bytes.count { best = 0.8 }
            guard position < text.count else { break }
            if text[position] >= 0x80 { return nil }
            position += 1
        }
        return best
    }
}
