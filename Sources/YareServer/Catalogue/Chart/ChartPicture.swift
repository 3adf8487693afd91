import YareBase
import YareChart

/// The picture that a chart brings along: a file of the package, or written into `icon` itself.
///
/// Pictures on other hosts are not shown: a reader's browser asks nobody but this server.
struct ChartPicture: Sendable {
    let bytes: [UInt8]
    let type: String

    private static let largest = 256 << 10

    /// The picture of a chart, when it has one of a kind that cannot hold a script.
    init?(_ chart: Chart) {
        let icon = chart.metadata.icon
        guard !icon.isEmpty, let bytes = Self.written(icon) ?? Self.file(icon, of: chart) else { return nil }
        guard bytes.count <= Self.largest, let type = Self.type(of: bytes) else { return nil }
        self.bytes = bytes
        self.type = type
    }

    private static func written(_ icon: String) -> [UInt8]? {
        guard icon.hasPrefix("data:image/"), icon.utf8.count <= largest * 2, let comma = icon.firstIndex(of: ","),
            icon[..<comma].hasSuffix(";base64")
        else { return nil }
        return try? Base64.standard.decoded(String(icon[icon.index(after: comma)...]))
    }

    private static func file(_ icon: String, of chart: Chart) -> [UInt8]? {
        guard case .relative(let path)? = SafeLink(icon) else { return nil }
        let name = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
        return chart.files.first { $0.name == name }?.bytes
    }

    /// The kind by the first bytes; what the name says does not count.
    private static func type(of bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return "image/png" }
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
        if bytes.starts(with: "GIF8".utf8) { return "image/gif" }
        if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) { return "image/webp" }
        return nil
    }
}
