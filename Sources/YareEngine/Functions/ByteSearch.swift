/// Finding, splitting and replacing by bytes, as Go's `strings` package does.
enum ByteSearch {
    /// The positions at which `pattern` occurs in `text`, from left to right and without overlap.
    ///
    /// - Parameter limit: how many to find at most.
    /// - Precondition: `pattern` is not empty.
    static func positions(of pattern: String, in text: String, limit: Int = .max) -> [Int] {
        var (pattern, text) = (pattern, text)
        return text.withUTF8 { text in
            pattern.withUTF8 { pattern in positions(of: pattern, in: text, limit: limit) }
        }
    }

    private static func positions(
        of pattern: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, limit: Int
    ) -> [Int] {
        var (found, position): ([Int], Int) = ([], 0)
        guard let first = pattern.first else { return found }
        let last = text.count - pattern.count
        while position <= last, found.count < limit {
            if text[position] == first, matches(pattern, text, at: position) {
                found.append(position)
                position += pattern.count
            } else {
                position += 1
            }
        }
        return found
    }

    private static func matches(
        _ pattern: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>, at position: Int
    ) -> Bool {
        for offset in pattern.indices where text[position + offset] != pattern[offset] { return false }
        return true
    }

    /// Whether `pattern` occurs in `text`.
    static func contains(_ pattern: String, in text: String) -> Bool {
        pattern.isEmpty || !positions(of: pattern, in: text, limit: 1).isEmpty
    }

    /// The parts of `text` between occurrences of `separator`; an empty separator splits between characters.
    ///
    /// - Parameter limit: how many parts to make at most; the last holds the rest. A negative number means all.
    static func split(_ text: String, by separator: String, limit: Int = -1) -> [String] {
        guard limit != 0 else { return [] }
        let cuts = limit < 0 ? Int.max : limit - 1
        if separator.isEmpty { return characters(of: text, cuts: cuts) }
        let found = positions(of: separator, in: text, limit: cuts)
        let length = separator.utf8.count
        let starts = [0] + found.map { $0 + length }
        return zip(starts, found + [text.utf8.count]).map { part(of: text, $0, $1) }
    }

    private static func characters(of text: String, cuts: Int) -> [String] {
        var parts = text.unicodeScalars.prefix(cuts).map { String($0) }
        let rest = text.unicodeScalars.dropFirst(parts.count)
        if !rest.isEmpty { parts.append(String(rest)) }
        return parts
    }

    private static func part(of text: String, _ start: Int, _ end: Int) -> String {
        let low = text.utf8.index(text.utf8.startIndex, offsetBy: start)
        return String(Substring(text.utf8[low..<text.utf8.index(low, offsetBy: end - start)]))
    }

    /// `text` with each occurrence of `old` replaced; an empty `old` stands between all characters.
    static func replacing(_ old: String, with new: String, in text: String) -> String {
        if old.isEmpty {
            return text.unicodeScalars.reduce(into: new) { replaced, character in
                replaced.unicodeScalars.append(character)
                replaced += new
            }
        }
        let found = positions(of: old, in: text)
        if found.isEmpty { return text }
        return joined(text, without: found, length: old.utf8.count, between: new)
    }

    private static func joined(_ text: String, without cuts: [Int], length: Int, between new: String) -> String {
        var (text, new) = (text, new)
        let capacity = text.utf8.count + cuts.count * (new.utf8.count - length)
        return text.withUTF8 { text in
            new.withUTF8 { new in
                String(unsafeUninitializedCapacity: capacity) { target in
                    var writer = ByteWriter(target)
                    var start = 0
                    for cut in cuts {
                        writer.write(UnsafeBufferPointer(rebasing: text[start..<cut]))
                        writer.write(new)
                        start = cut + length
                    }
                    writer.write(UnsafeBufferPointer(rebasing: text[start...]))
                    return writer.count
                }
            }
        }
    }
}

/// Fills uninitialised memory from its beginning.
struct ByteWriter {
    private let target: UnsafeMutableBufferPointer<UInt8>
    /// How many bytes have been written.
    private(set) var count = 0

    init(_ target: UnsafeMutableBufferPointer<UInt8>) {
        self.target = target
    }

    /// Writes bytes behind those written before.
    ///
    /// - Precondition: they fit.
    mutating func write(_ bytes: UnsafeBufferPointer<UInt8>) {
        precondition(count + bytes.count <= target.count, "the memory was measured before")
        guard let source = bytes.baseAddress, let base = target.baseAddress else { return }
        (base + count).initialize(from: source, count: bytes.count)
        count += bytes.count
    }

    /// Writes a byte several times.
    mutating func write(_ byte: UInt8, count repetitions: Int) {
        precondition(count + repetitions <= target.count, "the memory was measured before")
        guard let base = target.baseAddress else { return }
        (base + count).initialize(repeating: byte, count: repetitions)
        count += repetitions
    }
}
