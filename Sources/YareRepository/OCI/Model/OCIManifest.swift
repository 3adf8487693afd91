public import YareBase
import YareYAML

/// A manifest: which blobs make up an artifact.
///
/// Source: the OCI image specification's `manifest.md`.
public struct OCIManifest: Sendable, Hashable {
    /// The manifest's own media type as it says it; empty where it does not, as in what Helm 3.17 pushes.
    public var mediaType: String
    /// The kind of artifact, where it is not told by the configuration's media type.
    public var artifactType: String
    public var configuration: OCIDescriptor
    public var layers: [OCIDescriptor]
    /// The manifest that this one says something about: a signature names what it signs.
    public var subject: OCIDescriptor?
    public var annotations: SortedMap<String>

    /// The largest manifest that is read, in bytes; the distribution specification asks registries for this much.
    public static let largestSize = OCIDocument.largestSize

    public init(
        mediaType: String = "", artifactType: String = "", configuration: OCIDescriptor, layers: [OCIDescriptor],
        subject: OCIDescriptor? = nil, annotations: SortedMap<String> = SortedMap()
    ) {
        self.mediaType = mediaType
        self.artifactType = artifactType
        self.configuration = configuration
        self.layers = layers
        self.subject = subject
        self.annotations = annotations
    }

    /// Whether the manifest describes a chart.
    public var isChart: Bool { configuration.mediaType == OCIMediaType.chartConfiguration }

    /// The layer with a media type.
    public func layer(_ mediaType: String) -> OCIDescriptor? {
        layers.first { $0.mediaType == mediaType }
    }
}

extension OCIManifest {
    /// Reads a manifest.
    ///
    /// - Throws: `oci.invalid-manifest`, `oci.invalid-digest`.
    public init(_ bytes: [UInt8]) throws(YareError) {
        try self.init(try OCIDocument(bytes))
    }

    init(_ document: OCIDocument) throws(YareError) {
        guard let configuration = document.root["config"] else { throw .invalidManifest("it has no config") }
        self.init(
            mediaType: document.mediaType, artifactType: document.root["artifactType"]?.stringValue ?? "",
            configuration: try OCIDescriptor(configuration, at: "config"), layers: try document.descriptors("layers"),
            subject: try document.subject,
            annotations: try OCIAnnotations.read(document.root["annotations"], at: "the manifest"))
    }

    /// The bytes of the manifest, in the order of fields in which Go programs write it.
    public func bytes() throws(YareError) -> [UInt8] {
        try OCIDocument.bytes(
            mediaType: mediaType, artifactType: artifactType, subject: subject, annotations: annotations
        ) { (writer) throws(YareError) in
            writer.writeKey("config")
            configuration.write(to: &writer)
            OCIDocument.write(layers, as: "layers", to: &writer)
        }
    }
}
