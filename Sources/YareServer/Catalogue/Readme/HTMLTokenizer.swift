/// A piece of HTML.
enum HTMLToken: Hashable {
    /// Text with its character references as written.
    case text(ArraySlice<UInt8>)
    case opening(HTMLTag)
    case closing(String)
}

/// A tag with what it says.
struct HTMLTag: Hashable {
    /// In lower case.
    var name: String
    /// Names in lower case, values with their character references replaced. Of equal names the first one counts.
    var attributes: [String: String] = [:]
}

/// Cuts HTML of any quality into tags and text; comments, declarations and instructions are left out.
struct HTMLTokenizer {
    private var rest: ArraySlice<UInt8>

    init(_ html: [UInt8]) {
        rest = html[...]
    }

    /// The next piece, or `nil` at the end.
    mutating func next() -> HTMLToken? {
        while let first = rest.first {
            if first != UInt8(ascii: "<") { return .text(take { $0 != UInt8(ascii: "<") }) }
            switch rest.dropFirst().first {
            case UInt8(ascii: "!")?, UInt8(ascii: "?")?: skipDeclaration()
            case UInt8(ascii: "/")?: if let token = closingTag() { return token }
            case let letter? where letter.isASCIILetter: return openingTag()
            default: return .text(takeOne())
            }
        }
        return nil
    }

    /// Leaves out everything up to the end of an element whose opening tag has just been read.
    mutating func skipContent(of name: String) {
        let end = Array("</\(name)".utf8)
        while let bracket = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[bracket...]
            if rest.prefix(end.count).elementsEqual(end, by: { $0.asciiLowercased == $1 }) {
                skip(past: UInt8(ascii: ">"))
                return
            }
            rest.removeFirst()
        }
        rest = []
    }

    private mutating func take(while condition: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        let taken = rest.prefix(while: condition)
        rest = rest[taken.endIndex...]
        return taken
    }

    private mutating func takeOne() -> ArraySlice<UInt8> {
        let taken = rest.prefix(1)
        rest = rest.dropFirst()
        return taken
    }

    private mutating func skip(past byte: UInt8) {
        rest = rest.firstIndex(of: byte).map { rest[($0 + 1)...] } ?? []
    }

    private mutating func skipDeclaration() {
        guard rest.starts(with: "<!--".utf8) else { return skip(past: UInt8(ascii: ">")) }
        rest = rest.dropFirst(4)
        // `<!-->` and `<!--->` are whole comments for a browser.
        if rest.starts(with: ">".utf8) || rest.starts(with: "->".utf8) { return skip(past: UInt8(ascii: ">")) }
        while let dash = rest.firstIndex(of: UInt8(ascii: "-")) {
            rest = rest[dash...]
            if rest.starts(with: "-->".utf8) || rest.starts(with: "--!>".utf8) { return skip(past: UInt8(ascii: ">")) }
            rest.removeFirst()
        }
        rest = []
    }

    private mutating func closingTag() -> HTMLToken? {
        rest = rest.dropFirst(2)
        let name = takeName()
        skip(past: UInt8(ascii: ">"))
        return name.isEmpty ? nil : .closing(name)
    }

    private mutating func openingTag() -> HTMLToken {
        rest = rest.dropFirst()
        var tag = HTMLTag(name: takeName())
        while let attribute = nextAttribute() {
            if tag.attributes.count < 32, tag.attributes[attribute.name] == nil {
                tag.attributes[attribute.name] = attribute.value
            }
        }
        return .opening(tag)
    }

    private mutating func takeName() -> String {
        let name = take { !$0.isHTMLSpace && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">") }
        return String(decoding: name.map(\.asciiLowercased), as: UTF8.self)
    }

    /// The next attribute of the tag being read, or `nil` at its end, which is passed.
    private mutating func nextAttribute() -> (name: String, value: String)? {
        _ = take { $0.isHTMLSpace || $0 == UInt8(ascii: "/") }
        guard let first = rest.first else { return nil }
        if first == UInt8(ascii: ">") {
            rest = rest.dropFirst()
            return nil
        }
        let start = takeOne()
        let name = start + take { !$0.isHTMLSpace && !"/>=".utf8.contains($0) }
        _ = take(while: \.isHTMLSpace)
        return (String(decoding: name.map(\.asciiLowercased), as: UTF8.self), attributeValue())
    }

    private mutating func attributeValue() -> String {
        guard rest.first == UInt8(ascii: "=") else { return "" }
        rest = rest.dropFirst()
        _ = take(while: \.isHTMLSpace)
        let value: ArraySlice<UInt8>
        if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            rest = rest.dropFirst()
            value = take { $0 != quote }
            rest = rest.dropFirst()
        } else {
            value = take { !$0.isHTMLSpace && $0 != UInt8(ascii: ">") }
        }
        return String(decoding: CharacterReference.decoded(value), as: UTF8.self)
    }
}
