import YareBase
import YareTemplate

/// Sprig's functions of strings, apart from those that change letters' case.
extension FunctionTable {
    static var strings: [TemplateFunction] {
        trimming + testing + layout + splitting + quoting
    }

    private static var trimming: [TemplateFunction] {
        [
            TemplateFunction("trim", [.string]) { call in .string(call.string(0).trimmingSpace()) },
            TemplateFunction("trimAll", [.string, .string]) { call in .string(call.string(1).trimming(call.string(0)))
            },
            TemplateFunction("trimall", [.string, .string]) { call in .string(call.string(1).trimming(call.string(0)))
            },
            TemplateFunction("trimPrefix", [.string, .string]) { call in
                .string(call.string(1).droppingPrefix(call.string(0)))
            },
            TemplateFunction("trimSuffix", [.string, .string]) { call in
                .string(call.string(1).droppingSuffix(call.string(0)))
            },
            TemplateFunction("nospace", [.string]) { call in .string(droppingSpace(call.string(0))) },
            TemplateFunction("trunc", [.int, .string]) { call in .string(truncated(call.string(1), to: call.int(0))) },
            TemplateFunction("substr", [.int, .int, .string]) { call throws(YareError) in
                .string(try substring(call.string(2), from: call.int(0), to: call.int(1)))
            },
            TemplateFunction("abbrev", [.int, .string]) { call in
                .string(
                    call.int(0) < 4
                        ? call.string(1) : TextLayout.abbreviated(call.string(1), offset: 0, width: call.int(0)))
            },
            TemplateFunction("abbrevboth", [.int, .int, .string]) { call in
                let (left, right) = (call.int(0), call.int(1))
                return .string(
                    right < 4 || left > 0 && right < 7
                        ? call.string(2) : TextLayout.abbreviated(call.string(2), offset: left, width: right))
            },
            TemplateFunction("initials", [.string]) { call in .string(initials(of: call.string(0))) },
        ]
    }

    private static var testing: [TemplateFunction] {
        [
            TemplateFunction("contains", [.string, .string]) { call in
                .bool(ByteSearch.contains(call.string(0), in: call.string(1)))
            },
            TemplateFunction("hasPrefix", [.string, .string]) { call in
                .bool(call.string(1).beginsWith(call.string(0)))
            },
            TemplateFunction("hasSuffix", [.string, .string]) { call in .bool(call.string(1).endsWith(call.string(0)))
            },
            TemplateFunction("hello") { _ in .string("Hello!") },
            TemplateFunction("plural", [.string, .string, .int]) { call in
                .string(call.int(2) == 1 ? call.string(0) : call.string(1))
            },
        ]
    }

    private static var layout: [TemplateFunction] {
        [
            TemplateFunction("repeat", [.int, .string]) { call throws(YareError) in
                .string(try TextLayout.repeated(call.string(1), count: call.int(0)))
            },
            TemplateFunction("indent", [.int, .string]) { call throws(YareError) in
                .string(try TextLayout.indented(call.string(1), by: call.int(0), afterLineBreak: false))
            },
            TemplateFunction("nindent", [.int, .string]) { call throws(YareError) in
                .string(try TextLayout.indented(call.string(1), by: call.int(0), afterLineBreak: true))
            },
            TemplateFunction("wrap", [.int, .string]) { call in
                .string(
                    TextLayout.wrapped(call.string(1), width: call.int(0), lineBreak: "\n", splitsWords: false))
            },
            TemplateFunction("wrapWith", [.int, .string, .string]) { call in
                .string(
                    TextLayout.wrapped(
                        call.string(2), width: call.int(0), lineBreak: call.string(1), splitsWords: true))
            },
            TemplateFunction("replace", [.string, .string, .string]) { call in
                .string(ByteSearch.replacing(call.string(0), with: call.string(1), in: call.string(2)))
            },
        ]
    }

    private static var splitting: [TemplateFunction] {
        [
            TemplateFunction("split", [.string, .string]) { call in
                numbered(ByteSearch.split(call.string(1), by: call.string(0)))
            },
            TemplateFunction("splitn", [.string, .int, .string]) { call in
                numbered(ByteSearch.split(call.string(2), by: call.string(0), limit: call.int(1)))
            },
            TemplateFunction("splitList", [.string, .string]) { call in
                .strings(ByteSearch.split(call.string(1), by: call.string(0)))
            },
            TemplateFunction("join", [.string, .any]) { call throws(YareError) in
                .string(try call[1].stringElements.joined(separator: call.string(0)))
            },
        ]
    }

    private static var quoting: [TemplateFunction] {
        [
            TemplateFunction("quote", rest: .any) { call throws(YareError) in
                try joined(call.arguments) { value throws(YareError) in Quoting.quote(try value.stringValue) }
            },
            TemplateFunction("squote", rest: .any) { call throws(YareError) in
                try joined(call.arguments) { value throws(YareError) in
                    "'" + (try GoFormatter.text(of: value)) + "'"
                }
            },
            TemplateFunction("cat", rest: .any) { call throws(YareError) in
                try joined(call.arguments) { value throws(YareError) in try GoFormatter.text(of: value) }
            },
        ]
    }

    /// The texts of all arguments that are not nil, with spaces between them.
    private static func joined(
        _ arguments: [TemplateValue], _ text: (TemplateValue) throws(YareError) -> String
    ) throws(YareError) -> TemplateValue {
        if arguments.count == 1, !arguments[0].isNull { return .string(try text(arguments[0])) }
        return .string(try arguments.texts(text).joined(separator: " "))
    }

    /// Parts as the map that `split` makes of them: `_0`, `_1` …
    private static func numbered(_ parts: [String]) -> TemplateValue {
        let entries = parts.enumerated().map { ("_\($0.offset)", TemplateValue.string($0.element)) }
        return .dictionary(TemplateDictionary(SortedMap(entries), type: .string))
    }

    /// The first bytes, or with a negative count the last.
    private static func truncated(_ text: String, to count: Int) -> String {
        if count >= 0, text.utf8.count <= count { return text }
        let length = text.byteCount
        if count >= 0 { return length > count ? text.bytes(from: 0, to: count) : text }
        return length + count > 0 ? text.bytes(from: length + count, to: length) : text
    }

    /// Sprig's `substr`: a negative start means from the beginning, a negative or far end to the end.
    private static func substring(_ text: String, from start: Int, to end: Int) throws(YareError) -> String {
        let length = text.byteCount
        if start < 0 {
            guard 0 <= end, end <= length else {
                throw .function("substr is out of range: [:\(end)] of \(length) bytes")
            }
            return text.bytes(from: 0, to: end)
        }
        let end = end < 0 || end > length ? length : end
        guard start <= end else { throw .function("substr is out of range: [\(start):\(end)] of \(length) bytes") }
        return text.bytes(from: start, to: end)
    }

    /// The text without white space. goutils takes each byte for a character, and so do we.
    private static func droppingSpace(_ text: String) -> String {
        let characters = EscapedBytes.bytes(of: text).map { Unicode.Scalar($0) }
        let kept = characters.filter { !$0.isGoSpace }
        return kept.count == characters.count ? text : String(String.UnicodeScalarView(kept))
    }

    /// The first byte of each word, taken for a character.
    private static func initials(of text: String) -> String {
        var (initials, followsSpace) = (String.UnicodeScalarView(), true)
        for character in EscapedBytes.bytes(of: text).lazy.map({ Unicode.Scalar($0) }) {
            if followsSpace, !character.isGoSpace { initials.append(character) }
            followsSpace = character.isGoSpace
        }
        return String(initials)
    }
}
