/// The grammar of a registry's host, as it stands in references and credentials.
public enum RegistryHost {
    /// Whether a text is a host, with or without a port: `localhost:5000`, `[::1]:5000`, `registry.example`.
    public static func isValid(_ text: String) -> Bool {
        guard !text.isEmpty, text.utf8.count <= 255 else { return false }
        if text.hasPrefix("[") { return isBracketed(text) }
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard !parts[0].isEmpty, parts[0].utf8.allSatisfy(isNameByte) else { return false }
        return parts.count == 1 || isPort(parts[1])
    }

    private static func isBracketed(_ text: String) -> Bool {
        guard let end = text.firstIndex(of: "]") else { return false }
        let address = text[text.index(after: text.startIndex)..<end]
        let rest = text[text.index(after: end)...]
        guard !address.isEmpty, address.utf8.allSatisfy(isAddressByte) else { return false }
        return rest.isEmpty || (rest.hasPrefix(":") && isPort(rest.dropFirst()))
    }

    private static func isPort(_ text: Substring) -> Bool {
        UInt16(text) != nil && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        ASCIIClass.isAlphanumeric(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: "_")
    }

    private static func isAddressByte(_ byte: UInt8) -> Bool {
        ASCIIClass.isAlphanumeric(byte) || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
    }
}

/// The grammar of repository names: `[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*` between slashes.
///
/// Source: the distribution specification, "Pulling manifests".
public enum RepositoryName {
    /// Whether a text is a repository's name.
    public static func isValid(_ text: String) -> Bool {
        guard text.utf8.count <= 255 else { return false }
        return text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy(isComponent)
    }

    /// Words of small letters and digits with a separator between each two.
    private static func isComponent(_ bytes: Substring.UTF8View) -> Bool {
        var separator: [UInt8] = []
        var hasWord = false
        for byte in bytes {
            if ASCIIClass.isSmallAlphanumeric(byte) {
                if !separator.isEmpty, !hasWord || !isSeparator(separator) { return false }
                separator = []
                hasWord = true
            } else {
                separator.append(byte)
            }
        }
        return hasWord && separator.isEmpty
    }

    private static func isSeparator(_ bytes: [UInt8]) -> Bool {
        if bytes.allSatisfy({ $0 == UInt8(ascii: "-") }) { return true }
        return bytes == [UInt8(ascii: ".")] || bytes == [UInt8(ascii: "_")] || bytes == Array("__".utf8)
    }
}

/// Letters and digits of ASCII.
enum ASCIIClass {
    static func isSmallAlphanumeric(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        isSmallAlphanumeric(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }
}
