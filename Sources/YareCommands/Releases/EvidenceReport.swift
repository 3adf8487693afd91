import YareBase
import YareRelease

/// What was seen while a revision was deployed, as people and programs read it.
struct EvidenceReport: Presentable {
    let evidence: [Evidence]

    func table() -> String {
        evidence.isEmpty ? "nothing was kept\n" : evidence.map(text).joined()
    }

    var output: OutputValue {
        .list(
            evidence.map { item in
                .record([
                    .init("kind", .text(item.kind.rawValue)), .init("subject", .text(item.subject)),
                    .init("time", .text(item.time.text())), .init("text", .text(item.text)),
                ])
            })
    }

    /// A line for each thing; a text of several lines stands below, set off by two spaces.
    private func text(of item: Evidence) -> String {
        let head = "\(item.time.text(.seconds)) \(item.kind.rawValue) \(item.subject):"
        var lines = item.text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last == "" { lines.removeLast() }
        if lines.count == 1 { return "\(head) \(lines[0])\n" }
        return "\(head)\n" + lines.map { "  \($0)\n" }.joined()
    }
}
