import NIOHTTP1
import YareBase
import YareYAML

/// A chart that a hub found.
public struct HubChart: Sendable, Hashable {
    /// Where people read about the chart.
    public var url: String
    public var version: String
    public var appVersion: String
    public var description: String
    public var repositoryName: String
    public var repositoryURL: String
}

/// Asks a hub of charts by the interface of Monocular, which Artifact Hub speaks too: the one that `helm search hub` uses.
public struct HubSearch: Sendable {
    private let endpoint: String
    private let transport: HTTPTransport

    public init(endpoint: String, transport: HTTPTransport) {
        self.endpoint = endpoint
        self.transport = transport
    }

    /// The charts that the hub finds for a text, in its order.
    ///
    /// - Throws: `hub.unreachable`.
    public func charts(_ text: String) async throws -> [HubChart] {
        do {
            var url = try WebURL(endpoint)
            url = url.appending(path: "api/chartsvc/v1/charts/search")
            url.query = "q=" + URLText.escaped(text, URLText.isUnreserved)
            var request = OutgoingRequest(.GET, url)
            request.acceptsCompression = true
            let response = try await transport.send(request)
            try response.requireSuccess()
            let document = try JSONReader(numbers: .exact).read(try await response.bytes())
            return document["data"]?.listValue?.map { HubChart($0, endpoint: endpoint) } ?? []
        } catch let error as YareError {
            throw error.changing { diagnostic in
                diagnostic.code = "hub.unreachable"
                diagnostic.message =
                    "unable to perform search against \(endpoint.debugDescription): \(diagnostic.message)"
            }
        }
    }
}

extension HubChart {
    fileprivate init(_ document: Value, endpoint: String) {
        func text(_ path: String...) -> String {
            path.reduce(Optional(document)) { $0?[$1] }?.stringValue ?? ""
        }
        let page = text("artifactHub", "packageUrl")
        let base = endpoint.hasSuffix("/") ? String(endpoint.dropLast()) : endpoint
        url = page.isEmpty ? "\(base)/charts/\(text("id"))" : page
        version = text("relationships", "latestChartVersion", "data", "version")
        appVersion = text("relationships", "latestChartVersion", "data", "app_version")
        description = text("attributes", "description")
        repositoryName = text("attributes", "repo", "name")
        repositoryURL = text("attributes", "repo", "url")
    }
}
