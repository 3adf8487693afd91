import YareChart

/// A chart's README, ready to stand in a page.
struct Readme: Sendable, Hashable {
    var content: SanitizedHTML
    /// Whether the file is longer than what is shown.
    var isShortened = false

    /// The most bytes of a README that are shown: cmark-gfm's time grows faster than a hostile text.
    static let longest = 256 << 10

    /// Renders the README of a chart.
    ///
    /// - Parameter resolvePath: where a path in the chart leads on this server.
    init(_ file: ChartFile, resolvingPaths resolvePath: @escaping HTMLSanitizer.PathResolver) {
        let source = file.bytes.prefix(Self.longest)
        isShortened = file.bytes.count > Self.longest
        if file.name.lowercased().hasSuffix(".md"), MarkdownCost(source).isBearable {
            content = HTMLSanitizer.sanitized(
                Markdown.unsafeHTML(of: source), resolvingPaths: { Self.normalized($0).flatMap(resolvePath) })
        } else {
            content = SanitizedHTML(html: "<pre>\(HTMLText.escaped(String(decoding: source, as: UTF8.self)))</pre>")
        }
    }

    /// A path of the README as one from the chart's folder, or `nil` where it leads out of there.
    private static func normalized(_ path: String) -> String? {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part != ".." {
                parts.append(part)
            } else if parts.popLast() == nil {
                return nil
            }
        }
        return parts.joined(separator: "/")
    }
}
