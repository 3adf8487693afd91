import YareBase
import YareChart
import YareEngine

/// A rendering as `template` and `lint` do it: with no cluster.
struct OfflineRendering {
    let chart: Chart
    /// What the user gives; the chart's defaults come in underneath.
    let values: ValueMap
    let release: ReleaseScope
    let capabilities: Capabilities
    let checksSchema: Bool
    /// Whether `fail` and `required` do not stop the rendering.
    var isLinting = false

    /// What the templates print.
    ///
    /// - Throws: `values.*`, `schema.*`, `chart.incompatible-kubernetes`, `template.*`.
    func files(in context: CommandContext, allowsDNS: Bool) throws(YareError) -> RenderedFiles {
        let prepared = try PreparedChart(chart, values: values)
        context.warn(prepared.diagnostics)
        if checksSchema { try prepared.validateValues(patterns: RegularExpressionCache.shared) }
        try prepared.chart.requireCompatibility(withKubernetes: capabilities.kubeVersion.version)
        let request = RenderRequest(
            chart: prepared.chart, values: prepared.values, release: release, capabilities: capabilities)
        let functions = FunctionEnvironment(
            timeZoneName: context.environment.variables["TZ"], allowsDNS: allowsDNS, isLinting: isLinting)
        return RenderedFiles(
            files: try Renderer().renderFiles(request, in: functions), chart: prepared.chart)
    }
}

/// What the templates of a chart printed, not yet sorted into manifests, hooks and notes.
struct RenderedFiles {
    let files: [RenderedFile]
    /// The chart with its disabled subcharts gone.
    let chart: Chart

    /// Sorts the files into their uses; when they are not YAML and the user is debugging, shows them as they are.
    ///
    /// - Throws: `manifest.invalid`.
    func sorted(in context: CommandContext) throws(YareError) -> RenderedChart {
        do {
            let rendered = try RenderedChart(files: files, chart: chart)
            context.warn(rendered.warnings)
            return rendered
        } catch {
            if context.global.isDebugging {
                for file in files { context.write("---\n# Source: \(file.path)\n\(file.content)\n") }
            }
            throw error
        }
    }
}

extension Capabilities {
    /// What is assumed without a cluster, with another version of Kubernetes and further API versions.
    ///
    /// - Parameter kubeVersion: a version, or an empty text for the usual one.
    /// - Throws: `capabilities.invalid-kube-version`.
    init(kubeVersion: String, apiVersions: [String] = []) throws(YareError) {
        self = .offline
        if !kubeVersion.isEmpty { self.kubeVersion = try KubeVersion(parsing: kubeVersion) }
        self.apiVersions += apiVersions
    }
}
