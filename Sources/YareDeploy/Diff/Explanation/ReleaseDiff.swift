public import YareBase
public import YareCluster
import YareEngine
public import YareRelease

/// What differs between two states of a release, hooks included, and why, where that is asked for and can be told.
public struct ReleaseDiff: Sendable {
    public var manifest: ManifestDiff
    /// The causes for each entry of ``manifest``; empty unless asked for.
    public var causes: [EntryCauses]

    /// Which parts of releases are compared.
    public struct Scope: Sendable {
        public var includesHooks: Bool
        public var includesTests: Bool
        public var showsSecrets: Bool
        /// Kinds that are left out.
        public var suppressedKinds: Set<String>
        /// How many unchanged lines stand around a change.
        public var context: Int

        public init(
            includesHooks: Bool = true, includesTests: Bool = false, showsSecrets: Bool = false,
            suppressedKinds: Set<String> = [], context: Int = 3
        ) {
            self.includesHooks = includesHooks
            self.includesTests = includesTests
            self.showsSecrets = showsSecrets
            self.suppressedKinds = suppressedKinds
            self.context = context
        }
    }

    /// Compares two states; `nil` is a release that is not there.
    ///
    /// - Parameter rendering: how the new state was rendered, where lines are to be explained.
    /// - Throws: `manifest.*`, `yaml.*`.
    public init(
        from old: Release?, to new: Release, _ scope: Scope, explainedBy rendering: ExplainableRendering? = nil
    ) throws(YareError) {
        manifest = try ManifestDiff(
            from: old.map { scope.text(of: $0) } ?? "", to: scope.text(of: new), namespace: new.namespace,
            showsSecrets: scope.showsSecrets, context: scope.context)
        manifest.entries.removeAll { scope.suppressedKinds.contains($0.identifier.kind.kind) }
        causes = []
        guard let rendering, let old, !manifest.isEmpty else { return }
        let explainer = ChangeExplainer(from: old, to: rendering, showsSecrets: scope.showsSecrets)
        causes = manifest.entries.map { explainer.causes(of: $0) }
    }
}

extension ReleaseDiff.Scope {
    fileprivate func text(of release: Release) -> String {
        guard includesHooks else { return release.manifest }
        let hooks = release.hooks.filter { includesTests || !$0.events.contains("test") }
        return release.manifest + "\n" + hooks.map { "---\n# Source: \($0.path)\n\($0.manifest)\n" }.joined()
    }
}

extension ExplainableRendering {
    /// What was rendered for a new revision.
    public init(_ deployment: ChartDeployment, of release: Release, on cluster: any Cluster) async throws {
        self.init(
            chart: deployment.chart, values: deployment.values,
            release: ReleaseScope(
                name: release.name, namespace: release.namespace, revision: release.revision,
                isUpgrade: release.revision > 1),
            capabilities: try await ClusterCapabilities.read(from: cluster),
            timeZoneName: deployment.rendering.timeZoneName)
    }

    /// What a record tells of how a revision was rendered.
    public init(_ recorded: Release, on cluster: any Cluster, timeZoneName: String? = nil) async throws {
        self.init(
            recorded, capabilities: try await ClusterCapabilities.read(from: cluster), timeZoneName: timeZoneName)
    }
}
