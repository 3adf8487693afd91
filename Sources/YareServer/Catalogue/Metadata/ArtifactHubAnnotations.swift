import YareBase
import YareYAML

/// What a chart says of itself in the annotations that Artifact Hub reads.
///
/// Source: Artifact Hub's documentation of Helm annotations. Texts are the author's: whoever shows them escapes them, and
/// addresses have been through ``SafeLink``.
struct ArtifactHubAnnotations: Sendable, Hashable {
    /// A line of the changelog.
    struct Change: Sendable, Hashable {
        /// `added`, `changed`, `deprecated`, `removed`, `fixed`, `security`, or nothing.
        var kind = ""
        var description: String
        var links: [Link] = []
    }

    struct Link: Sendable, Hashable {
        var name: String
        var address: String
    }

    /// A container image that the chart uses.
    struct Image: Sendable, Hashable {
        var name: String
        var image: String
        var platforms: [String] = []
    }

    var changes: [Change] = []
    var images: [Image] = []
    var links: [Link] = []
    var recommendations: [String] = []
    var screenshots: [Link] = []
    var maintainers: [Link] = []
    var license: String?
    var category: String?
    var alternativeName: String?
    var signKeyFingerprint: String?
    var signKeyAddress: String?
    var isPrerelease = false
    var containsSecurityUpdates = false
    var isOperator = false

    /// How many entries of a list are read, and how long a text or a whole annotation may be.
    private static let mostEntries = 200
    private static let longestText = 2_000
    private static let longestAnnotation = 64 << 10

    /// Reads annotations; what is not as it should be is left out.
    init(_ annotations: SortedMap<String>) {
        let reader = Reader(annotations: annotations)
        changes = reader.list("changes").compactMap(Self.change)
        images = reader.list("images").compactMap(Self.image)
        links = reader.list("links").compactMap { Self.link($0, name: "name", address: "url") }
        maintainers = reader.list("maintainers").compactMap(Self.maintainer)
        screenshots = reader.list("screenshots").compactMap { Self.link($0, name: "title", address: "url") }
        recommendations = reader.list("recommendations").compactMap {
            $0["url"]?.stringValue.flatMap(SafeLink.outside)
        }
        license = reader.text("license")
        category = reader.text("category")
        alternativeName = reader.text("alternativeName")
        isPrerelease = reader.flag("prerelease")
        containsSecurityUpdates = reader.flag("containsSecurityUpdates")
        isOperator = reader.flag("operator")
        let signKey = reader.value("signKey")
        signKeyFingerprint = signKey["fingerprint"].flatMap(Self.text)
        signKeyAddress = signKey["url"]?.stringValue.flatMap(SafeLink.outside)
    }

    private struct Reader {
        let annotations: SortedMap<String>

        func text(_ name: String) -> String? {
            annotations["artifacthub.io/" + name].flatMap { $0.isEmpty ? nil : String($0.prefix(longestText)) }
        }

        func flag(_ name: String) -> Bool { text(name)?.lowercased() == "true" }

        func value(_ name: String) -> Value {
            guard let text = annotations["artifacthub.io/" + name], text.utf8.count <= longestAnnotation else {
                return .null
            }
            return (try? YAMLReader().read(text)) ?? .null
        }

        func list(_ name: String) -> ArraySlice<Value> { (value(name).listValue ?? []).prefix(mostEntries) }
    }

    /// A change is a line of text, or a map that says its kind.
    private static func change(_ value: Value) -> Change? {
        if let description = text(value) { return Change(description: description) }
        guard let description = value["description"].flatMap(text) else { return nil }
        let kind = value["kind"].flatMap(text)?.lowercased() ?? ""
        let links = (value["links"]?.listValue ?? []).prefix(mostEntries)
        return Change(
            kind: ["added", "changed", "deprecated", "removed", "fixed", "security"].contains(kind) ? kind : "",
            description: description, links: links.compactMap { link($0, name: "name", address: "url") })
    }

    private static func image(_ value: Value) -> Image? {
        guard let image = value["image"].flatMap(text) else { return nil }
        let platforms = (value["platforms"]?.listValue ?? []).prefix(mostEntries).compactMap(text)
        return Image(name: value["name"].flatMap(text) ?? "", image: image, platforms: platforms)
    }

    private static func link(_ value: Value, name: String, address: String) -> Link? {
        guard let address = value[address]?.stringValue.flatMap(SafeLink.outside) else { return nil }
        return Link(name: value[name].flatMap(text) ?? address, address: address)
    }

    private static func maintainer(_ value: Value) -> Link? {
        guard let name = value["name"].flatMap(text) else { return nil }
        let address = value["email"].flatMap(text).flatMap { SafeLink.outside("mailto:" + $0) }
        return Link(name: name, address: address ?? "")
    }

    private static func text(_ value: Value) -> String? {
        switch value {
        case .string(let text) where !text.isEmpty: String(text.prefix(longestText))
        case .int(let number): String(number)
        case .double(let number): Int64(exactly: number).map(String.init) ?? String(number)
        case .bool(let flag): String(flag)
        default: nil
        }
    }
}
