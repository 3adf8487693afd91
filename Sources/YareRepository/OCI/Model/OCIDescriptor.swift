public import YareBase
import YareYAML

/// What a manifest says about a piece of content: its kind, its digest, its size.
///
/// Source: the OCI image specification's `descriptor.md`.
public struct OCIDescriptor: Sendable, Hashable {
    public var mediaType: String
    public var digest: OCIDigest
    /// How many bytes the content has.
    public var size: Int
    /// The kind of artifact that a listed manifest describes; empty where it does not say.
    public var artifactType: String
    public var annotations: SortedMap<String>

    public init(
        mediaType: String, digest: OCIDigest, size: Int, artifactType: String = "",
        annotations: SortedMap<String> = SortedMap()
    ) {
        self.mediaType = mediaType
        self.digest = digest
        self.size = size
        self.artifactType = artifactType
        self.annotations = annotations
    }

    /// Describes bytes.
    public init(mediaType: String, of bytes: [UInt8]) {
        self.init(mediaType: mediaType, digest: OCIDigest(of: bytes), size: bytes.count)
    }
}

extension OCIDescriptor {
    /// Reads a descriptor.
    ///
    /// - Parameter place: what holds it, for errors: `layers[0]`.
    /// - Throws: `oci.invalid-manifest`, `oci.invalid-digest`.
    init(_ value: Value, at place: String) throws(YareError) {
        guard let mediaType = value["mediaType"]?.stringValue, !mediaType.isEmpty else {
            throw .invalidManifest("\(place) has no mediaType")
        }
        guard let digest = value["digest"]?.stringValue else { throw .invalidManifest("\(place) has no digest") }
        guard let size = value["size"]?.intValue, size >= 0, let size = Int(exactly: size) else {
            throw .invalidManifest("\(place) has no size")
        }
        self.init(
            mediaType: mediaType, digest: try OCIDigest(digest), size: size,
            artifactType: value["artifactType"]?.stringValue ?? "",
            annotations: try OCIAnnotations.read(value["annotations"], at: place))
    }

    /// Writes the descriptor in the order of fields in which Go programs write it.
    func write(to writer: inout JSONWriter) {
        writer.beginMap(count: 3)
        writer.writeKey("mediaType")
        writer.write(mediaType)
        writer.writeKey("digest")
        writer.write(digest.description)
        writer.writeKey("size")
        writer.write(Int64(size))
        OCIAnnotations.write(annotations, to: &writer)
        if !artifactType.isEmpty {
            writer.writeKey("artifactType")
            writer.write(artifactType)
        }
        writer.endMap()
    }
}

/// The annotations of manifests and descriptors: texts under keys.
enum OCIAnnotations {
    /// - Throws: `oci.invalid-manifest` when they are no map of texts.
    static func read(_ value: Value?, at place: String) throws(YareError) -> SortedMap<String> {
        guard let value, !value.isNull else { return SortedMap() }
        guard let entries = value.mapValue, entries.allSatisfy({ $0.value.stringValue != nil }) else {
            throw .invalidManifest("\(place) has annotations that are no texts")
        }
        return entries.mapValues { $0.stringValue ?? "" }
    }

    /// Writes the field, unless there are none.
    static func write(_ annotations: SortedMap<String>, to writer: inout JSONWriter) {
        guard !annotations.isEmpty else { return }
        writer.writeKey("annotations")
        Value.map(annotations.mapValues(Value.string)).write(to: &writer)
    }
}
