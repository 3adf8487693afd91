import HTTPTypes
import Hummingbird
import NIOCore
import YareBase
import YareRepository

extension RegistryHandler {
    /// `GET|HEAD|PUT|DELETE /v2/NAME/manifests/REFERENCE`
    func manifest(_ reference: String, in address: RegistryAddress, _ exchange: Exchange) async throws -> Response {
        let registry = registry
        switch exchange.request.method {
        case .get, .head:
            try exchange.context.require(.read, in: address.tenant)
            let manifest = try await site.queries.run { try registry.manifest(reference, in: address) }
            return response(with: manifest, to: exchange)
        case .put:
            try exchange.context.require(.write, in: address.tenant)
            return try await putManifest(reference, in: address, exchange)
        case .delete:
            guard site.options.allowsDeletion else { throw YareError.unsupported("deletion") }
            try exchange.context.require(.delete, in: address.tenant)
            try await site.uploads.run { try registry.delete(reference, in: address) }
            return .empty(.accepted)
        default: throw YareError.methodNotAllowed(exchange.request.method.rawValue)
        }
    }

    private func response(with manifest: RegistryManifest, to exchange: Exchange) -> Response {
        let tag = "\"\(manifest.digest)\""
        var headers: HTTPFields = [.contentType: manifest.mediaType, .eTag: tag]
        if let name = HTTPField.Name("Docker-Content-Digest") { headers[name] = manifest.digest.description }
        if RequestConditions.isFresh(exchange.request.headers[.ifNoneMatch], tag) { return .unchanged(headers) }
        return Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: manifest.bytes)))
    }

    private func putManifest(
        _ reference: String, in address: RegistryAddress, _ exchange: Exchange
    ) async throws -> Response {
        var bytes: [UInt8] = []
        for try await buffer in exchange.request.body {
            bytes += buffer.readableBytesView
            if bytes.count > OCIManifest.largestSize { throw YareError.manifestTooLarge(bytes.count) }
        }
        let stated = exchange.request.headers[.contentType] ?? OCIMediaType.manifest
        let mediaType = String(stated.prefix { $0 != ";" }).filter { $0 != " " }
        guard mediaType == OCIMediaType.manifest || mediaType == OCIMediaType.index else {
            throw YareError.unacceptableManifest("manifests of the type \(mediaType.debugDescription) are not kept")
        }
        let (registry, content) = (registry, bytes)
        let put = try await site.uploads.run {
            try registry.put(content, mediaType: mediaType, as: reference, in: address)
        }
        var response = Response.empty(
            .created,
            [
                ("Location", "/v2/\(address.name)/manifests/\(put.digest)"),
                ("Docker-Content-Digest", put.digest.description),
            ])
        if let subject = put.subject { response.set("OCI-Subject", subject.description) }
        return response
    }
}
