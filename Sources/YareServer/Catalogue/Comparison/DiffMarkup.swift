import YareBase

/// A difference of texts as a table of HTML.
struct DiffMarkup {
    private var html: [UInt8] = []
    private var left: Int

    /// The table of a difference.
    ///
    /// - Parameter limit: how many lines are shown; what is left afterwards is written back.
    static func html(of diff: LineDiff, limit: inout Int) -> String {
        var markup = DiffMarkup(left: limit)
        markup.write(diff)
        limit = markup.left
        return String(decoding: markup.html, as: UTF8.self)
    }

    private init(left: Int) {
        self.left = left
    }

    private mutating func write(_ diff: LineDiff) {
        html += "<div class=\"diff\" tabindex=\"0\" role=\"region\" aria-label=\"Changed lines\"><table><tbody>".utf8
        for (index, hunk) in diff.hunks.enumerated() where left > 0 {
            if index > 0 || hunk.oldStart > 1 { html += "<tr class=\"gap\"><td colspan=\"4\">…</td></tr>".utf8 }
            write(hunk)
        }
        if left <= 0 { html += "<tr class=\"gap\"><td colspan=\"4\">… and more</td></tr>".utf8 }
        html += "</tbody></table></div>".utf8
    }

    private mutating func write(_ hunk: LineDiff.Hunk) {
        var (oldLine, newLine) = (hunk.oldStart, hunk.newStart)
        for line in hunk.lines where left > 0 {
            left -= 1
            switch line {
            case .same(let text): row("", oldLine, newLine, " ", text)
            case .removed(let text): row(" class=\"gone\"", oldLine, nil, "−", text)
            case .added(let text): row(" class=\"come\"", nil, newLine, "+", text)
            }
            oldLine += line.isOld ? 1 : 0
            newLine += line.isNew ? 1 : 0
        }
    }

    private mutating func row(_ attributes: String, _ old: Int?, _ new: Int?, _ sign: String, _ text: String) {
        let numbers = [old, new].map { "<td class=\"num\">\($0.map(String.init) ?? "")</td>" }.joined()
        html += "<tr\(attributes)>\(numbers)<td>\(sign)</td><td>".utf8
        HTMLText.append(text.utf8.prefix(2_000), to: &html)
        html += "</td></tr>".utf8
    }
}
