public import YareBase

/// Names of repositories by a pattern: `team/stable` is one, `team/*` those with one more part, `team/**` all below, and
/// `*` alone all there are.
public struct TenantPattern: Sendable, Hashable {
    /// The pattern as it was written.
    public let text: String
    private let parts: [Substring]

    /// All repositories.
    public static let any = TenantPattern(text: "*")

    private init(text: String) {
        self.text = text
        parts = text.split(separator: "/")
    }

    /// Reads a pattern.
    ///
    /// - Throws: `access.invalid-pattern`.
    public init(_ text: String) throws(YareError) {
        self.init(text: text)
        let isPlain = parts.allSatisfy { part in
            part == "*" || part == "**" || part.utf8.allSatisfy(SafeName.isAllowed)
        }
        let isOpenAtTheEndOnly = !parts.dropLast().contains("**")
        guard isPlain, isOpenAtTheEndOnly, !text.hasPrefix("/"), !text.hasSuffix("/") else {
            throw .invalidTenantPattern(text)
        }
    }

    /// Whether a repository's name fits.
    public func matches(_ tenant: TenantPath) -> Bool {
        if parts == ["*"] { return true }
        var names = tenant.text.split(separator: "/")[...]
        for part in parts {
            if part == "**" { return true }
            guard let name = names.popFirst(), part == "*" || part == name else { return false }
        }
        return names.isEmpty
    }
}
