import Synchronization
import YareBase
import YareChart
import YareCluster
import YareClusterTesting
import YareDeploy
import YareRelease

/// A cluster, a store and a clock for one test.
struct DeployWorld {
    let cluster: ScriptedCluster
    let store = MemoryReleaseStore()
    let clock = ManualClock()
    let observer = RecordingObserver()

    init() throws {
        let clock = clock
        cluster = try ScriptedCluster(clock: { clock.now() })
    }

    var target: DeployTarget {
        DeployTarget(
            cluster: cluster, store: store,
            holder: LeaseHolder(owner: "ada", host: "here", machine: "here/1", process: 1, processStart: ""),
            clock: clock, observer: observer)
    }

    /// Installs the chart as `web` in `default`.
    @discardableResult
    func install(
        _ chart: Chart, values: ValueMap = ValueMap(), options: ChangeOptions = ChangeOptions()
    ) async throws -> ChangeResult {
        try await Installer(target).run(
            InstallRequest(
                name: "web", namespace: "default",
                deployment: ChartDeployment(chart: chart, values: values), options: options))
    }

    @discardableResult
    func upgrade(
        _ chart: Chart, values: ValueMap = ValueMap(), reuse: ValuesReuse = .automatic,
        options: ChangeOptions = ChangeOptions()
    ) async throws -> ChangeResult {
        try await Upgrader(target).run(
            UpgradeRequest(
                name: "web", namespace: "default", deployment: ChartDeployment(chart: chart, values: values),
                reuse: reuse, options: options))
    }

    @discardableResult
    func rollback(to revision: Int = 0, options: ChangeOptions = ChangeOptions()) async throws -> ChangeResult {
        try await RollbackOperation(target).run(
            RollbackRequest(name: "web", namespace: "default", revision: revision, options: options))
    }

    @discardableResult
    func uninstall(_ options: RemovalOptions = RemovalOptions()) async throws -> UninstallResult? {
        try await Uninstaller(target).run(UninstallRequest(name: "web", namespace: "default", options: options))
    }

    /// `1 superseded, 2 deployed`.
    func history() async throws -> String {
        try await store.history(of: "web", in: "default").map { "\($0.revision) \($0.status.rawValue)" }
            .joined(separator: ", ")
    }

    func object(_ apiVersion: String, _ kind: String, _ name: String) async throws -> KubernetesObject? {
        try await cluster.objectIfPresent(ResourceIdentifier(apiVersion, kind, namespace: "default", name: name))
    }

    func evidence(_ revision: Int) async throws -> [Evidence] {
        try await store.evidence(for: ReleaseKey(namespace: "default", name: "web", revision: revision))
    }

    /// The writes that the cluster was asked for, hooks and all.
    var writes: [String] {
        cluster.requests.map(\.description).filter { !$0.hasPrefix("get ") && !$0.hasPrefix("log ") }
    }
}

/// A clock that jumps ahead when someone sleeps.
final class ManualClock: DeployClock {
    private let time = Mutex(Timestamp(seconds: 1_770_000_000))

    func now() -> Timestamp { time.withLock { $0 } }

    func sleep(for duration: Duration) async throws {
        try Task.checkCancellation()
        time.withLock { $0 = $0.advanced(bySeconds: max(1, duration.components.seconds)) }
    }
}

/// Remembers what it was told.
final class RecordingObserver: DeployObserver {
    private let told = Mutex<[DeployEvent]>([])

    var events: [DeployEvent] { told.withLock { $0 } }

    func observe(_ event: DeployEvent) {
        told.withLock { $0.append(event) }
    }
}

extension Chart {
    /// A chart of templates.
    static func of(
        _ templates: KeyValuePairs<String, String>, values: ValueMap = ValueMap(), version: String = "1.0.0",
        files: KeyValuePairs<String, String> = [:]
    ) -> Chart {
        Chart(
            metadata: ChartMetadata(name: "shop", version: version), values: values,
            templates: templates.map { ChartFile(name: "templates/\($0.key)", bytes: Array($0.value.utf8)) },
            files: files.map { ChartFile(name: $0.key, bytes: Array($0.value.utf8)) })
    }

    /// One ConfigMap whose text is the value `text`, and notes.
    static let settings = Chart.of(
        [
            "settings.yaml": configMap("settings", text: "{{ .Values.text | quote }}"),
            "NOTES.txt": "revision {{ .Release.Revision }} of {{ .Release.Name }}",
        ], values: ["text": "one"])

    static func configMap(_ name: String, text: String = "some", annotations: String = "{}") -> String {
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: \(name)
          annotations: \(annotations)
        data:
          text: \(text)
        """
    }

    /// A Job that is a hook.
    static func hook(
        _ name: String, _ event: String, weight: Int = 0, policy: String = "before-hook-creation",
        simulate: String = "", log: String = ""
    ) -> String {
        """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: \(name)
          annotations:
            helm.sh/hook: \(event)
            helm.sh/hook-weight: "\(weight)"
            helm.sh/hook-delete-policy: \(policy)
            yare.dev/simulate: "\(simulate)"
            yare.dev/simulate-log: "\(log)"
        spec:
          template:
            spec:
              restartPolicy: Never
              containers: [{name: main, image: busybox}]
        """
    }

    static func deployment(_ name: String, simulate: String = "") -> String {
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: \(name)
          annotations: {yare.dev/simulate: "\(simulate)"}
        spec:
          selector: {matchLabels: {app: \(name)}}
          template:
            metadata: {labels: {app: \(name)}}
            spec:
              containers: [{name: main, image: nginx}]
        """
    }
}

/// The sentence of the error that something throws; `nil` when it throws none.
func sentence(of work: () async throws -> Void) async -> String? {
    do {
        try await work()
        return nil
    } catch {
        return (error as? YareError)?.message ?? "\(error)"
    }
}
