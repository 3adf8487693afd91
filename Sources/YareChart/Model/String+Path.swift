extension String {
    /// What stands behind the last `/`.
    var baseName: String {
        guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return self }
        return String(self[utf8.index(after: slash)...])
    }

    /// The text without white space of ASCII at both ends.
    func trimmingASCIISpace() -> String {
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
        let bytes = utf8.drop(while: isSpace)
        guard let end = bytes.lastIndex(where: { !isSpace($0) }) else { return "" }
        return String(self[bytes.startIndex...end])
    }

    /// Whether the text begins with an ASCII prefix; quicker than comparing characters.
    func hasASCIIPrefix(_ prefix: StaticString) -> Bool {
        prefix.withUTF8Buffer { utf8.starts(with: $0) }
    }
}
