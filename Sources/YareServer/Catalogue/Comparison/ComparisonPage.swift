import YareBase

/// The comparison of two versions of a chart.
struct ComparisonPage {
    /// The newer version is the page's own.
    let view: ChartView
    let old: StoredVersion
    let kind: ComparisonKind
    let values: String
    /// What differs.
    let files: [FileComparison]
    /// Why manifests could not be rendered.
    let problems: [Diagnostic]

    private static let mostLines = 3_000

    var page: Page {
        var data = ChartHead(view: view).data
        data["newer"] = false
        data["method"] = kind == .manifests ? "post" : "get"
        data["action"] = PageAddress.make(view.visit.base + view.address.path("compare"))
        data["view"] = kind.rawValue
        data["from"] = choices(chosen: old)
        data["to"] = choices(chosen: view.version)
        data["asksForValues"] = kind == .manifests
        data["values"] = values
        data["tabs"] = tabs
        data["problems"] = problems.map(\.data)
        data["files"] = comparisons
        data["hasFiles"] = !files.isEmpty
        data["emptyHeading"] = problems.contains { $0.severity == .error } ? false : "No difference"
        data["emptyText"] = "\(kind.title) of \(old.version) and \(view.version.version) are the same."
        return Page(
            title: "\(view.address.name) \(old.version) and \(view.version.version)", template: "comparison", data: data
        )
    }

    private func choices(chosen: StoredVersion) -> [PageData] {
        view.versions.prefix(500).map { ["version": $0.version, "isChosen": $0.version == chosen.version] }
    }

    private var tabs: [PageData] {
        ComparisonKind.allCases.filter { $0 != .manifests || view.hasPlayground }.map { kind in
            let address = PageAddress.make(
                view.visit.base + view.address.path("compare"),
                ["from": old.version, "to": view.version.version, "view": kind.rawValue])
            return ["name": kind.title, "address": address, "isCurrent": kind == self.kind]
        }
    }

    private var comparisons: [PageData] {
        var left = Self.mostLines
        return files.map { file in
            [
                "name": file.name, "change": file.change.rawValue, "tone": file.change.tone,
                "html": DiffMarkup.html(of: file.diff, limit: &left),
            ]
        }
    }
}

/// What of two versions is compared.
enum ComparisonKind: String, CaseIterable {
    case values, templates, manifests

    var title: String {
        switch self {
        case .values: "Values"
        case .templates: "Templates"
        case .manifests: "Manifests with my values"
        }
    }
}

extension FileComparison.Change {
    fileprivate var tone: String {
        switch self {
        case .added: "good"
        case .removed: "bad"
        case .changed: "mark"
        }
    }
}
