/// The forms of names in Kubernetes, with the sentences of `k8s.io/apimachinery/pkg/util/validation`.
enum NameSyntax {
    case label
    case serviceLabel
    case subdomain
    case pathSegment

    /// What is wrong with a name; empty when nothing is.
    func problems(of name: String) -> [String] {
        switch self {
        case .label: tooLong(name, 63) + (Self.isLabel(name[...]) ? [] : [Self.labelSentence])
        case .serviceLabel: tooLong(name, 63) + (isServiceLabel(name) ? [] : [Self.serviceLabelSentence])
        case .subdomain: tooLong(name, 253) + (Self.isSubdomain(name) ? [] : [Self.subdomainSentence])
        case .pathSegment: pathProblems(of: name)
        }
    }

    private func tooLong(_ name: String, _ most: Int) -> [String] {
        name.utf8.count > most ? ["must be no more than \(most) characters"] : []
    }

    private func isServiceLabel(_ name: String) -> Bool {
        Self.isLabel(name[...]) && name.utf8.first.map { !Self.isDigit($0) } == true
    }

    private func pathProblems(of name: String) -> [String] {
        if name == "." || name == ".." { return ["may not be '\(name)'"] }
        return ["/", "%"].filter { name.contains($0) }.map { "may not contain '\($0)'" }
    }

    private static func isLabel(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, let last = text.utf8.last else { return false }
        return isAlphanumeric(first) && isAlphanumeric(last)
            && text.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
    }

    static func isSubdomain(_ text: String) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy(isLabel)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static let labelSentence =
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end "
        + "with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is "
        + "'[a-z0-9]([-a-z0-9]*[a-z0-9])?')"

    private static let serviceLabelSentence =
        "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic "
        + "character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for "
        + "validation is '[a-z]([-a-z0-9]*[a-z0-9])?')"

    static let subdomainSentence =
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start "
        + "and end with an alphanumeric character (e.g. 'example.com', regex used for validation is "
        + #"'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"#
}

/// The forms of label and annotation keys and of label values.
enum LabelSyntax {
    /// What is wrong with a key; empty when nothing is.
    static func problems(ofKey key: String) -> [String] {
        let parts = key.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2, let name = parts.last else {
            return [
                "a qualified name \(nameSentence.dropFirst("name part ".count)) with an optional DNS subdomain prefix "
                    + "and '/' (e.g. 'example.com/MyName')"
            ]
        }
        return (parts.count == 2 ? prefixProblems(parts[0]) : []) + nameProblems(name)
    }

    private static func prefixProblems(_ prefix: String) -> [String] {
        if prefix.isEmpty { return ["prefix part must be non-empty"] }
        return NameSyntax.subdomain.problems(of: prefix).map { "prefix part \($0)" }
    }

    private static func nameProblems(_ name: String) -> [String] {
        if name.isEmpty { return ["name part must be non-empty", nameSentence] }
        return (name.utf8.count > 63 ? ["name part must be no more than 63 characters"] : [])
            + (isQualifiedName(name) ? [] : [nameSentence])
    }

    /// What is wrong with a label's value; empty when nothing is.
    static func problems(ofValue value: String) -> [String] {
        (value.utf8.count > 63 ? ["must be no more than 63 characters"] : [])
            + (value.isEmpty || isQualifiedName(value) ? [] : [valueSentence])
    }

    private static func isQualifiedName(_ text: String) -> Bool {
        guard let first = text.utf8.first, let last = text.utf8.last else { return false }
        return isAlphanumeric(first) && isAlphanumeric(last)
            && text.utf8.allSatisfy { isAlphanumeric($0) || "-_.".utf8.contains($0) }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    private static let nameSentence =
        "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an "
        + "alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is "
        + "'([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"

    private static let valueSentence =
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start "
        + "and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for "
        + "validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"
}
