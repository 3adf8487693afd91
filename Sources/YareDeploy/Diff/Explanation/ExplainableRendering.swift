import Dispatch
public import YareBase
public import YareChart
import YareCluster
public import YareEngine
public import YareRelease

/// A rendering that can be made again with one thing changed.
public struct ExplainableRendering: Sendable {
    /// The chart, its dependencies not yet processed.
    public var chart: Chart
    /// The values that the user gives.
    public var values: ValueMap
    public var release: ReleaseScope
    public var capabilities: Capabilities
    public var timeZoneName: String?

    public init(
        chart: Chart, values: ValueMap, release: ReleaseScope, capabilities: Capabilities,
        timeZoneName: String? = nil
    ) {
        self.chart = chart
        self.values = values
        self.release = release
        self.capabilities = capabilities
        self.timeZoneName = timeZoneName
    }

    /// The rendering of a recorded revision, as far as the record has its chart: subcharts are not recorded.
    public init(_ recorded: Release, capabilities: Capabilities, timeZoneName: String? = nil) {
        var metadata = ChartMetadata(name: recorded.chart.name, version: recorded.chart.version)
        metadata.appVersion = recorded.chart.appVersion
        self.init(
            chart: Chart(
                metadata: metadata, values: recorded.chart.values, templates: recorded.chart.templates,
                files: recorded.chart.files),
            values: recorded.config,
            release: ReleaseScope(
                name: recorded.name, namespace: recorded.namespace, revision: recorded.revision,
                isUpgrade: recorded.revision > 1),
            capabilities: capabilities, timeZoneName: timeZoneName)
    }

    /// The objects that the templates print, hooks too; `nil` when they cannot be rendered.
    func objects(notingLines: Bool = false) -> RenderedObjects? {
        guard let prepared = try? PreparedChart(chart, values: values) else { return nil }
        let request = RenderRequest(
            chart: prepared.chart, values: prepared.values, release: release, capabilities: capabilities)
        let renderer = Renderer(notesLines: notingLines)
        let environment = FunctionEnvironment(timeZoneName: timeZoneName)
        guard let files = try? renderer.renderFiles(request, in: environment) else { return nil }
        return RenderedObjects(files, namespace: release.namespace)
    }
}

/// The objects of a rendering, each with the file that it was printed by.
struct RenderedObjects {
    struct Printed {
        let object: KubernetesObject
        let document: String
        let file: RenderedFile
        /// The 0-based line of the file on which the document begins.
        let firstLine: Int
    }

    private var printed: [ObjectKey: Printed] = [:]

    init(_ files: [RenderedFile], namespace: String) {
        for file in files where !file.path.hasSuffix("NOTES.txt") { add(file, namespace) }
    }

    subscript(identifier: ResourceIdentifier) -> Printed? { printed[ObjectKey(identifier)] }

    private mutating func add(_ file: RenderedFile, _ namespace: String) {
        let lines = file.content.split(separator: "\n", omittingEmptySubsequences: false)
        var cursor = 0
        for document in ManifestSplitter.documents(in: file.content) {
            let own = document.split(separator: "\n", omittingEmptySubsequences: false)
            let first = lines[cursor...].firstIndex { $0.contains(own[0]) } ?? cursor
            cursor = min(first + own.count, lines.count)
            guard let objects = try? ManifestDiff.objects(of: document, namespace: namespace) else { continue }
            for object in objects {
                printed[ObjectKey(object.identifier)] = Printed(
                    object: object, document: document, file: file, firstLine: first)
            }
        }
    }
}
