import YareTestSupport

/// A user who works with releases of one chart: runs the real program on a data folder of their own.
final class ReleaseShell: Sendable {
    let folder: TemporaryFolder
    var data: String { folder.path + "/data" }

    init() throws {
        folder = try TemporaryFolder(Self.chart)
    }

    private func environment(_ variables: [String: String]) -> [String: String] {
        ["HOME": folder.path, "YARE_DATA_HOME": data, "YARE_TARGET": "embedded", "USER": "ada"].merging(variables) {
            $1
        }
    }

    /// Runs a command line written as in a shell without quotes.
    func run(_ line: String, _ variables: [String: String] = [:]) async throws -> TestProgram.Result {
        try await TestProgram.yare.run(Self.words(line), environment: environment(variables), in: folder.path)
    }

    /// Starts a command line and goes on.
    func start(_ line: String) throws -> RunningProgram {
        try TestProgram.yare.start(Self.words(line), environment: environment([:]), in: folder.path)
    }

    private static func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }

    /// The revisions of a release with their statuses: `1 superseded, 2 deployed`.
    func history(of release: String = "web") async throws -> String {
        let question = "history \(release) -o yaml"
        let lines = try await run(question).output.split(separator: "\n").map { $0.drop { $0 == "-" || $0 == " " } }
        let revisions = lines.filter { $0.hasPrefix("revision: ") }.map { $0.dropFirst("revision: ".count) }
        let statuses = lines.filter { $0.hasPrefix("status: ") }.map { $0.dropFirst("status: ".count) }
        return zip(revisions, statuses).map { "\($0) \($1)" }.joined(separator: ", ")
    }

    /// The text that the cluster holds for the release.
    func liveText() async throws -> String {
        let object = try await run("cluster get configmap web -o yaml").output
        return object.split(separator: "\n").first { $0.hasPrefix("  text: ") }.map { String($0.dropFirst(8)) } ?? ""
    }

    private static let chart = [
        "web/Chart.yaml": "apiVersion: v2\nname: web\nversion: 1.0.0\n",
        "web/values.yaml": "text: one\nlabel: fine\nsimulate: none\nhook: none\n",
        "web/templates/settings.yaml": """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: {{ .Release.Name }}
          labels: {label: {{ .Values.label | quote }}}
        data:
          text: {{ .Values.text }}
        """,
        "web/templates/deployment.yaml": """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: {{ .Release.Name }}
          annotations: {yare.dev/simulate: {{ .Values.simulate }}}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers: [{name: web, image: nginx}]
        """,
        "web/templates/hook.yaml": """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: {{ .Release.Name }}-migrate
          annotations:
            helm.sh/hook: pre-upgrade
            helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
            yare.dev/simulate: {{ .Values.hook }}
            yare.dev/simulate-log: no such table
        spec:
          template:
            spec:
              restartPolicy: Never
              containers: [{name: migrate, image: nginx}]
        """,
    ]
}
