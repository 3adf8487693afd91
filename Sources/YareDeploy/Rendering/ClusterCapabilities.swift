import YareCluster
import YareEngine

/// What charts may ask about a cluster.
enum ClusterCapabilities {
    /// Asks a cluster for its version and for what it serves: groups with versions, and each kind in them.
    static func read(from cluster: any Cluster) async throws -> Capabilities {
        let version = try await cluster.serverVersion()
        var versions: [String] = []
        var kinds: [String] = []
        for resource in try await cluster.resources() {
            let version = resource.kind.apiVersion
            if versions.last != version { versions.append(version) }
            kinds.append("\(version)/\(resource.kind.kind)")
        }
        return Capabilities(
            kubeVersion: Capabilities.KubeVersion(
                version: version.gitVersion, major: version.major, minor: version.minor),
            apiVersions: versions + kinds)
    }
}
