import YareBase
import YareCluster
import YareDeploy
import YareYAML

/// The difference of two releases as people and programs read it.
struct DiffReport {
    let diff: ReleaseDiff
    /// How the user's values differ, where that is shown.
    var values: LineDiff?
    /// Whether lines are coloured by whether they come or go.
    var usesColor = false
    /// Who set each of the new values, by its key.
    var origins: [String: String] = [:]

    var isEmpty: Bool { diff.manifest.isEmpty && values?.hunks.isEmpty != false }

    func table() -> String {
        let shownValues = values.map { $0.hunks.isEmpty ? "" : valuesHeading + text(of: $0, causes: [:]) } ?? ""
        let objects = diff.manifest.entries.enumerated().map { index, entry in
            heading(entry, index) + text(of: entry.diff, causes: causes(index).lines)
        }
        return ([shownValues] + objects).filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// A line for each object.
    var headings: String {
        diff.manifest.entries.enumerated().map { heading($1, $0) }.joined()
    }

    var output: OutputValue {
        .list(
            (values?.hunks.isEmpty == false ? [valuesRecord] : [])
                + diff.manifest.entries.enumerated().map { record($1, causes($0)) })
    }

    private func record(_ entry: ManifestDiff.Entry, _ causes: EntryCauses) -> OutputValue {
        let lines = causes.lines.sorted { ($0.key.hunk, $0.key.line) < ($1.key.hunk, $1.key.line) }
        return .record([
            .init("apiVersion", .text(entry.identifier.kind.apiVersion)),
            .init("kind", .text(entry.identifier.kind.kind)),
            .init("namespace", entry.identifier.namespace.map { .text($0) }),
            .init("name", .text(entry.identifier.name)),
            .init("change", .text(entry.change.rawValue)),
            .init("diff", .text(plain.text(of: entry.diff, causes: [:]))),
            .init("causes", causes.object.isEmpty ? nil : .texts(causes.object.map(text))),
            .init(
                "lines",
                lines.isEmpty
                    ? nil
                    : .list(
                        lines.map { place, causes in
                            .record([
                                .init("line", .text(Self.text(entry.diff.hunks[place.hunk].lines[place.line]))),
                                .init("causes", .texts(causes.map(text))),
                            ])
                        })),
        ])
    }

    private var valuesRecord: OutputValue {
        .record([
            .init("kind", .text("Values")), .init("change", .text("modified")),
            .init("diff", values.map { .text(plain.text(of: $0, causes: [:])) }),
        ])
    }

    /// The same without colours.
    private var plain: DiffReport { DiffReport(diff: diff, values: values, origins: origins) }

    private func causes(_ index: Int) -> EntryCauses {
        diff.causes.indices.contains(index) ? diff.causes[index] : EntryCauses()
    }

    // MARK: text

    private var valuesHeading: String { colored("the user's values differ", "1") + "\n" }

    private func heading(_ entry: ManifestDiff.Entry, _ index: Int) -> String {
        colored("\(entry.identifier) is \(entry.change.rawValue)", "1") + remark(causes(index).object) + "\n"
    }

    private func text(of diff: LineDiff, causes: [EntryCauses.Place: [ChangeCause]]) -> String {
        diff.hunks.enumerated().map { hunkIndex, hunk in
            colored(range(of: hunk), "36") + "\n"
                + hunk.lines.enumerated().map { index, line in
                    text(line, causes[EntryCauses.Place(hunk: hunkIndex, line: index)] ?? [])
                }.joined()
        }.joined()
    }

    private func text(_ line: LineDiff.Line, _ causes: [ChangeCause]) -> String {
        let text = Self.text(line)
        return switch line {
        case .same: text + "\n"
        case .removed: colored(text, "31") + remark(causes) + "\n"
        case .added: colored(text, "32") + remark(causes) + "\n"
        }
    }

    private static func text(_ line: LineDiff.Line) -> String {
        switch line {
        case .same(let text): "  \(text)"
        case .removed(let text): "- \(text)"
        case .added(let text): "+ \(text)"
        }
    }

    private func remark(_ causes: [ChangeCause]) -> String {
        causes.isEmpty ? "" : colored("   # " + causes.map(text).joined(separator: ", "), "2")
    }

    private func text(_ cause: ChangeCause) -> String {
        guard case .value(let key) = cause, let origin = origins[key] else { return cause.description }
        return "\(cause) (\(origin))"
    }

    private func range(of hunk: LineDiff.Hunk) -> String {
        "@@ -\(hunk.oldStart),\(hunk.oldCount) +\(hunk.newStart),\(hunk.newCount) @@"
    }

    private func colored(_ text: String, _ code: String) -> String {
        usesColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}

/// The difference of two users' values.
enum ValuesDiff {
    static func between(_ old: ValueMap, _ new: ValueMap, context: Int) throws(YareError) -> LineDiff {
        LineDiff(from: try text(of: old), to: try text(of: new), context: context)
    }

    private static func text(of values: ValueMap) throws(YareError) -> String {
        values.isEmpty ? "" : try YAMLWriter.text(of: .map(values))
    }
}
