#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Names and addresses of hosts, and mail addresses, in text.
enum HostText {
    /// Labels of letters, digits and inner hyphens, divided by dots, under 256 characters.
    static func isHostName(_ text: String) -> Bool {
        let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return text.utf8.count < 256 && labels.allSatisfy { isLabel($0) }
    }

    private static func isLabel(_ label: Substring.UTF8View) -> Bool {
        let hyphen = UInt8(ascii: "-")
        guard (1...63).contains(label.count), label.first != hyphen, label.last != hyphen else { return false }
        return label.allSatisfy { isLetterOrDigit($0) || $0 == hyphen }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// An address of either version of the Internet Protocol, an IPv6 one without a zone.
    static func isAddress(_ text: String) -> Bool {
        if text.utf8.contains(UInt8(ascii: ":")) {
            var address = in6_addr()
            return inet_pton(AF_INET6, text, &address) == 1
        }
        var address = in_addr()
        return inet_pton(AF_INET, text, &address) == 1
    }

    /// A mail address as `net/mail` of Go takes it: bare, or in angle brackets behind a name.
    static func isEmail(_ text: String) -> Bool {
        var address = Substring(text)
        if let open = address.utf8.lastIndex(of: UInt8(ascii: "<")), address.utf8.last == UInt8(ascii: ">") {
            address = address[address.utf8.index(after: open)...].dropLast()
        }
        guard let at = address.utf8.lastIndex(of: UInt8(ascii: "@")) else { return false }
        let local = address.utf8[..<at]
        let domain = address.utf8[address.utf8.index(after: at)...]
        return isLocalPart(local) && isDotted(domain)
    }

    private static func isLocalPart(_ part: Substring.UTF8View) -> Bool {
        let quote = UInt8(ascii: "\"")
        if part.count >= 2, part.first == quote, part.last == quote { return true }
        return isDotted(part)
    }

    /// Atoms of RFC 5322 divided by single dots.
    private static func isDotted(_ part: Substring.UTF8View) -> Bool {
        let atoms = part.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return atoms.allSatisfy { !$0.isEmpty && $0.allSatisfy(isAtomByte) }
    }

    private static func isAtomByte(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) || byte >= 0x80 || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }
}
