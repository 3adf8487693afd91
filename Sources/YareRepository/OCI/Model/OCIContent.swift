public import YareBase

/// What a registry calls a manifest: a manifest proper or an index, told apart by what the bytes say.
public enum OCIContent: Sendable, Hashable {
    case manifest(OCIManifest)
    case index(OCIIndex)

    /// Reads either.
    ///
    /// - Parameter mediaType: what the transport says the bytes are; it must not contradict what they say themselves.
    /// - Throws: `oci.invalid-manifest`, `oci.invalid-digest`.
    public init(_ bytes: [UInt8], mediaType: String = "") throws(YareError) {
        let document = try OCIDocument(bytes)
        let stated = document.mediaType.isEmpty ? mediaType : document.mediaType
        if !mediaType.isEmpty, stated != mediaType {
            throw .invalidManifest(
                "it says that it is \(stated.debugDescription) and came as \(mediaType.debugDescription)")
        }
        let isIndex = stated.isEmpty ? document.root["manifests"] != nil : stated == OCIMediaType.index
        // a document that could be read as both is a trap: two readers would see two artifacts
        if document.root["manifests"] != nil, document.root["layers"] != nil || document.root["config"] != nil {
            throw .invalidManifest("it has both layers and manifests")
        }
        self = isIndex ? .index(try OCIIndex(document)) : .manifest(try OCIManifest(document))
    }

    /// The manifest that the content says something about.
    public var subject: OCIDescriptor? {
        switch self {
        case .manifest(let manifest): manifest.subject
        case .index(let index): index.subject
        }
    }
}
