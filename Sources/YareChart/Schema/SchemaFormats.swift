import YareBase

/// The formats that Helm 3's validator knows; any other format allows everything.
struct SchemaFormats: Sendable {
    /// Compiles what `format: regex` tests.
    let patterns: any RegularExpressionCompiler

    /// The formats, each one of text.
    static let names: Set<String> = [
        "date", "time", "date-time", "hostname", "email", "idn-email", "ipv4", "ipv6", "uri", "iri", "uri-reference",
        "iri-reference", "uri-template", "uuid", "regex", "json-pointer", "relative-json-pointer",
    ]

    /// Whether a text has a format.
    func isValid(_ text: String, _ format: String) -> Bool {
        switch format {
        case "date": DateText.isDate(text)
        case "time": DateText.isTime(text)
        case "date-time": DateText.isDate(text) || DateText.isTime(text) || DateText.isDateAndTime(text)
        case "hostname": HostText.isHostName(text)
        case "email", "idn-email": HostText.isEmail(text)
        case "ipv4": text.utf8.contains(UInt8(ascii: ".")) && HostText.isAddress(text)
        case "ipv6": text.utf8.contains(UInt8(ascii: ":")) && HostText.isAddress(text)
        case "uri", "iri": ReferenceText(text)?.hasScheme == true && !hasBackslash(text)
        case "uri-reference", "iri-reference": ReferenceText(text) != nil && !hasBackslash(text)
        case "uri-template": ReferenceText(text) != nil && !hasBackslash(text) && hasBalancedBraces(text)
        case "uuid": isUUID(text)
        case "regex": text.isEmpty || (try? patterns.matcher(of: text)) != nil
        case "json-pointer": isPointer(Array(text.utf8)[...])
        case "relative-json-pointer": isRelativePointer(text)
        default: true
        }
    }

    private func hasBackslash(_ text: String) -> Bool {
        text.utf8.contains(UInt8(ascii: "\\"))
    }

    private func hasBalancedBraces(_ text: String) -> Bool {
        var isOpen = false
        for byte in text.utf8.prefix(while: { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }) {
            if byte == UInt8(ascii: "{") { if isOpen { continue } else { isOpen = true } }
            if byte == UInt8(ascii: "}") { isOpen = false }
        }
        return !isOpen
    }

    private func isUUID(_ text: String) -> Bool {
        let groups = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return groups.map(\.count) == [8, 4, 4, 4, 12]
            && groups.joined().allSatisfy {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
            }
    }

    private func isPointer(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.isEmpty || bytes.first == UInt8(ascii: "/") else { return false }
        let tilde = UInt8(ascii: "~")
        return bytes.indices.allSatisfy { index in
            bytes[index] != tilde
                || (index + 1 < bytes.endIndex && [UInt8(ascii: "0"), UInt8(ascii: "1")].contains(bytes[index + 1]))
        }
    }

    private func isRelativePointer(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        let digits = bytes.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard !digits.isEmpty, digits.count == 1 || digits.first != UInt8(ascii: "0") else { return false }
        let rest = bytes[digits.endIndex...]
        return rest == [UInt8(ascii: "#")] || isPointer(rest)
    }
}
