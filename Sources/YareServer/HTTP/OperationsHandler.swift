import HTTPTypes
public import Hummingbird
import YareBase

/// What those ask who run a server: whether it lives, whether it is ready, what it counts, which version it is.
public struct OperationsHandler: RequestHandler {
    let site: RepositorySite

    public init(site: RepositorySite) {
        self.site = site
    }

    public func response(to request: Request, at path: RequestPath, in context: ServerContext) async throws -> Response?
    {
        guard path.parts.count == 1, request.method == .get || request.method == .head else { return nil }
        switch path.parts[0] {
        case "health": return .json(["healthy": true])
        case "info": return .json(["version": .string(site.options.version)])
        case "readyz": return try await readiness()
        case "metrics" where site.options.hasMetrics: return try await metrics()
        default: return nil
        }
    }

    /// Whether the rows can be read.
    private func readiness() async throws -> Response {
        let repository = site.repository
        do {
            _ = try await site.queries.run { try repository.holdings() }
            return .json(["ready": true])
        } catch {
            return .json(["ready": false], status: .serviceUnavailable)
        }
    }

    private func metrics() async throws -> Response {
        let repository = site.repository
        let holdings = try await site.queries.run { try repository.holdings() }
        return .content(site.metrics.text(holdings: holdings), type: "text/plain; version=0.0.4; charset=utf-8")
    }
}
