import YareBase

/// Go's view of a string: bytes. Positions and lengths count bytes, and a cut may go through a character.
extension String {
    /// How many bytes the string holds in Go.
    var byteCount: Int {
        utf8.isEmpty ? 0 : EscapedBytes.count(of: self)
    }

    /// The bytes from `start` to `end`.
    ///
    /// - Precondition: `0 <= start <= end <= byteCount`.
    func bytes(from start: Int, to end: Int) -> String {
        if EscapedBytes.mayContainEscapes(self) {
            return EscapedBytes.string(from: EscapedBytes.bytes(of: self)[start..<end])
        }
        let low = utf8.index(utf8.startIndex, offsetBy: start)
        let high = utf8.index(low, offsetBy: end - start)
        if let cut = String(utf8[low..<high]) { return cut }
        return EscapedBytes.string(from: Array(utf8[low..<high]))
    }

    /// Whether two strings hold the same bytes; `==` would take a composed and a decomposed character for equal.
    func hasSameBytes(as other: String) -> Bool {
        utf8.count == other.utf8.count && self == other && utf8.elementsEqual(other.utf8)
    }

    /// Whether the bytes of `prefix` come first.
    func beginsWith(_ prefix: String) -> Bool {
        utf8.starts(with: prefix.utf8)
    }

    /// Whether the bytes of `suffix` come last.
    func endsWith(_ suffix: String) -> Bool {
        let (count, length) = (utf8.count, suffix.utf8.count)
        return length <= count && utf8.dropFirst(count - length).elementsEqual(suffix.utf8)
    }

    /// The string without `prefix`, if it begins with it.
    func droppingPrefix(_ prefix: String) -> String {
        beginsWith(prefix) ? String(Substring(utf8.dropFirst(prefix.utf8.count))) : self
    }

    /// The string without `suffix`, if it ends with it.
    func droppingSuffix(_ suffix: String) -> String {
        endsWith(suffix) ? String(Substring(utf8.dropLast(suffix.utf8.count))) : self
    }

    /// The string without the characters of `set` at both ends: Go's `strings.Trim`.
    func trimming(_ set: String) -> String {
        trimming { set.unicodeScalars.contains($0) }
    }

    /// The string without white space at both ends: Go's `strings.TrimSpace`.
    func trimmingSpace() -> String {
        guard let first = utf8.first, let last = utf8.last else { return self }
        if first > 0x20, first < 0x80, last > 0x20, last < 0x80 { return self }
        return trimming(\.isGoSpace)
    }

    private func trimming(_ isMember: (Unicode.Scalar) -> Bool) -> String {
        let scalars = unicodeScalars
        guard let start = scalars.firstIndex(where: { !isMember($0) }),
            let end = scalars.lastIndex(where: { !isMember($0) })
        else { return "" }
        return String(scalars[start...end])
    }
}

extension Unicode.Scalar {
    /// Whether Go's `unicode.IsSpace` takes the character for white space.
    var isGoSpace: Bool {
        value < 0x80 ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
    }
}
