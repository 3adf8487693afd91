import Hummingbird
import HummingbirdTesting
import HTTPTypes
import NIOCore

/// A Kubernetes API server that knows of ConfigMaps and has none: Helm asks one even for a rehearsal.
enum SmallAPIServer {
    private static let answers = [
        "version": #"{"major":"1","minor":"32","gitVersion":"v1.32.0"}"#,
        "api": #"{"kind":"APIVersions","versions":["v1"]}"#,
        "apis": #"{"kind":"APIGroupList","apiVersion":"v1","groups":[]}"#,
        "api/v1": #"{"kind":"APIResourceList","groupVersion":"v1","resources":[\#(configMaps)]}"#,
    ]

    private static let configMaps = """
        {"name":"configmaps","singularName":"configmap","namespaced":true,"kind":"ConfigMap","verbs":["get"]}
        """

    /// Runs the server for as long as `body` takes, which gets its address.
    static func run(_ body: @escaping @Sendable (String) async throws -> Void) async throws {
        let router = Router()
        for (path, answer) in answers {
            router.get(RouterPath(path)) { _, _ in
                Response(
                    status: .ok, headers: [.contentType: "application/json"],
                    body: ResponseBody(byteBuffer: ByteBuffer(string: answer)))
            }
        }
        let application = Application(
            router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)))
        try await application.test(.live) { try await body("http://127.0.0.1:\($0.port ?? 0)") }
    }
}
