/// What Kubernetes lets the names of objects of a kind be.
enum ObjectNameRule {
    case subdomain, label, serviceLabel, pathSegment, anything

    /// The rule for a kind.
    init(kind: String) {
        switch kind.lowercased() {
        case "namespace": self = .label
        case "service": self = .serviceLabel
        case "role", "clusterrole", "rolebinding", "clusterrolebinding": self = .pathSegment
        case "certificatesigningrequest": self = .anything
        default: self = .subdomain
        }
    }

    /// What is wrong with a name, in the API server's words, or `nil`.
    func violation(by name: String) -> String? {
        switch self {
        case .anything: nil
        case .pathSegment: pathSegmentViolation(by: name)
        case .subdomain: ObjectNameRule.isSubdomain(name) ? nil : ObjectNameRule.subdomainRule
        case .label: ObjectNameRule.isLabel(name[...]) ? nil : ObjectNameRule.labelRule
        case .serviceLabel:
            ObjectNameRule.isLabel(name[...]) && name.first?.isNumber == false ? nil : ObjectNameRule.serviceRule
        }
    }

    private func pathSegmentViolation(by name: String) -> String? {
        if name == "." || name == ".." { return "may not be '\(name)'" }
        return ["/", "%"].first { name.contains($0) }.map { "may not contain '\($0)'" }
    }

    private static func isSubdomain(_ name: String) -> Bool {
        name.utf8.count <= 253
            && name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { isLowerAlphanumeric($0) }
    }

    private static func isLabel(_ name: Substring) -> Bool {
        name.utf8.count <= 63 && isLowerAlphanumeric(name)
    }

    /// Small letters, digits and inner hyphens.
    private static func isLowerAlphanumeric(_ name: Substring) -> Bool {
        let hyphen = UInt8(ascii: "-")
        guard let first = name.utf8.first, first != hyphen, name.utf8.last != hyphen else { return false }
        return name.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == hyphen
        }
    }

    private static let subdomainRule =
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start "
        + "and end with an alphanumeric character (e.g. 'example.com', regex used for validation is "
        + "'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"

    private static let labelRule =
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end "
        + "with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is "
        + "'[a-z0-9]([-a-z0-9]*[a-z0-9])?')"

    private static let serviceRule =
        "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic "
        + "character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation "
        + "is '[a-z]([-a-z0-9]*[a-z0-9])?')"
}
