import HTTPTypes
public import Hummingbird
import YareBase
import YareChart
import YareRepository

/// Search as `helm search hub` asks for it (Monocular's API), and as Artifact Hub answers.
public struct HubSearchHandler: RequestHandler {
    let site: RepositorySite

    public init(site: RepositorySite) {
        self.site = site
    }

    private static let monocular = ["api", "chartsvc", "v1", "charts", "search"]
    private static let artifactHub = ["api", "v1", "packages", "search"]
    /// How many charts Monocular's API gives at most.
    private static let mostCharts = 1000

    public func response(to request: Request, at path: RequestPath, in context: ServerContext) async throws -> Response?
    {
        guard request.method == .get || request.method == .head else { return nil }
        let query = RequestQuery(request.uri.query)
        switch path.parts {
        case Self.monocular:
            let result = try await search(query["q"] ?? "", 0, Self.mostCharts, context)
            let server = Self.address(of: request)
            return .json(["data": .list(try result.charts.map { try chart($0.tenant, $0.version, server) })])
        case Self.artifactHub:
            let text = query["ts_query_web"] ?? query["ts_query"] ?? ""
            let (offset, limit) = (query["offset"].flatMap { Int($0) } ?? 0, query["limit"].flatMap { Int($0) } ?? 20)
            let result = try await search(text, max(0, offset), min(60, max(1, limit)), context)
            let server = Self.address(of: request)
            let packages = try result.charts.map { try package($0.tenant, $0.version, server) }
            var response = Response.json(["packages": .list(packages)])
            if let name = HTTPField.Name("Pagination-Total-Count") { response.headers[name] = String(result.total) }
            return response
        default: return nil
        }
    }

    private func search(
        _ text: String, _ offset: Int, _ limit: Int, _ context: ServerContext
    ) async throws -> ChartRepository.SearchResult {
        let repository = site.repository
        let readable = repository.tenants.filter { context.caller.may(.read, in: $0) }
        if readable.isEmpty, context.caller.name == nil { try context.require(.read, in: .root) }
        return try await site.queries.run {
            try repository.search(text, in: readable, offset: offset, limit: limit)
        }
    }

    private func chart(_ tenant: TenantPath, _ version: StoredVersion, _ server: String) throws -> Value {
        let metadata = try version.record().metadata.document
        var attributes: ValueMap = [
            "name": .string(version.name),
            "repo": ["name": .string(name(of: tenant)), "url": .string(url(of: tenant, server))],
        ]
        for key in ["description", "home", "icon", "keywords", "maintainers", "sources"] {
            attributes[key] = metadata[key]
        }
        let latest: Value = [
            "version": .string(version.version), "app_version": metadata["appVersion"] ?? "",
            "created": .string(version.created.text()), "digest": .string(version.digest),
        ]
        return [
            "id": .string("\(name(of: tenant))/\(version.name)"), "type": "chart", "attributes": .map(attributes),
            "artifactHub": ["packageUrl": .string(page(of: version, tenant, server))],
            "relationships": ["latestChartVersion": ["data": latest]],
        ]
    }

    private func package(_ tenant: TenantPath, _ version: StoredVersion, _ server: String) throws -> Value {
        let metadata = try version.record().metadata
        return [
            "package_id": .string("\(version.identifier)"), "name": .string(version.name),
            "normalized_name": .string(version.name), "description": .string(metadata.description),
            "version": .string(version.version), "app_version": .string(metadata.appVersion),
            "deprecated": .bool(metadata.isDeprecated), "ts": .int(version.created.seconds),
            "repository": [
                "kind": 0, "name": .string(name(of: tenant)), "url": .string(url(of: tenant, server)),
            ],
        ]
    }

    private func name(of tenant: TenantPath) -> String {
        tenant.text.isEmpty ? "charts" : tenant.text
    }

    private func url(of tenant: TenantPath, _ server: String) -> String {
        server + site.options.contextPath + (tenant.text.isEmpty ? "" : "/" + tenant.text)
    }

    private func page(of version: StoredVersion, _ tenant: TenantPath, _ server: String) -> String {
        "\(url(of: tenant, server))/charts/\(version.fileName)"
    }

    /// The server's address as the client knows it.
    private static func address(of request: Request) -> String {
        "\(request.head.scheme ?? "http")://\(request.head.authority ?? "localhost")"
    }
}
