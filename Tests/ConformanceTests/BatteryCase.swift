/// One case of the battery as written by hand.
struct BatteryCase {
    /// A titled part of a case.
    struct Section {
        var title: String
        var lines: [ArraySlice<UInt8>]
    }

    var name: String
    /// Whether Yare knowingly does otherwise than Helm.
    var differs = false
    var sections: [Section] = []

    /// Reads the cases of an area, those of `each` sections one by one.
    static func cases(in text: BatteryText) -> [BatteryCase] {
        var cases: [BatteryCase] = []
        for line in text.lines {
            if let header = line.after("==== ") {
                let words = header.text.split(separator: " ", maxSplits: 1)
                cases.append(BatteryCase(name: String(words[0]), differs: words.last == "(differs)"))
            } else if line.count > 6, let title = line.after("-- ")?.before(" --"), !cases.isEmpty {
                cases[cases.count - 1].sections.append(Section(title: title.text, lines: []))
            } else if let last = cases.last?.sections.indices.last {
                cases[cases.count - 1].sections[last].lines.append(line)
            }
        }
        return cases.map(\.trimmed).flatMap(\.rows)
    }

    private var trimmed: BatteryCase {
        var trimmed = self
        for index in sections.indices {
            while trimmed.sections[index].lines.last?.isEmpty == true { trimmed.sections[index].lines.removeLast() }
        }
        return trimmed
    }

    /// The case itself, or one case for each row of its `each` section.
    private var rows: [BatteryCase] {
        guard let each = sections.firstIndex(where: { $0.title.hasPrefix("each ") }) else { return [self] }
        return sections[each].lines.filter { !$0.isEmpty }.enumerated().map { number, line in
            var row = self
            row.name = "\(name)/\(number + 1)"
            let isExpression = sections[each].title == "each expression"
            let template = isExpression ? Array("v: {{ ".utf8) + line + Array(" }}".utf8) : Array(line)
            row.sections.remove(at: each)
            row.sections.append(Section(title: "templates/a.yaml", lines: [template[...]]))
            return row
        }
    }

    /// The words of the command line, without the program.
    var arguments: [String] {
        let command =
            sections.last { $0.title == "command" }?.lines ?? ["template", "r", "c"].map { Array($0.utf8)[...] }
        let further = sections.last { $0.title == "args" }?.lines ?? []
        return (command + further).filter { !$0.isEmpty }.map(\.text)
    }

    /// The files of the case by their paths in the working folder.
    var files: [String: [UInt8]] {
        var files = ["c/Chart.yaml": Array("apiVersion: v2\nname: c\nversion: 0.1.0\n".utf8)]
        for section in sections where section.title != "args" && section.title != "command" {
            let (path, content) = section.file
            files[path.hasPrefix("beside/") ? path : "c/" + path] = content
        }
        return files
    }
}

extension BatteryCase.Section {
    /// The path and the bytes of the file that the section stands for.
    fileprivate var file: (path: String, content: [UInt8]) {
        if title == "expressions" {
            let made = lines.filter { !$0.isEmpty }.map { line in
                Array("  ".utf8) + line + Array(" => {{ ".utf8) + line + Array(" }}\n".utf8)
            }
            return ("templates/a.yaml", Array("v: |2\n".utf8) + made.joined())
        }
        if title.hasSuffix(" (escaped)") {
            let joined = Array(lines.joined(separator: "\n".utf8))
            return (String(title.dropLast(" (escaped)".count)), Self.unescaped(joined))
        }
        return (title, lines.flatMap { $0 + [UInt8(ascii: "\n")] })
    }

    private static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\"), let escape = rest.popFirst() else {
                result.append(byte)
                continue
            }
            switch escape {
            case UInt8(ascii: "n"): result.append(0x0A)
            case UInt8(ascii: "r"): result.append(0x0D)
            case UInt8(ascii: "t"): result.append(0x09)
            case UInt8(ascii: "x"):
                result.append(UInt8(rest.prefix(2).text, radix: 16) ?? 0)
                rest = rest.dropFirst(2)
            default: result.append(escape)
            }
        }
        return result
    }
}
