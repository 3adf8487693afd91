public import YareBase
public import YareChart

/// What a chart renders to, sorted into its uses.
public struct RenderedChart: Sendable {
    /// The objects of the release, in the order in which they are created.
    public var manifests: [Manifest]
    /// The hooks, in kind order as Helm keeps them; ``Hook/weight`` decides when they run.
    public var hooks: [Hook]
    /// The chart's `NOTES.txt` and those of its subcharts, by path; the chart's own comes first.
    public var notes: [RenderedFile]
    /// What deserves a word but does not stop anything, such as a hook for an event that nobody knows.
    public var warnings: [Diagnostic]

    /// Sorts the output of templates into manifests, hooks and notes.
    ///
    /// Source: Helm's `renderResources` and `releaseutil.SortManifests`.
    ///
    /// - Throws: `manifest.invalid` for each document that is not a YAML map with the fields Helm reads.
    public init(files: [RenderedFile], chart: Chart) throws(YareError) {
        let ownNotes = "\(chart.name)/templates/NOTES.txt"
        notes = files.filter { $0.path.hasSuffix("NOTES.txt") }
            .sorted { ($0.path == ownNotes ? 0 : 1, $0.path) < ($1.path == ownNotes ? 0 : 1, $1.path) }
        (manifests, hooks, warnings) = ([], [], [])
        var problems = DiagnosticCollection()
        for file in files.sorted(by: { $0.path < $1.path })
        where !file.path.hasSuffix("NOTES.txt") && !file.isPartial && !file.isBlank {
            for document in ManifestSplitter.documents(in: file.content) {
                problems.collect { () throws(YareError) in
                    try add(document, of: file)
                }
            }
        }
        try problems.throwAny()
        manifests.sortByKind { $0.head.kind }
        hooks.sortByKind { $0.manifest.head.kind }
    }

    private mutating func add(_ document: String, of file: RenderedFile) throws(YareError) {
        let manifest = Manifest(
            source: file.path, content: document, head: try ManifestHead(document: document, source: file.path))
        switch Hook.reading(manifest) {
        case .manifest: manifests.append(manifest)
        case .hook(let hook): hooks.append(hook)
        case .unknown(let events): warnings.append(.unknownHook(events: events, in: file.path))
        }
    }

    /// The manifests as one stream, each document with the template it came from, as a release keeps them.
    public var manifestStream: String {
        var stream = ""
        for manifest in manifests {
            stream += "---\n# Source: \(manifest.source)\n\(manifest.content)\n"
        }
        return stream
    }
}

extension Array {
    /// Sorts by the install order of kinds and keeps the order of elements of one kind.
    fileprivate mutating func sortByKind(_ kind: (Element) -> String) {
        let ranked = enumerated().map { (kind: kind($0.element), offset: $0.offset, element: $0.element) }
        self = ranked.sorted { left, right in
            if KindOrder.install.precedes(left.kind, right.kind) { return true }
            if KindOrder.install.precedes(right.kind, left.kind) { return false }
            return left.offset < right.offset
        }.map(\.element)
    }
}
