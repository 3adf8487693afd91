import YareBase
import YareYAML

/// The JSON beneath a manifest or an index.
struct OCIDocument {
    let root: Value
    /// What the document says it is; empty where it does not.
    let mediaType: String

    /// The most bytes that a document may have.
    static let largestSize = 4 << 20

    /// How many layers or manifests one document may list.
    private static let mostDescriptors = 4096

    init(_ bytes: [UInt8]) throws(YareError) {
        if bytes.count > Self.largestSize { throw .manifestTooLarge(bytes.count) }
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

    /// The bytes of a document: what all have in common, around what is its own.
    static func bytes(
        mediaType: String, artifactType: String, subject: OCIDescriptor?, annotations: SortedMap<String>,
        writeContent: (inout JSONWriter) throws(YareError) -> Void
    ) throws(YareError) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginMap(count: 4)
        writeHead(mediaType: mediaType, artifactType: artifactType, to: &writer)
        try writeContent(&writer)
        if let subject {
            writer.writeKey("subject")
            subject.write(to: &writer)
        }
        OCIAnnotations.write(annotations, to: &writer)
        writer.endMap()
        return Array(try writer.finish().utf8)
    }

    /// Writes a list of descriptors.
    static func write(_ descriptors: [OCIDescriptor], as key: String, to writer: inout JSONWriter) {
        writer.writeKey(key)
        writer.beginList(count: descriptors.count)
        for descriptor in descriptors { descriptor.write(to: &writer) }
        writer.endList()
    }

    /// Writes the fields that all documents begin with.
    private static func writeHead(mediaType: String, artifactType: String, to writer: inout JSONWriter) {
        writer.writeKey("schemaVersion")
        writer.write(Int64(2))
        for (key, text) in [("mediaType", mediaType), ("artifactType", artifactType)] where !text.isEmpty {
            writer.writeKey(key)
            writer.write(text)
        }
    }
}
