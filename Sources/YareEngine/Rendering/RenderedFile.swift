/// What a template printed.
public struct RenderedFile: Sendable, Hashable {
    /// The template's path with its chart's: `web/charts/redis/templates/service.yaml`.
    public var path: String
    public var content: String
    /// For each line of the content the line of the template that printed it, from 1; empty unless noted.
    public var sourceLines: [Int32] = []

    public init(path: String, content: String) {
        self.path = path
        self.content = content
    }

    /// The last part of the path.
    var baseName: Substring {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[path.utf8.index(after: $0)...] } ?? path[...]
    }

    /// Whether the file only holds definitions for others.
    var isPartial: Bool { baseName.hasPrefix("_") }

    /// Whether the file holds nothing but white space.
    var isBlank: Bool { content.utf8.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) } }
}
