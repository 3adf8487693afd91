import YareBase
import YareChart
import YareEngine

/// Writes what a chart renders to, as `helm template` does.
struct TemplateWriter {
    let flags: TemplateOutputFlags
    let releaseName: String
    let skipsHooks: Bool
    let postRenderer: PostRenderer?

    /// Writes manifests, then hooks, to standard output or to files.
    ///
    /// - Throws: `template.not-shown`, `post-renderer.failed`, `file.unreachable`.
    func write(_ rendered: RenderedChart, of chart: Chart, in context: CommandContext) throws(YareError) {
        var folder = TemplateFolder(path: flags.folder, context: context)
        var manifests = ""
        for piece in crds(of: chart) + rendered.manifests.map({ Piece($0) }) {
            try add(piece, to: &manifests, &folder)
        }
        if let postRenderer { manifests = try postRenderer.run(manifests) }
        manifests = manifests.trimmingSpaces() + "\n"
        folder.beginHooks()
        for hook in rendered.hooks where !skipsHooks && !(flags.skipsTests && hook.events.contains(.test)) {
            try add(Piece(hook.manifest), to: &manifests, &folder)
        }
        context.write(flags.shownTemplates.isEmpty ? manifests : try selection(from: manifests))
    }

    /// A document and the file of the chart that it comes from.
    private struct Piece {
        let source: String
        let content: String
        let isCRD: Bool

        init(_ manifest: Manifest) {
            (source, content, isCRD) = (manifest.source, manifest.content, false)
        }

        init(_ crd: CustomResourceDefinitionFile) {
            (source, content, isCRD) = (crd.path, EscapedBytes.string(from: crd.file.bytes), true)
        }
    }

    private func crds(of chart: Chart) -> [Piece] {
        flags.includesCRDs ? chart.crds.map { Piece($0) } : []
    }

    private func add(_ piece: Piece, to manifests: inout String, _ folder: inout TemplateFolder) throws(YareError) {
        let text = "---\n# Source: \(piece.source)\n\(piece.content)\n"
        if flags.folder.isEmpty {
            manifests += text
        } else {
            let isBelowName = flags.usesReleaseName && !piece.isCRD
            try folder.write(text, to: piece.source, below: isBelowName ? releaseName : "")
        }
    }

    /// The documents of the templates that `--show-only` names, in the order of the flags.
    private func selection(from manifests: String) throws(YareError) -> String {
        let documents = ManifestSplitter.documents(in: manifests).map { (path: Self.templatePath(of: $0), text: $0) }
        var shown = ""
        for name in flags.shownTemplates {
            let pattern = try? PathPattern(name)
            let matches = documents.filter { document in
                document.path.flatMap { pattern?.matches($0) } ?? false
            }
            if matches.isEmpty { throw .templateNotShown(name, among: documents.compactMap(\.path)) }
            for match in matches { shown += "---\n\(match.text)\n" }
        }
        return shown
    }

    /// The path in the first line `# Source: CHART/PATH` of a document.
    private static func templatePath(of document: String) -> String? {
        for line in document.split(separator: "\n", omittingEmptySubsequences: true) {
            guard let comment = line.firstRange(of: "# Source: ") else { continue }
            let source = line[comment.upperBound...]
            if let slash = source.firstIndex(of: "/"), slash != source.startIndex {
                return String(source[source.index(after: slash)...])
            }
        }
        return nil
    }
}

extension YareError {
    /// `--show-only` names a template that has no output (`template.not-shown`).
    static func templateNotShown(_ name: String, among paths: [String]) -> YareError {
        YareError(
            "template.not-shown", "could not find template \(name) in chart",
            hint: paths.nearest(to: name).map { "did you mean \"\($0)\"?" })
    }
}
