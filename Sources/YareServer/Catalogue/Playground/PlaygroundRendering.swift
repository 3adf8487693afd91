import YareBase
import YareChart
import YareEngine
import YareTemplate

/// Renders what a visitor asks for, within bounds.
///
/// Steps and output are counted by the evaluator, and recursion ends at the stack's limit. What a single function can do with
/// hostile values is not counted: ``PlaygroundWorker`` bounds memory and time of a process around this.
struct PlaygroundRendering {
    /// What a rendering may cost: the largest charts known take a hundredth of the steps and a tenth of the output.
    static let limits = (steps: 5_000_000, outputBytes: 4 << 20)
    static let longestValues = 256 << 10

    /// The name of the values that were typed, in the places of errors.
    static let valuesName = "your values"

    /// Renders; every error becomes part of the outcome.
    static func outcome(of request: PlaygroundRequest) -> PlaygroundOutcome {
        LargeStack.run {
            do throws(YareError) {
                return try rendered(request)
            } catch {
                return PlaygroundOutcome(error)
            }
        }
    }

    private static func rendered(_ request: PlaygroundRequest) throws(YareError) -> PlaygroundOutcome {
        guard request.values.utf8.count <= longestValues else { throw .playgroundValuesTooLong(limit: longestValues) }
        var capabilities = Capabilities.offline
        if !request.kubeVersion.isEmpty {
            capabilities.kubeVersion = try Capabilities.KubeVersion(parsing: request.kubeVersion)
        }
        var loader = ChartLoader()
        let chart = try loader.load(archive: request.package)
        let layer = try ValuesLayer(file: valuesName, bytes: Array(request.values.utf8))
        let values = try ValuesComposition { (path) throws(YareError) in throw .playgroundReadsNoFile(path) }
            .compose([layer])
        let prepared = try PreparedChart(chart, values: values)
        try prepared.validateValues(patterns: RegularExpressionCache.shared)
        let scope = ReleaseScope(name: request.releaseName, namespace: request.namespace)
        let renderer = Renderer(
            limits: .init(steps: limits.steps, outputBytes: limits.outputBytes))
        let rendered = try renderer.render(
            RenderRequest(chart: prepared.chart, values: prepared.values, release: scope, capabilities: capabilities),
            in: FunctionEnvironment())
        return PlaygroundOutcome(rendered, warnings: prepared.diagnostics)
    }
}

extension PlaygroundOutcome {
    init(_ rendered: RenderedChart, warnings: [Diagnostic]) {
        self.init(
            documents: rendered.manifests.map { Document(source: $0.source, content: $0.content) }
                + rendered.hooks.map {
                    Document(source: $0.manifest.source, content: $0.manifest.content, isHook: true)
                },
            notes: rendered.notes.first?.content ?? "", diagnostics: warnings + rendered.warnings)
    }
}
