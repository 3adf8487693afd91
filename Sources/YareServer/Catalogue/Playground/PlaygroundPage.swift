import YareBase
import YareChart

/// The page where a chart is rendered with values typed in.
struct PlaygroundPage {
    let view: ChartView
    let request: PlaygroundRequest
    /// `nil` before the first rendering.
    let outcome: PlaygroundOutcome?

    var page: Page {
        var data = ChartHead(view: view).data
        data["action"] = view.link("playground")
        data["values"] = request.values
        data["release"] = request.releaseName
        data["namespace"] = request.namespace
        data["kube"] = request.kubeVersion
        data["defaults"] = CodeListing(view.package.chart.rawValues ?? [], .yaml).html
        data.merge(rendered) { own, _ in own }
        return Page(title: "Playground: \(view.address.name)", template: "playground", data: data)
    }

    /// What the `rendered` template shows.
    var rendered: PageData {
        guard let outcome else {
            return [
                "status": "Nothing rendered yet.", "problems": [PageData](), "notes": false, "documents": [PageData](),
            ]
        }
        let notes = outcome.notes.isEmpty ? nil : CodeListing(Array(outcome.notes.utf8), .text).html
        return [
            "status": outcome.hasFailed ? "The chart does not render with these values." : summary(of: outcome),
            "problems": outcome.diagnostics.prefix(Self.mostProblems).map(\.data), "notes": shown(notes),
            "documents": documents(of: outcome),
        ]
    }

    private static let mostProblems = 50
    private static let largestShown = 400 << 10

    private func summary(of outcome: PlaygroundOutcome) -> String {
        PageText.count(outcome.documents.count, "object")
    }

    private func documents(of outcome: PlaygroundOutcome) -> [PageData] {
        var left = Self.largestShown
        return outcome.documents.enumerated().map { index, document in
            let bytes = Array(document.content.utf8)
            left -= bytes.count
            let html = left > 0 ? CodeListing(bytes, .yaml).html : "…"
            let title = DocumentTitle(document).text
            return [
                "name": title, "source": document.source, "isHook": document.isHook, "html": html,
                "isOpen": index < 2, "key": title,
            ]
        }
    }
}

extension Diagnostic {
    /// What the `problems` template shows.
    var data: PageData {
        [
            "place": shown(location.map { "\($0)" }), "message": message, "hint": shown(hint),
            "isError": severity == .error, "tone": severity == .error ? "bad" : "warn", "excerpt": shown(excerpt),
            "frames": frames.prefix(5).map { frame in
                "in \(frame.action)" + (frame.location.map { " at \($0)" } ?? "")
            },
        ]
    }

    /// The source line with a mark under the column.
    private var excerpt: String? {
        guard let text = location?.lineText else { return nil }
        let line = text.replacing("\t", with: " ")
        guard let column = location?.column, column <= 200 else { return String(line.prefix(200)) }
        let before = String(decoding: line.utf8.prefix(column - 1), as: UTF8.self).count
        return String(line.prefix(200)) + "\n" + String(repeating: " ", count: before) + "^"
    }
}
