public import YareBase
import YareYAML

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

/// The JSON beneath a manifest or an index.
struct OCIDocument {
    let root: Value
    /// What the document says it is; empty where it does not.
    let mediaType: String

    /// How many layers or manifests one document may list.
    private static let mostDescriptors = 4096

    init(_ bytes: [UInt8]) throws(YareError) {
        if bytes.count > OCIManifest.largestSize { throw .manifestTooLarge(bytes.count) }
        do {
            root = try JSONReader(numbers: .exact).read(bytes)
        } catch {
            throw .invalidManifest(error.message)
        }
        guard root.mapValue != nil else { throw .invalidManifest("it is no JSON object") }
        guard root["schemaVersion"]?.intValue == 2 else { throw .invalidManifest("its schemaVersion is not 2") }
        mediaType = root["mediaType"]?.stringValue ?? ""
    }

    func descriptors(_ key: String) throws(YareError) -> [OCIDescriptor] {
        guard let elements = root[key]?.listValue else { throw .invalidManifest("it has no list \(key)") }
        if elements.count > OCIDocument.mostDescriptors { throw .invalidManifest("it lists too many \(key)") }
        var descriptors: [OCIDescriptor] = []
        for (index, element) in elements.enumerated() {
            descriptors.append(try OCIDescriptor(element, at: "\(key)[\(index)]"))
        }
        return descriptors
    }

    var subject: OCIDescriptor? {
        get throws(YareError) {
            guard let subject = root["subject"], !subject.isNull else { return nil }
            return try OCIDescriptor(subject, at: "subject")
        }
    }

    /// Writes the fields that all documents begin with.
    static func writeHead(mediaType: String, artifactType: String, to writer: inout JSONWriter) {
        writer.writeKey("schemaVersion")
        writer.write(Int64(2))
        for (key, text) in [("mediaType", mediaType), ("artifactType", artifactType)] where !text.isEmpty {
            writer.writeKey(key)
            writer.write(text)
        }
    }
}
