/// One object that a chart renders to: its text and what Helm reads from it.
public struct Manifest: Sendable, Hashable {
    /// The template it came from, such as `web/templates/service.yaml`.
    public var source: String
    /// The YAML text, without separators and without white space around it.
    public var content: String
    /// What stands at the head of the document.
    public var head: ManifestHead

    public init(source: String, content: String, head: ManifestHead) {
        self.source = source
        self.content = content
        self.head = head
    }
}

/// The fields of a manifest that decide what is done with it.
public struct ManifestHead: Sendable, Hashable {
    public var apiVersion: String
    public var kind: String
    public var name: String
    public var annotations: [String: String]

    public init(apiVersion: String = "", kind: String = "", name: String = "", annotations: [String: String] = [:]) {
        self.apiVersion = apiVersion
        self.kind = kind
        self.name = name
        self.annotations = annotations
    }
}
