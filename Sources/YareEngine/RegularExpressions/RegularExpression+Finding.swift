/// Finding and splitting as Go's `FindAllString` and `Split` do.
extension RegularExpression {
    /// The first match, or the empty string.
    func firstMatch(in text: String) -> String {
        var text = text
        return text.withUTF8 { bytes in
            firstMatch(in: bytes, from: 0).map { String(decoding: bytes[$0.range], as: UTF8.self) } ?? ""
        }
    }

    /// The matches one after the other, at most `limit` of them, or all when `limit` is negative.
    func allMatches(in text: String, limit: Int) -> [String] {
        var text = text
        return text.withUTF8 { bytes in
            allRanges(in: bytes, limit: limit).map { String(decoding: bytes[$0], as: UTF8.self) }
        }
    }

    /// The pieces between the matches: at most `limit` of them, the last being the rest, or all when `limit` is
    /// negative.
    func split(_ text: String, limit: Int) -> [String] {
        guard limit != 0 else { return [] }
        if text.isEmpty, !pattern.isEmpty { return [""] }
        var text = text
        return text.withUTF8 { bytes in
            pieces(of: bytes, limit: limit).map { String(decoding: bytes[$0], as: UTF8.self) }
        }
    }

    private func allRanges(in text: UnsafeBufferPointer<UInt8>, limit: Int) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var position = 0
        var previousEnd = -1
        while position <= text.count, limit < 0 || ranges.count < limit {
            guard let match = firstMatch(in: text, from: position)?.range else { break }
            // an empty match right behind another one does not count
            let counts = match.upperBound != position || match.lowerBound != previousEnd
            position =
                match.upperBound == position ? position + text.characterWidth(at: position) : match.upperBound
            previousEnd = match.upperBound
            if counts { ranges.append(match) }
        }
        return ranges
    }

    private func pieces(of text: UnsafeBufferPointer<UInt8>, limit: Int) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var begin = 0
        var end = 0
        for match in allRanges(in: text, limit: limit) {
            if limit > 0, pieces.count == limit - 1 { break }
            end = match.lowerBound
            if match.upperBound != 0 { pieces.append(begin..<end) }
            begin = match.upperBound
        }
        if end != text.count { pieces.append(begin..<text.count) }
        return pieces
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The length of the UTF-8 character at an offset, at least 1.
    func characterWidth(at offset: Int) -> Int {
        guard offset < count else { return 1 }
        return switch self[offset] {
        case 0xF0...: 4
        case 0xE0...: 3
        case 0xC0...: 2
        default: 1
        }
    }
}
