import HTTPTypes
public import Hummingbird
import NIOCore
import YareBase

/// The part of a server that is the repository for clients: its index and its packages.
public struct RepositoryHandler: RequestHandler {
    let site: RepositorySite

    public init(site: RepositorySite) {
        self.site = site
    }

    public func response(to request: Request, at path: RequestPath, in context: ServerContext) async throws -> Response?
    {
        guard let (tenant, route) = try RepositoryRoute.find(path, depth: site.options.depth) else { return nil }
        if route.isAPI {
            guard site.options.hasAPI else { return nil }
            return try await ChartAPI(site: site, tenant: tenant).response(to: request, route, context)
        }
        guard request.method == .get || request.method == .head else {
            throw YareError.methodNotAllowed(request.method.rawValue)
        }
        try context.require(.read, in: tenant)
        switch route {
        case .file(let name): return try await file(name, of: tenant, request)
        case .hubMetadata: return try await hubMetadata(of: tenant)
        case .jsonIndex: return try await jsonIndex(of: tenant, request)
        default: return try await index(of: tenant, request)
        }
    }

    private func index(of tenant: TenantPath, _ request: Request) async throws -> Response {
        let entry = try await site.indexes.entry(of: tenant)
        let object = entry.object(acceptsGzip: RequestConditions.acceptsGzip(request.headers[.acceptEncoding]))
        return object.response(to: request)
    }

    /// What tells Artifact Hub whose repository this is: a file beside the packages, or else the identifier that the server
    /// was given.
    private func hubMetadata(of tenant: TenantPath) async throws -> Response {
        let (name, repository) = ("artifacthub-repo.yml", site.repository)
        let file = try await site.queries.run {
            try repository.storage.content(of: tenant.file(name)).map { content in
                guard content.file.size <= Self.largestMetadata else { throw YareError.fileNotFound(name) }
                return String(decoding: try content.bytes(), as: UTF8.self)
            }
        }
        let text = file ?? site.options.hubIdentifier.map { "repositoryID: \($0)\n" }
        guard let text else { throw YareError.fileNotFound(name) }
        return .content(text, type: "application/x-yaml")
    }

    private static let largestMetadata = 1 << 20

    private func jsonIndex(of tenant: TenantPath, _ request: Request) async throws -> Response {
        let revision = site.repository.revision(of: tenant)
        let tag = "\"\(site.repository.instance)-\(revision.number)-json\""
        let repository = site.repository
        let bytes = try await site.queries.run { try repository.jsonIndex(of: tenant) }
        let headers: HTTPFields = [.contentType: "application/json", .cacheControl: "no-cache"]
        return HotObject(body: ByteBuffer(bytes: bytes), tag: tag, headers: headers).response(to: request)
    }

    private func file(_ name: String, of tenant: TenantPath, _ request: Request) async throws -> Response {
        guard name.hasSuffix(".tgz") || name.hasSuffix(".tgz.prov") else { throw YareError.addressNotFound() }
        let repository = site.repository
        let found = try await site.queries.run { try ServedFile(name, of: tenant, in: repository) }
        guard let found else { throw YareError.fileNotFound(name) }
        if found.size <= HotObjects.largestPackage {
            return try await keep(found, name, of: tenant).response(to: request)
        }
        return stream(found, request)
    }

    /// Keeps a small file for the next who asks.
    private func keep(_ file: ServedFile, _ name: String, of tenant: TenantPath) async throws -> HotObject {
        let bytes = try await site.queries.run { try file.content.bytes() }
        let object = HotObject(body: ByteBuffer(bytes: bytes), tag: file.tag, headers: file.headers)
        let entry = HotEntry(tenant: tenant, revision: file.revision, plain: object)
        site.hotObjects.keep(entry, at: site.hotObjects.path(of: tenant, "charts/" + name))
        return object
    }

    private func stream(_ file: ServedFile, _ request: Request) -> Response {
        file.response(to: request) { range in
            let work = site.queries
            return ResponseBody(contentLength: range.count) { writer in
                var position = range.lowerBound
                while position < range.upperBound {
                    let piece = position..<min(position + ServedFile.pieceSize, range.upperBound)
                    let bytes = try await work.run { try file.content.bytes(in: piece) }
                    try await writer.write(ByteBuffer(bytes: bytes))
                    position = piece.upperBound
                }
                try await writer.finish(nil)
            }
        }
    }
}

extension HotObject {
    /// The answer to a request that went the long way.
    func response(to request: Request) -> Response {
        if RequestConditions.isFresh(request.headers[.ifNoneMatch], tag) { return .unchanged(headers) }
        return .ranged(request, size: body.readableBytes, tag: tag, headers: headers) { range in
            ResponseBody(
                byteBuffer: body.getSlice(at: body.readerIndex + range.lowerBound, length: range.count) ?? body)
        }
    }
}
