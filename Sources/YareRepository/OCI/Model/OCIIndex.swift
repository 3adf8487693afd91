public import YareBase
import YareYAML

/// An index: several manifests under one name, and the form in which a registry lists referrers.
///
/// Source: the OCI image specification's `image-index.md`.
public struct OCIIndex: Sendable, Hashable {
    public var artifactType: String
    public var manifests: [OCIDescriptor]
    /// The manifest that this index says something about.
    public var subject: OCIDescriptor?
    public var annotations: SortedMap<String>

    public init(
        artifactType: String = "", manifests: [OCIDescriptor], subject: OCIDescriptor? = nil,
        annotations: SortedMap<String> = SortedMap()
    ) {
        self.artifactType = artifactType
        self.manifests = manifests
        self.subject = subject
        self.annotations = annotations
    }
}

extension OCIIndex {
    /// Reads an index.
    ///
    /// - Throws: `oci.invalid-manifest`, `oci.invalid-digest`.
    public init(_ bytes: [UInt8]) throws(YareError) {
        try self.init(try OCIDocument(bytes))
    }

    init(_ document: OCIDocument) throws(YareError) {
        self.init(
            artifactType: document.root["artifactType"]?.stringValue ?? "",
            manifests: try document.descriptors("manifests"), subject: try document.subject,
            annotations: try OCIAnnotations.read(document.root["annotations"], at: "the index"))
    }

    /// The bytes of the index.
    public func bytes() throws(YareError) -> [UInt8] {
        try OCIDocument.bytes(
            mediaType: OCIMediaType.index, artifactType: artifactType, subject: subject, annotations: annotations
        ) { (writer) throws(YareError) in
            OCIDocument.write(manifests, as: "manifests", to: &writer)
        }
    }
}
