import Synchronization
import YareBase
import YareCluster

/// Tells what the embedded cluster warns of, each warning once.
final class ClusterWarnings: Sendable {
    private let context: CommandContext
    private let told = Mutex<Set<String>>([])

    init(context: CommandContext) {
        self.context = context
    }

    func tell(_ warning: String) {
        guard told.withLock({ $0.insert(warning).inserted }) else { return }
        context.warn([
            Diagnostic(
                .warning, code: "cluster.removed-version", message: warning,
                hint: "change the chart: the embedded cluster accepts it, a cluster of \(Self.version) would refuse it")
        ])
    }

    private static let version = "Kubernetes \(BuiltInKinds.serverVersion.gitVersion)"
}

extension CommandLineEnvironment {
    /// The choices about the embedded cluster that variables make for one command: `YARE_UNKNOWN_KINDS` and
    /// `YARE_REMOVED_VERSIONS`.
    var clusterSettings: [ClusterSetting: ClusterSetting.Choice] {
        var settings: [ClusterSetting: ClusterSetting.Choice] = [:]
        for setting in ClusterSetting.allCases {
            settings[setting] = self[Self.variable(of: setting)].flatMap(ClusterSetting.Choice.init)
        }
        return settings
    }

    /// The variable of a setting.
    static func variable(of setting: ClusterSetting) -> String {
        switch setting {
        case .removedVersions: "YARE_REMOVED_VERSIONS"
        case .unknownKinds: "YARE_UNKNOWN_KINDS"
        }
    }
}
