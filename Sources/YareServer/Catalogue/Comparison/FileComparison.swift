import YareBase
import YareChart

/// What became of one file, or one object, from one version to another.
struct FileComparison: Sendable, Hashable {
    enum Change: String, Sendable {
        case added, removed, changed
    }

    var name: String
    var change: Change
    var diff: LineDiff

    /// Compares sets of texts by name; those that are equal are left out.
    static func compare(_ old: [(String, String)], _ new: [(String, String)]) -> [FileComparison] {
        let oldTexts = Dictionary(old) { $1 }
        let newTexts = Dictionary(new) { $1 }
        let names = Set(oldTexts.keys).union(newTexts.keys).sorted()
        return names.compactMap { name in
            let (before, after) = (oldTexts[name], newTexts[name])
            guard before != after else { return nil }
            let change: Change = before == nil ? .added : after == nil ? .removed : .changed
            return FileComparison(
                name: name, change: change, diff: LineDiff(from: before ?? "", to: after ?? ""))
        }
    }
}

/// The files of two versions of a chart, side by side.
struct ChartComparison: Sendable {
    let old: Chart
    let new: Chart

    /// `values.yaml` and the schema.
    var values: [FileComparison] {
        FileComparison.compare(valueFiles(of: old), valueFiles(of: new))
    }

    var templates: [FileComparison] {
        FileComparison.compare(old.templates.map(text), new.templates.map(text))
    }

    private func valueFiles(of chart: Chart) -> [(String, String)] {
        [("values.yaml", chart.rawValues), ("values.schema.json", chart.schema)].compactMap { name, bytes in
            bytes.map { text(of: ChartFile(name: name, bytes: $0)) }
        }
    }

    private func text(of file: ChartFile) -> (String, String) {
        (file.name, String(decoding: file.bytes.prefix(CodeListing.longest), as: UTF8.self))
    }
}

extension FileComparison {
    /// The objects of two renderings, each by kind and name.
    static func compare(_ old: PlaygroundOutcome, _ new: PlaygroundOutcome) -> [FileComparison] {
        compare(named(old.documents), named(new.documents))
    }

    private static func named(_ documents: [PlaygroundOutcome.Document]) -> [(String, String)] {
        var counts: [String: Int] = [:]
        return documents.map { document in
            let title = DocumentTitle(document).text
            let count = counts[title, default: 0]
            counts[title] = count + 1
            return (count == 0 ? title : "\(title) (\(count + 1))", document.content + "\n")
        }
    }
}

/// What an object is called in lists: `Deployment web`.
struct DocumentTitle {
    let text: String

    init(_ document: PlaygroundOutcome.Document) {
        var (kind, name) = ("", "")
        var isInMetadata = false
        for line in document.content.split(separator: "\n") {
            if line.first != " " { isInMetadata = line.hasPrefix("metadata:") }
            if line.hasPrefix("kind:"), kind.isEmpty { kind = Self.value(of: line) }
            if isInMetadata, line.hasPrefix("  name:"), name.isEmpty { name = Self.value(of: line) }
        }
        text = kind.isEmpty ? document.source : name.isEmpty ? kind : "\(kind) \(name)"
    }

    private static func value(of line: Substring) -> String {
        String(line.drop { $0 != ":" }.dropFirst().filter { $0 != " " && $0 != "\"" && $0 != "'" }.prefix(253))
    }
}
