/// The elements that a README may have.
enum HTMLElements {
    /// Shown as they are, without attributes.
    static let plain: Set<String> = [
        "p", "pre", "code", "blockquote", "ul", "li", "dl", "dt", "dd", "thead", "tbody", "tfoot", "tr", "strong", "b",
        "em",
        "i", "del", "s", "ins", "kbd", "samp", "var", "sub", "sup", "mark", "small", "details", "summary", "caption",
        "q",
        "abbr", "figure", "figcaption",
    ]

    /// Left out with all they hold.
    static let hidden: Set<String> = [
        "script", "style", "iframe", "object", "embed", "applet", "noscript", "template", "svg", "math", "textarea",
        "select", "title", "head", "audio", "video", "canvas", "xmp", "noembed", "noframes", "plaintext", "frameset",
    ]

    /// These end a paragraph.
    static let blocks: Set<String> = [
        "p", "pre", "blockquote", "ul", "ol", "dl", "table", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "details",
        "figure",
        "div", "center", "section",
    ]

    static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]

    /// The elements whose text is wanted.
    static let noting = headings

    /// The opening tag of a table's cell, with its alignment.
    static func cell(_ tag: HTMLTag) -> String {
        let alignment = tag.attributes["align"].map { $0.lowercased() }
        let classes = alignment.flatMap { ["center", "right"].contains($0) ? " class=\"\($0)\"" : nil } ?? ""
        return "<\(tag.name)\(span("colspan", tag))\(span("rowspan", tag))\(classes)>"
    }

    /// The opening tag of a numbered list, with its first number.
    static func numberedList(_ tag: HTMLTag) -> String {
        guard let start = tag.attributes["start"].flatMap(Int32.init), start != 1 else { return "<ol>" }
        return "<ol start=\"\(start)\">"
    }

    private static func span(_ name: String, _ tag: HTMLTag) -> String {
        guard let count = tag.attributes[name].flatMap(Int.init), (2...100).contains(count) else { return "" }
        return " \(name)=\"\(count)\""
    }
}
