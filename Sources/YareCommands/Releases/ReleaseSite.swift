import YareBase
import YareCluster
import YareDeploy
import YareRelease

/// The cluster and the store that a command line means.
struct ReleaseSite {
    let context: CommandContext

    /// What changes work with: cluster, store, who makes them, who is told.
    ///
    /// - Throws: `cluster.*`, `database.*`, `release.unknown-storage`.
    func target() throws(YareError) -> DeployTarget {
        let cluster = try cluster()
        return DeployTarget(
            cluster: cluster, store: try store(cluster), holder: .current(owner: owner),
            observer: ProgressObserver(context: context))
    }

    /// The store alone, for commands that only read records.
    func store() throws(YareError) -> any ReleaseStore & LeaseStore {
        switch try storage {
        case .secret, .configmap: try store(cluster())
        case .sqlite, .memory: try store(nil)
        }
    }

    /// The cluster alone.
    func cluster() throws(YareError) -> any Cluster { try embeddedCluster() }

    /// The embedded cluster.
    func embeddedCluster() throws(YareError) -> EmbeddedCluster {
        try requireEmbedded()
        let warnings = ClusterWarnings(context: context)
        return try EmbeddedCluster(
            at: try file("cluster.db"), settings: context.environment.clusterSettings, warn: warnings.tell)
    }

    /// The user who makes changes.
    var owner: String { context.environment["USER"] ?? context.environment["LOGNAME"] ?? "" }

    private var storage: StorageChoice {
        get throws(YareError) {
            guard let name = context.global.storage, !name.isEmpty else { return .sqlite }
            guard let choice = StorageChoice(driver: name) else { throw .unknownStorage(name) }
            return choice
        }
    }

    private func store(_ cluster: (any Cluster)?) throws(YareError) -> any ReleaseStore & LeaseStore {
        switch (try storage, cluster) {
        case (.memory, _): MemoryReleaseStore()
        case (.secret, let cluster?): ClusterReleaseStore(cluster, storage: .secrets)
        case (.configmap, let cluster?): ClusterReleaseStore(cluster, storage: .configMaps)
        case (.sqlite, _), (_, nil): try SQLiteReleaseStore(at: try file("releases.db"))
        }
    }

    private func file(_ name: String) throws(YareError) -> String {
        let folder = context.environment.path(of: .data)
        try OutputFolder.make(folder)
        return "\(folder)/\(name)"
    }

    /// Makes sure that the embedded cluster is meant, and says so where the user did not.
    private func requireEmbedded() throws(YareError) {
        switch context.global.target {
        case .embedded: return
        case .kubernetes: throw .kubernetesNotSupported(asked: "--target kubernetes")
        case .automatic:
            if let reason = KubernetesTraces(context).first { throw .kubernetesNotSupported(asked: reason) }
            context.debug("no kubeconfig: using the embedded cluster in \(context.environment.path(of: .data))")
        }
    }
}

/// Where releases are recorded, by the names of `HELM_DRIVER` and `--storage`.
enum StorageChoice: String, Sendable, CaseIterable {
    case secret
    case configmap
    case sqlite
    case memory

    /// The choice of a name; Helm also takes plurals.
    init?(driver name: String) {
        self.init(rawValue: name.hasSuffix("s") ? String(name.dropLast()) : name)
    }
}

/// What tells that the user works with a Kubernetes cluster.
struct KubernetesTraces {
    /// The first thing found, as a person would say it.
    let first: String?

    init(_ context: CommandContext) {
        let (global, environment) = (context.global, context.environment)
        let flags: [(String, String?)] = [
            ("--kube-apiserver", global.server), ("--kube-context", global.context),
            ("--kubeconfig", global.kubeconfig),
        ]
        let home = "\(environment.home)/.kube/config"
        first =
            flags.first { $0.1?.isEmpty == false }?.0
            ?? (environment["KUBERNETES_SERVICE_HOST"] == nil ? nil : "running inside a cluster")
            ?? (OutputFolder.exists(home) ? home : nil)
    }
}

extension YareError {
    /// A Kubernetes cluster is meant, and this program does not reach one (`cluster.kubernetes-not-supported`).
    static func kubernetesNotSupported(asked reason: String) -> YareError {
        YareError(
            "cluster.kubernetes-not-supported",
            "a Kubernetes cluster is meant (\(reason)), and this version works on the embedded cluster only",
            hint: "pass --target embedded, or set YARE_TARGET=embedded")
    }

    /// There is no such store (`release.unknown-storage`).
    static func unknownStorage(_ name: String) -> YareError {
        YareError(
            "release.unknown-storage", "unknown driver \(name.debugDescription)",
            hint: "use \(StorageChoice.allCases.map(\.rawValue).joined(separator: ", "))")
    }
}
