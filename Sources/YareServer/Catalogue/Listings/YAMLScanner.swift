/// Tells the parts of YAML apart, line by line, for colouring.
///
/// It never fails: what it cannot tell is plain. Between lines it keeps what spans them: texts in block style, quoted texts,
/// actions of templates.
struct YAMLScanner {
    /// Whether `{{ … }}` are actions.
    let hasActions: Bool
    /// The indentation of the line that opened a text in block style.
    private var blockIndent: Int?
    private var openQuote: UInt8?
    private var isInAction = false

    init(hasActions: Bool) {
        self.hasActions = hasActions
    }

    /// Writes one line.
    mutating func scan(_ line: ArraySlice<UInt8>, into writer: inout CodeWriter) {
        var rest = line
        if isInAction { writeAction(&rest, into: &writer) }
        let indent = rest.prefix { $0 == UInt8(ascii: " ") }.count
        if let block = blockIndent {
            if indent > block || indent == rest.count { return write(rest, as: .string, into: &writer) }
            blockIndent = nil
        }
        writer.write(rest.prefix(indent), as: .plain)
        rest = rest.dropFirst(indent)
        if openQuote == nil { writeDashes(&rest, into: &writer) }
        if openQuote == nil { writeKey(&rest, into: &writer) }
        while !rest.isEmpty { writeValue(&rest, indent: indent, into: &writer) }
    }

    // MARK: parts of a line

    private func writeDashes(_ rest: inout ArraySlice<UInt8>, into writer: inout CodeWriter) {
        while rest.first == UInt8(ascii: "-"), rest.count == 1 || rest.dropFirst().first == UInt8(ascii: " ") {
            let dash = rest.prefix { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: " ") }
            let end = dash.dropFirst().firstIndex(of: UInt8(ascii: "-")) ?? dash.endIndex
            writer.write(rest[rest.startIndex..<end], as: .mark)
            rest = rest[end...]
        }
    }

    /// A key with its colon, where the line begins with one.
    private func writeKey(_ rest: inout ArraySlice<UInt8>, into writer: inout CodeWriter) {
        guard let first = rest.first, first != UInt8(ascii: "#"), !startsAction(rest) else { return }
        guard let colon = keyEnd(in: rest) else { return }
        writer.write(rest[..<colon], as: .key)
        writer.write(rest[colon...colon], as: .mark)
        rest = rest[(colon + 1)...]
    }

    private func keyEnd(in rest: ArraySlice<UInt8>) -> Int? {
        var index = rest.startIndex
        if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            guard let end = rest.dropFirst().firstIndex(of: quote) else { return nil }
            index = end + 1
            return index < rest.endIndex && rest[index] == UInt8(ascii: ":") ? index : nil
        }
        while index < rest.endIndex {
            let byte = rest[index]
            let next = index + 1 < rest.endIndex ? rest[index + 1] : UInt8(ascii: " ")
            if byte == UInt8(ascii: ":"), next == UInt8(ascii: " ") { return index }
            if byte == UInt8(ascii: " "), next == UInt8(ascii: "#") { return nil }
            if "{[\"'".utf8.contains(byte) { return nil }
            index += 1
        }
        return nil
    }

    private mutating func writeValue(
        _ rest: inout ArraySlice<UInt8>, indent: Int, into writer: inout CodeWriter
    ) {
        if startsAction(rest) { return writeAction(&rest, into: &writer) }
        if let quote = openQuote { return writeQuoted(&rest, quote, into: &writer) }
        guard let first = rest.first else { return }
        switch first {
        case UInt8(ascii: " "): writeWhile(&rest, .plain, into: &writer) { $0 == UInt8(ascii: " ") }
        case UInt8(ascii: "#"): writeAll(&rest, .comment, into: &writer)
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            openQuote = first
            writer.write(rest.prefix(1), as: .string)
            rest = rest.dropFirst()
        case UInt8(ascii: "|"), UInt8(ascii: ">"): writeBlockStart(&rest, indent: indent, into: &writer)
        case UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"):
            writeWhile(&rest, .mark, into: &writer) { $0 != UInt8(ascii: " ") }
        case let byte where "{}[],".utf8.contains(byte):
            writer.write(rest.prefix(1), as: .mark)
            rest = rest.dropFirst()
        default: writePlain(&rest, into: &writer)
        }
    }

    private mutating func writeBlockStart(
        _ rest: inout ArraySlice<UInt8>, indent: Int, into writer: inout CodeWriter
    ) {
        let head = rest.prefix { "|>+-0123456789".utf8.contains($0) }
        let after = rest[head.endIndex...].first { $0 != UInt8(ascii: " ") }
        guard after == nil || after == UInt8(ascii: "#") else { return writePlain(&rest, into: &writer) }
        blockIndent = indent
        writer.write(head, as: .mark)
        rest = rest[head.endIndex...]
    }

    private mutating func writeQuoted(
        _ rest: inout ArraySlice<UInt8>, _ quote: UInt8, into writer: inout CodeWriter
    ) {
        var index = rest.startIndex
        while index < rest.endIndex, !startsAction(rest[index...]) {
            let byte = rest[index]
            index += 1
            if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                index = min(index + 1, rest.endIndex)
            } else if byte == quote {
                openQuote = nil
                break
            }
        }
        writer.write(rest[..<index], as: .string)
        rest = rest[index...]
    }

    /// A scalar without quotes, up to what can follow one.
    private func writePlain(_ rest: inout ArraySlice<UInt8>, into writer: inout CodeWriter) {
        var index = rest.startIndex
        while index < rest.endIndex {
            if startsAction(rest[index...]), index > rest.startIndex { break }
            if rest[index] == UInt8(ascii: "#"), index > rest.startIndex, rest[index - 1] == UInt8(ascii: " ") { break }
            if ",]}".utf8.contains(rest[index]) { break }
            index += 1
        }
        if index == rest.startIndex { index += 1 }
        let scalar = rest[..<index]
        writer.write(scalar, as: PlainScalar.role(of: scalar))
        rest = rest[index...]
    }

    // MARK: actions

    private func startsAction(_ rest: ArraySlice<UInt8>) -> Bool {
        hasActions && rest.starts(with: "{{".utf8)
    }

    private mutating func writeAction(_ rest: inout ArraySlice<UInt8>, into writer: inout CodeWriter) {
        var index = rest.startIndex
        while index < rest.endIndex, !rest[index...].starts(with: "}}".utf8) { index += 1 }
        isInAction = index == rest.endIndex
        if !isInAction { index += 2 }
        writer.write(rest[..<index], as: .action)
        rest = rest[index...]
    }

    /// A line of which all but the actions is of one role.
    private mutating func write(_ line: ArraySlice<UInt8>, as role: CodeRole, into writer: inout CodeWriter) {
        var rest = line
        while !rest.isEmpty {
            if startsAction(rest) {
                writeAction(&rest, into: &writer)
                continue
            }
            var index = rest.startIndex
            while index < rest.endIndex, !startsAction(rest[index...]) { index += 1 }
            writer.write(rest[..<index], as: role)
            rest = rest[index...]
        }
    }

    private func writeWhile(
        _ rest: inout ArraySlice<UInt8>, _ role: CodeRole, into writer: inout CodeWriter,
        _ condition: (UInt8) -> Bool
    ) {
        let taken = rest.prefix(while: condition)
        writer.write(taken, as: role)
        rest = rest[taken.endIndex...]
    }

    private func writeAll(_ rest: inout ArraySlice<UInt8>, _ role: CodeRole, into writer: inout CodeWriter) {
        writer.write(rest, as: role)
        rest = rest[rest.endIndex...]
    }
}

/// What a scalar without quotes looks like.
enum PlainScalar {
    static func role(of scalar: ArraySlice<UInt8>) -> CodeRole {
        var text = scalar
        while text.last == UInt8(ascii: " ") { text = text.dropLast() }
        guard let first = text.first, text.count <= 32 else { return .string }
        if first.isASCIIDigit || "+-.".utf8.contains(first) { return isNumber(text) ? .number : .string }
        return constants.contains(String(decoding: text, as: UTF8.self).lowercased()) ? .constant : .string
    }

    private static let constants: Set<String> = ["true", "false", "null", "~", "yes", "no", "on", "off"]

    private static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
        text.contains(where: \.isASCIIDigit) && text.count { $0 == UInt8(ascii: ".") } <= 1
            && text.allSatisfy { $0.isASCIIDigit || "+-.eExX_".utf8.contains($0) || (0x61...0x66).contains($0 | 0x20) }
    }
}
