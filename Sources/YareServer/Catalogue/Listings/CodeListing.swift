/// A text file as coloured lines of HTML, each with a name that links lead to.
struct CodeListing: Sendable, Hashable {
    /// What the colours follow.
    enum Language: Sendable {
        case yaml
        /// YAML with actions of Go's templates.
        case template
        case text
    }

    /// `<span id="…">` elements, a line each, for a `<pre>`.
    var html: String
    var lineCount: Int
    /// Whether the text is longer than what is shown.
    var isShortened: Bool

    /// The most bytes of a text that are shown.
    static let longest = 512 << 10

    /// Colours a text.
    ///
    /// - Parameter anchor: what stands before the number in the names of lines; nothing for lines without names.
    init(_ bytes: [UInt8], _ language: Language, anchor: String = "") {
        isShortened = bytes.count > Self.longest
        var writer = CodeWriter(anchor: anchor)
        var scanner = YAMLScanner(hasActions: language == .template)
        let text = bytes.prefix(Self.longest)
        for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            writer.beginLine()
            if language == .text { writer.write(line, as: .plain) } else { scanner.scan(line, into: &writer) }
            writer.endLine()
        }
        if text.last == UInt8(ascii: "\n") || text.isEmpty { writer.dropLastLine() }
        html = writer.html
        lineCount = writer.lineCount
    }

    /// The language of a file of a chart by its name.
    static func language(ofFile name: String) -> Language {
        let isTemplate = name.hasPrefix("templates/") || name.hasSuffix(".tpl")
        if isTemplate { return .template }
        let ending = name.split(separator: ".").last.map(String.init) ?? ""
        return ["yaml", "yml", "json", "lock"].contains(ending) ? .yaml : .text
    }
}
