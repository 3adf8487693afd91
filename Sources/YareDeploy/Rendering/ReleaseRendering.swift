import Dispatch
import YareBase
import YareChart
import YareCluster
import YareEngine
import YareRelease

/// Renders a chart for a cluster.
struct ReleaseRendering {
    let target: DeployTarget
    let release: ReleaseScope
    /// Whether `lookup` sees the cluster.
    let looksUp: Bool

    /// What a revision records of a rendering.
    struct Output {
        var chart: Chart
        var manifest: String
        var hooks: [HookRecord]
        var notes: String
    }

    /// Renders a chart.
    ///
    /// - Throws: `values.*`, `schema.*`, `chart.incompatible-kubernetes`, `template.*`, `manifest.*`.
    func render(_ deployment: ChartDeployment) async throws -> Output {
        let capabilities = try await ClusterCapabilities.read(from: target.cluster)
        let prepared = try PreparedChart(deployment.chart, values: deployment.values)
        tell(prepared.diagnostics)
        try prepared.chart.requireCompatibility(withKubernetes: capabilities.kubeVersion.version)
        if !deployment.rendering.skipsSchemaValidation {
            try prepared.validateValues(patterns: RegularExpressionCache.shared)
        }
        let rendered = try await render(prepared, capabilities, deployment.rendering)
        tell(rendered.warnings)
        var manifest = rendered.manifestStream
        if let postRender = deployment.rendering.postRenderer {
            do {
                manifest = try await postRender(manifest)
            } catch {
                throw YareError.wrapping(error, during: "error while running post render on files")
            }
        }
        return Output(
            chart: prepared.chart, manifest: manifest, hooks: rendered.hooks.map { HookRecord($0) },
            notes: notes(of: rendered, chart: prepared.chart, deployment.rendering))
    }

    private func tell(_ diagnostics: [Diagnostic]) {
        for diagnostic in diagnostics { target.observer.observe(.warning(diagnostic)) }
    }

    /// Renders on a thread of its own: a template that looks something up waits for the cluster there.
    private func render(
        _ prepared: PreparedChart, _ capabilities: Capabilities, _ options: RenderingOptions
    ) async throws -> RenderedChart {
        let request = RenderRequest(
            chart: prepared.chart, values: prepared.values, release: release, capabilities: capabilities)
        let (renderer, lookup) = (target.renderer, looksUp ? BlockingClusterLookup(target.cluster) : nil)
        return try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                let environment = FunctionEnvironment(
                    timeZoneName: options.timeZoneName, allowsDNS: options.allowsDNS, cluster: lookup)
                continuation.resume(with: Result { try renderer.render(request, in: environment) })
            }
        }
    }

    /// The chart's own notes, and those of its subcharts when asked for, with a line break between.
    private func notes(of rendered: RenderedChart, chart: Chart, _ options: RenderingOptions) -> String {
        let own = "\(chart.name)/templates/NOTES.txt"
        return rendered.notes.filter { options.includesSubchartNotes || $0.path == own }
            .map(\.content).joined(separator: "\n")
    }
}

/// The cluster behind `lookup`. Its answers are waited for, so it must not be asked from a task's thread.
private final class BlockingClusterLookup: ClusterLookup, Sendable {
    private let cluster: any Cluster

    init(_ cluster: any Cluster) {
        self.cluster = cluster
    }

    func lookup(apiVersion: String, kind: String, namespace: String, name: String) throws(YareError) -> ValueMap {
        let kind = GroupVersionKind(apiVersion: apiVersion, kind: kind)
        let cluster = cluster
        return try waiting {
            do {
                if name.isEmpty { return try await Self.list(kind, namespace, cluster) }
                let identifier = ResourceIdentifier(kind, namespace: namespace.isEmpty ? nil : namespace, name: name)
                return try await cluster.objectIfPresent(identifier)?.content ?? ValueMap()
            } catch let error as YareError where error.isNotFound || error.isNoMatch {
                return ValueMap()
            }
        }
    }

    private static func list(
        _ kind: GroupVersionKind, _ namespace: String, _ cluster: any Cluster
    ) async throws -> ValueMap {
        let list = try await cluster.objects(kind, in: namespace.isEmpty ? nil : namespace, matching: .all)
        return [
            "apiVersion": .string(kind.apiVersion), "kind": .string("\(kind.kind)List"),
            "metadata": ["resourceVersion": .string(list.resourceVersion)],
            "items": .list(list.items.map { .map($0.content) }),
        ]
    }

    /// Lets a task work and waits for what comes of it.
    private func waiting(
        for work: @escaping @Sendable () async throws -> ValueMap
    ) throws(YareError) -> ValueMap {
        let answer = Answer<ValueMap>()
        Task {
            answer.give(await Result(catching: work))
        }
        return try answer.wait()
    }
}
