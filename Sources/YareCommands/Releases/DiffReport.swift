import YareBase
import YareCluster
import YareDeploy

/// The difference of two manifests as people and programs read it.
struct DiffReport: Presentable {
    let diff: ManifestDiff
    /// Whether lines are coloured by whether they come or go.
    var usesColor = false

    func table() -> String {
        diff.entries.map { entry in
            heading(entry) + entry.diff.hunks.map(text).joined()
        }.joined(separator: "\n")
    }

    var output: OutputValue {
        .list(
            diff.entries.map { entry in
                .record([
                    .init("apiVersion", .text(entry.identifier.kind.apiVersion)),
                    .init("kind", .text(entry.identifier.kind.kind)),
                    .init("namespace", entry.identifier.namespace.map { .text($0) }),
                    .init("name", .text(entry.identifier.name)),
                    .init("change", .text(entry.change.rawValue)),
                    .init("diff", .text(entry.diff.hunks.map(plainText).joined())),
                ])
            })
    }

    private func heading(_ entry: ManifestDiff.Entry) -> String {
        colored("\(entry.identifier) is \(entry.change.rawValue)", "1") + "\n"
    }

    private func text(_ hunk: LineDiff.Hunk) -> String {
        colored(range(of: hunk), "36") + "\n"
            + hunk.lines.map { line in
                switch line {
                case .same(let text): "  \(text)\n"
                case .removed(let text): colored("- \(text)", "31") + "\n"
                case .added(let text): colored("+ \(text)", "32") + "\n"
                }
            }.joined()
    }

    private func plainText(_ hunk: LineDiff.Hunk) -> String {
        DiffReport(diff: diff).text(hunk)
    }

    private func range(of hunk: LineDiff.Hunk) -> String {
        "@@ -\(hunk.oldStart),\(hunk.oldCount) +\(hunk.newStart),\(hunk.newCount) @@"
    }

    private func colored(_ text: String, _ code: String) -> String {
        usesColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
