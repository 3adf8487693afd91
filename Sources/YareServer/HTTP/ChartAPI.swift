import HTTPTypes
import Hummingbird
import YareBase

/// ChartMuseum's API for one repository.
struct ChartAPI: Sendable {
    let site: RepositorySite
    let tenant: TenantPath

    /// The answer to a request of the API.
    func response(to request: Request, _ route: RepositoryRoute, _ context: ServerContext) async throws -> Response {
        switch (request.method, route) {
        case (.get, _), (.head, _):
            try context.require(.read, in: tenant)
            return try await read(route, RequestQuery(request.uri.query))
        case (.post, .charts):
            try context.require(.write, in: tenant)
            return try await publish(request, context)
        case (.post, .provenance):
            try context.require(.write, in: tenant)
            return try await publishProvenance(request, context)
        case (.delete, .version(let name, let version)):
            try context.require(.delete, in: tenant)
            return try await delete(name, version)
        default:
            throw YareError.methodNotAllowed(request.method.rawValue)
        }
    }

    private func read(_ route: RepositoryRoute, _ query: RequestQuery) async throws -> Response {
        let (repository, tenant) = (site.repository, tenant)
        switch route {
        case .charts:
            let page = try Page(query)
            return .json(text: try await site.queries.run { try repository.chartsJSON(in: tenant, page) })
        case .chart(let name):
            let versions = try await site.queries.run { try repository.versions(of: name, in: tenant) }
            if versions.isEmpty { throw YareError.chartNotFound(name) }
            return .json(text: "[" + versions.map(\.json).joined(separator: ",") + "]")
        case .version(let name, let version):
            return .json(text: try await self.version(name, version).json)
        case .templates(let name, let version):
            return try await ChartContents(site: site, version: self.version(name, version)).templates()
        case .values(let name, let version):
            return try await ChartContents(site: site, version: self.version(name, version)).values()
        default: throw YareError.methodNotAllowed("GET")
        }
    }

    private func version(_ name: String, _ version: String) async throws -> StoredVersion {
        let (repository, tenant) = (site.repository, tenant)
        return try await site.queries.run { try repository.version(version, of: name, in: tenant) }
    }

    private func publish(_ request: Request, _ context: ServerContext) async throws -> Response {
        let parts = try await UploadReader(site: site).read(request, [.package, .provenance])
        guard let package = parts[.package] else {
            guard let provenance = parts[.provenance] else {
                throw YareError.invalidRequest("the form has no field \"\(site.options.packageField)\"")
            }
            return try await keep(provenance, replaces: try replaces(request, context))
        }
        let upload = PublishRequest(
            package: package, provenance: parts[.provenance], replaces: try replaces(request, context),
            digest: HTTPField.Name.contentDigest.flatMap { request.headers[$0] })
        let (repository, tenant) = (site.repository, tenant)
        _ = try await site.uploads.run { try repository.publish(upload, in: tenant) }
        return .json(["saved": true], status: .created)
    }

    private func publishProvenance(_ request: Request, _ context: ServerContext) async throws -> Response {
        let parts = try await UploadReader(site: site).read(request, [.provenance])
        guard let provenance = parts[.provenance] else {
            throw YareError.invalidRequest("the form has no field \"\(site.options.provenanceField)\"")
        }
        return try await keep(provenance, replaces: try replaces(request, context))
    }

    private func keep(_ provenance: PackageUpload, replaces: Bool) async throws -> Response {
        let (repository, tenant) = (site.repository, tenant)
        _ = try await site.uploads.run {
            try repository.publishProvenance(provenance, replaces: replaces, in: tenant)
        }
        return .json(["saved": true], status: .created)
    }

    private func delete(_ name: String, _ version: String) async throws -> Response {
        guard site.options.allowsDeletion else { throw YareError.methodNotAllowed("DELETE") }
        let (repository, tenant) = (site.repository, tenant)
        try await site.uploads.run { try repository.delete(version, of: name, in: tenant) }
        return .json(["deleted": true])
    }

    /// Whether an upload may take the place of what is there: by the server's own rule, or because the client asks for
    /// it and may also delete.
    private func replaces(_ request: Request, _ context: ServerContext) throws -> Bool {
        if site.options.allowsOverwrite { return true }
        guard site.options.allowsForce, let force = RequestQuery(request.uri.query)["force"], force != "false" else {
            return false
        }
        try context.require(.delete, in: tenant)
        return true
    }

    /// A part of a list, by the query.
    struct Page: Sendable {
        var offset = 0
        var limit = Int.max

        /// All of it.
        init() {}

        /// - Throws: `request.invalid`, in ChartMuseum's words.
        init(_ query: RequestQuery) throws(YareError) {
            if let text = query["offset"] {
                guard let number = Int(text), number >= 0 else {
                    throw .invalidRequest("offset is not a valid non-negative integer")
                }
                offset = number
            }
            if let text = query["limit"] {
                guard let number = Int(text), number > 0 else {
                    throw .invalidRequest("limit is not a valid positive integer")
                }
                limit = number
            }
        }
    }
}

extension HTTPField.Name {
    /// The SHA-256 that an upload has, in hexadecimal: it is refused when it arrives as something else.
    static var contentDigest: HTTPField.Name? { HTTPField.Name("X-Content-SHA256") }
}

extension Response {
    /// An answer of JSON that is written already.
    static func json(text: String) -> Response {
        .content(text, type: "application/json; charset=utf-8")
    }
}
