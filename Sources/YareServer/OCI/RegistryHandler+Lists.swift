import HTTPTypes
import Hummingbird
import NIOCore
import YareBase
import YareRepository
import YareYAML

extension RegistryHandler {
    /// `GET /v2/_catalog`
    func catalogue(_ exchange: Exchange) async throws -> Response {
        guard exchange.isReading else { throw YareError.methodNotAllowed(exchange.request.method.rawValue) }
        let (registry, caller) = (registry, exchange.context.caller)
        if caller.name == nil, !caller.mayReadSomething { throw YareError.unauthorized() }
        let names = try await site.queries.run { try registry.names(for: caller) }
        let page = try RegistryPage(names, exchange.query)
        return page.response(["repositories": .list(page.entries.map(Value.string))], path: "/v2/_catalog")
    }

    /// `GET /v2/NAME/tags/list`
    func tags(of address: RegistryAddress, _ exchange: Exchange) async throws -> Response {
        guard exchange.isReading else { throw YareError.methodNotAllowed(exchange.request.method.rawValue) }
        try exchange.context.require(.read, in: address.tenant)
        let registry = registry
        let tags = try await site.queries.run { try registry.tags(of: address) }
        let page = try RegistryPage(tags, exchange.query)
        return page.response(
            ["name": .string(address.name), "tags": .list(page.entries.map(Value.string))],
            path: "/v2/\(address.name)/tags/list")
    }

    /// `GET /v2/NAME/referrers/DIGEST`
    func referrers(to digest: OCIDigest, in address: RegistryAddress, _ exchange: Exchange) async throws -> Response {
        guard exchange.isReading else { throw YareError.methodNotAllowed(exchange.request.method.rawValue) }
        try exchange.context.require(.read, in: address.tenant)
        let (registry, kind) = (registry, exchange.query["artifactType"])
        let bytes = try await site.queries.run {
            try registry.referrers(to: digest, in: address, kind: kind).bytes()
        }
        var response = Response(
            status: .ok, headers: [.contentType: OCIMediaType.index],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        if kind != nil { response.set("OCI-Filters-Applied", "artifactType") }
        return response
    }
}

/// A page of a list that is in the order of its bytes: what follows `last`, at most `n` entries.
struct RegistryPage {
    let entries: [String]
    /// How many entries were asked for.
    private let size: Int
    private let hasMore: Bool

    static let largest = 1000

    /// - Throws: `request.invalid` when `n` is no number.
    init(_ all: [String], _ query: RequestQuery) throws(YareError) {
        var size = Self.largest
        if let text = query["n"] {
            guard let number = Int(text), number >= 0 else {
                throw .invalidRequest("n is not a valid non-negative integer")
            }
            size = min(number, Self.largest)
        }
        let last = query["last"] ?? ""
        let rest = last.isEmpty ? all[...] : all.drop { !last.utf8.lexicographicallyPrecedes($0.utf8) }
        entries = Array(rest.prefix(size))
        hasMore = size > 0 && rest.count > size
        self.size = size
    }

    /// The page as an answer, with the way to the next.
    func response(_ body: ValueMap, path: String) -> Response {
        var response = Response.json(.map(body))
        if hasMore, let last = entries.last {
            response.set("Link", "<\(path)?last=\(last)&n=\(size)>; rel=\"next\"")
        }
        return response
    }
}
