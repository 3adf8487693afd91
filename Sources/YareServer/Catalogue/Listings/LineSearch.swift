/// The lines of a text that hold what is looked for, whatever the case of its letters.
struct LineSearch {
    /// Counted from 1.
    let lines: Set<Int>
    private let first: [Int]

    private static let mostShown = 20

    /// Searches; an empty text is nowhere.
    init(_ text: String, in bytes: [UInt8]) {
        let needle = text.utf8.map(\.asciiLowercased)
        var found: [Int] = []
        if !needle.isEmpty {
            for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
                .enumerated()
            where line.map(\.asciiLowercased).containsBytes(needle) {
                found.append(index + 1)
            }
        }
        lines = Set(found)
        first = Array(found.prefix(Self.mostShown))
    }

    /// What a page says of the hits.
    var data: PageData {
        ["count": PageText.count(lines.count, "line"), "first": !first.isEmpty, "lines": first]
    }
}

extension CodeListing {
    /// The lines, those with some numbers marked.
    func marking(_ lines: Set<Int>) -> String {
        guard !lines.isEmpty else { return html }
        let pieces = html.split(separator: "<span", omittingEmptySubsequences: true)
        return pieces.enumerated().map { index, piece in
            "<span" + (lines.contains(index + 1) ? " class=\"hit\"" : "") + piece
        }.joined()
    }
}

extension [UInt8] {
    /// Whether `word` occurs.
    fileprivate func containsBytes(_ word: [UInt8]) -> Bool {
        guard let first = word.first else { return true }
        guard word.count <= count else { return false }
        return withUnsafeBufferPointer { text in
            word.withUnsafeBufferPointer { word in
                for start in 0...(text.count - word.count) where text[start] == first {
                    var index = 1
                    while index < word.count, text[start + index] == word[index] { index += 1 }
                    if index == word.count { return true }
                }
                return false
            }
        }
    }
}
