/// Writes HTML of a stranger anew with what is harmless.
///
/// Nothing is copied: what is not on a short list of elements and attributes does not come into being, texts are escaped,
/// elements are closed, and nesting and length are bounded. Images of other hosts become links, so that a reader's browser asks
/// nobody but this server.
struct HTMLSanitizer {
    /// Where a path beside the document leads on this server; `nil` where it leads nowhere.
    typealias PathResolver = (String) -> String?

    private let resolvePath: PathResolver
    private var html: [UInt8] = []
    private var open: [Element] = []
    private var slugs = HeadingSlugs()
    private(set) var headings: [ReadmeHeading] = []

    /// An element that has begun. Of one that is not shown only the content is.
    private struct Element {
        let name: String
        let end: String
        /// Where the content begins in the output.
        var start = 0
        /// The text of the content so far, kept for headings and links only.
        var text: String = ""
    }

    private static let deepest = 64
    private static let longest = 2 << 20

    /// The harmless form of `html` and the headings in it.
    static func sanitized(_ html: [UInt8], resolvingPaths resolvePath: @escaping PathResolver) -> SanitizedHTML {
        var sanitizer = HTMLSanitizer(resolvePath: resolvePath)
        sanitizer.write(html)
        return SanitizedHTML(html: String(decoding: sanitizer.html, as: UTF8.self), headings: sanitizer.headings)
    }

    private init(resolvePath: @escaping PathResolver) {
        self.resolvePath = resolvePath
    }

    private mutating func write(_ source: [UInt8]) {
        var tokens = HTMLTokenizer(source)
        while html.count < Self.longest, let token = tokens.next() {
            switch token {
            case .text(let text): write(text: text)
            case .opening(let tag) where HTMLElements.hidden.contains(tag.name): tokens.skipContent(of: tag.name)
            case .opening(let tag): begin(tag)
            case .closing(let name): end(name)
            }
        }
        while !open.isEmpty { endLast() }
    }

    // MARK: text

    private mutating func write(text: ArraySlice<UInt8>) {
        var index = text.startIndex
        while index < text.endIndex {
            if text[index] == UInt8(ascii: "&"), let length = CharacterReference.length(at: text[index...]) {
                html += text[index..<(index + length)]
                index += length
            } else {
                HTMLText.append(text[index], to: &html)
                index += 1
            }
        }
        note(String(decoding: CharacterReference.decoded(text), as: UTF8.self))
    }

    /// Adds to the text of the headings and links that are open.
    private mutating func note(_ text: String) {
        for index in open.indices where HTMLElements.noting.contains(open[index].name) {
            open[index].text += text
        }
    }

    // MARK: elements

    private mutating func begin(_ tag: HTMLTag) {
        endImplied(before: tag.name)
        switch tag.name {
        case "img": writeImage(tag)
        case "input": writeTask(tag)
        case "br", "hr": html += "<\(tag.name)>".utf8
        case "a": beginLink(tag)
        case "h1", "h2", "h3", "h4", "h5", "h6": beginHeading(tag)
        case "table": push(tag.name, "<div class=\"scroll\"><table>", "</table></div>")
        case "td", "th": push(tag.name, HTMLElements.cell(tag), "</\(tag.name)>")
        case "ol": push(tag.name, HTMLElements.numberedList(tag), "</ol>")
        case let name where HTMLElements.plain.contains(name): push(name, "<\(name)>", "</\(name)>")
        default: push(tag.name, "", "")
        }
    }

    private mutating func push(_ name: String, _ start: String, _ end: String) {
        guard open.count < Self.deepest else { return }
        html += start.utf8
        open.append(Element(name: name, end: end, start: html.count))
    }

    private mutating func end(_ name: String) {
        guard let index = open.lastIndex(where: { $0.name == name }) else { return }
        while open.count > index { endLast() }
    }

    private mutating func endLast() {
        let element = open.removeLast()
        if HTMLElements.headings.contains(element.name) { finishHeading(element) }
        if element.name == "a", !element.end.isEmpty, html.count == element.start { html += "link".utf8 }
        html += element.end.utf8
    }

    /// Ends what a browser would end by itself where an element begins.
    private mutating func endImplied(before name: String) {
        if HTMLElements.blocks.contains(name), open.last?.name == "p" { endLast() }
        if name == "li", open.last?.name == "li" { endLast() }
        if name == "a", open.contains(where: { $0.name == "a" }) { end("a") }
    }

    // MARK: links and images

    private mutating func beginLink(_ tag: HTMLTag) {
        if let target = tag.attributes["href"].flatMap(target) {
            push("a", "<a \(target)>", "</a>")
        } else if let name = tag.attributes["id"] ?? tag.attributes["name"], let anchor = HeadingSlugs.anchor(name) {
            push("a", "<span id=\"\(anchor)\">", "</span>")
        } else {
            push("a", "", "")
        }
    }

    /// The attributes of a link, or `nil` where it must not be one.
    private func target(_ address: String) -> String? {
        switch SafeLink(address) {
        case .external(let address)?:
            "href=\"\(HTMLText.escaped(address))\" rel=\"nofollow noopener noreferrer ugc\""
        case .fragment(let name)?: HeadingSlugs.anchor(name).map { "href=\"#\($0)\"" }
        case .relative(let path)?: resolvePath(path).map { "href=\"\(HTMLText.escaped($0))\"" }
        case nil: nil
        }
    }

    /// An image shows as its text: as a link to it where it is on the web and not part of a link already.
    private mutating func writeImage(_ tag: HTMLTag) {
        let text = tag.attributes["alt"].flatMap { $0.isEmpty ? nil : $0 } ?? "image"
        let isInLink = open.contains { $0.name == "a" }
        if !isInLink, let source = tag.attributes["src"].flatMap(SafeLink.outside), let target = target(source) {
            html += "<a class=\"remote-image\" \(target)>\(HTMLText.escaped(text))</a>".utf8
        } else {
            html += HTMLText.escaped(text).utf8
        }
        note(text)
    }

    /// The box of a task list.
    private mutating func writeTask(_ tag: HTMLTag) {
        guard tag.attributes["type"] == "checkbox", tag.attributes["disabled"] != nil else { return }
        let isDone = tag.attributes["checked"] != nil
        html += "<span class=\"task\" role=\"img\" aria-label=\"\(isDone ? "done" : "to do")\">".utf8
        html += "\(isDone ? "☑" : "☐")</span>".utf8
    }

    // MARK: headings

    /// A heading of the document is one below the page's own. It gets its name when its text is known.
    private mutating func beginHeading(_ tag: HTMLTag) {
        let level = min(6, (tag.name.utf8.last.map { Int($0) - 0x30 } ?? 1) + 1)
        push(tag.name, "", "</h\(level)>")
    }

    private mutating func finishHeading(_ element: Element) {
        let anchor = slugs.anchor(for: element.text)
        let level = element.end.dropFirst(3).prefix(1)
        html.replaceSubrange(element.start..<element.start, with: "<h\(level) id=\"\(anchor)\">".utf8)
        headings.append(ReadmeHeading(level: Int(level) ?? 2, text: element.text, anchor: anchor))
    }
}

/// HTML that may stand in a page as it is.
struct SanitizedHTML: Sendable, Hashable {
    var html: String
    var headings: [ReadmeHeading] = []
}

/// A heading of a README.
struct ReadmeHeading: Sendable, Hashable {
    /// 2 for the highest.
    var level: Int
    var text: String
    /// What stands after `#` in a link to it.
    var anchor: String
}
