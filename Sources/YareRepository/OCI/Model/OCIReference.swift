public import YareBase

/// Where an artifact lies: `oci://host:port/path/name:tag@digest`.
///
/// A plus sign in the tag becomes an underscore, as registries cannot have one in a tag and semantic versions can.
/// Source: Helm's `pkg/registry/reference.go` and the grammar of the distribution specification.
public struct OCIReference: Sendable, Hashable {
    /// The host, with its port where one is given.
    public let host: String
    /// The path of the repository on the host: `charts/web`.
    public let repository: String
    public var tag: String?
    public var digest: OCIDigest?

    /// What references to charts begin with.
    public static let scheme = "oci://"

    /// Whether a text is meant as a reference to a registry.
    public static func isReference(_ text: String) -> Bool { text.hasPrefix(scheme) }

    public init(host: String, repository: String, tag: String? = nil, digest: OCIDigest? = nil) {
        self.host = host
        self.repository = repository
        self.tag = tag
        self.digest = digest
    }

    /// Reads a reference, with or without the scheme.
    ///
    /// - Throws: `oci.invalid-reference` in Helm's words.
    public init(_ text: String) throws(YareError) {
        var rest = Substring(OCIReference.isReference(text) ? text.dropFirst(OCIReference.scheme.count) : text[...])
        guard let slash = rest.firstIndex(of: "/") else { throw .invalidReference("missing repository", in: text) }
        host = String(rest[..<slash])
        guard RegistryHost.isValid(host) else { throw .invalidReference("invalid registry", in: text) }
        rest = rest[rest.index(after: slash)...]
        digest = try OCIReference.takeDigest(&rest, of: text)
        tag = try OCIReference.takeTag(&rest, of: text)
        repository = String(rest)
        guard RepositoryName.isValid(repository) else { throw .invalidReference("invalid repository", in: text) }
    }

    private static func takeDigest(_ rest: inout Substring, of text: String) throws(YareError) -> OCIDigest? {
        guard let sign = rest.firstIndex(of: "@") else { return nil }
        guard let digest = try? OCIDigest(String(rest[rest.index(after: sign)...])) else {
            throw .invalidReference("invalid digest", in: text)
        }
        rest = rest[..<sign]
        return digest
    }

    private static func takeTag(_ rest: inout Substring, of text: String) throws(YareError) -> String? {
        guard let colon = rest.firstIndex(of: ":") else { return nil }
        let tag = ChartTag.tag(ofVersion: String(rest[rest.index(after: colon)...]))
        guard ChartTag.isValid(tag) else { throw .invalidReference("invalid tag", in: text) }
        rest = rest[..<colon]
        return tag
    }

    /// The last part of the repository's path: a chart's name.
    public var name: String {
        String(repository.split(separator: "/").last ?? "")
    }

    /// The reference as Helm prints it: by the tag, or without one by the digest.
    public var text: String {
        let place = "\(host)/\(repository)"
        if let tag { return "\(place):\(tag)" }
        return digest.map { "\(place)@\($0)" } ?? place
    }

    /// The reference with another tag.
    public func tagged(_ tag: String) -> OCIReference {
        OCIReference(host: host, repository: repository, tag: tag, digest: digest)
    }
}

extension OCIReference: CustomStringConvertible {
    public var description: String { OCIReference.scheme + text }
}
