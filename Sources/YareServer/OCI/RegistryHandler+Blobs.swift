import HTTPTypes
import Hummingbird
import NIOCore
import YareBase
import YareRepository

extension RegistryHandler {
    /// `GET|HEAD|DELETE /v2/NAME/blobs/DIGEST`
    func blob(_ digest: OCIDigest, in address: RegistryAddress, _ exchange: Exchange) async throws -> Response {
        let registry = registry
        switch exchange.request.method {
        case .get, .head:
            try exchange.context.require(.read, in: address.tenant)
            let blob = try await site.queries.run { try registry.blob(digest, in: address) }
            return try await response(with: blob, digest, to: exchange)
        case .delete:
            guard site.options.allowsDeletion else { throw YareError.unsupported("deletion") }
            try exchange.context.require(.delete, in: address.tenant)
            try await site.uploads.run { try registry.deleteBlob(digest, in: address) }
            return .empty(.accepted)
        default: throw YareError.methodNotAllowed(exchange.request.method.rawValue)
        }
    }

    private func response(
        with blob: RegistryBlob, _ digest: OCIDigest, to exchange: Exchange
    ) async throws -> Response {
        let tag = "\"\(digest)\""
        var headers: HTTPFields = [.contentType: OCIMediaType.octets, .acceptRanges: "bytes", .eTag: tag]
        if let name = HTTPField.Name("Docker-Content-Digest") { headers[name] = digest.description }
        if RequestConditions.isFresh(exchange.request.headers[.ifNoneMatch], tag) { return .unchanged(headers) }
        if blob.size <= ServedFile.pieceSize {
            let bytes = try await site.queries.run { try blob.bytes() }
            return .ranged(exchange.request, size: blob.size, tag: tag, headers: headers) { range in
                ResponseBody(byteBuffer: ByteBuffer(bytes: bytes[range]))
            }
        }
        return .ranged(exchange.request, size: blob.size, tag: tag, headers: headers) { range in
            stream(blob, range)
        }
    }

    /// Reads what is large as it is sent.
    private func stream(_ blob: RegistryBlob, _ range: Range<Int>) -> ResponseBody {
        let work = site.queries
        return ResponseBody(contentLength: range.count) { writer in
            var position = range.lowerBound
            while position < range.upperBound {
                let piece = position..<min(position + ServedFile.pieceSize, range.upperBound)
                let bytes = try await work.run { try blob.bytes(in: piece) }
                try await writer.write(ByteBuffer(bytes: bytes))
                position = piece.upperBound
            }
            try await writer.finish(nil)
        }
    }

    /// `POST /v2/NAME/blobs/uploads/`: takes content from another repository, or whole, or begins an upload.
    func beginUpload(in address: RegistryAddress, _ exchange: Exchange) async throws -> Response {
        guard exchange.request.method == .post else {
            throw YareError.methodNotAllowed(exchange.request.method.rawValue)
        }
        try exchange.context.require(.write, in: address.tenant)
        if let text = exchange.query["mount"], try await mount(try OCIDigest(text), to: address, exchange) {
            return try Self.stored(try OCIDigest(text), in: address)
        }
        let upload = try registry.repository.storage.beginUpload(limit: registry.uploadLimit)
        if let text = exchange.query["digest"] {
            let digest = try OCIDigest(text)
            try await take(exchange, into: upload)
            return try await finish(upload, as: digest, in: address)
        }
        let identifier = try registry.sessions.begin(upload, in: address.name)
        return Self.progress(of: upload, identifier, in: address, .accepted)
    }

    private func mount(_ digest: OCIDigest, to address: RegistryAddress, _ exchange: Exchange) async throws -> Bool {
        let (registry, caller, source) = (registry, exchange.context.caller, exchange.query["from"])
        return try await site.uploads.run {
            if try registry.hasBlob(digest, in: address) { return true }
            return try registry.mount(digest, from: source, to: address, for: caller)
        }
    }

    /// `GET|PATCH|PUT|DELETE /v2/NAME/blobs/uploads/IDENTIFIER`
    func upload(_ identifier: String, in address: RegistryAddress, _ exchange: Exchange) async throws -> Response {
        try exchange.context.require(.write, in: address.tenant)
        let sessions = registry.sessions
        switch exchange.request.method {
        case .get, .head:
            let upload = try sessions.upload(identifier, in: address.name)
            return Self.progress(of: upload, identifier, in: address, .noContent)
        case .patch:
            let upload = try sessions.take(identifier, in: address.name)
            defer { sessions.giveBack(identifier) }
            try await take(exchange, into: upload)
            return Self.progress(of: upload, identifier, in: address, .accepted)
        case .put:
            let digest = try OCIDigest(exchange.query["digest"] ?? "")
            let upload = try sessions.take(identifier, in: address.name)
            defer { sessions.giveBack(identifier) }
            try await take(exchange, into: upload)
            sessions.end(identifier)
            return try await finish(upload, as: digest, in: address)
        case .delete:
            _ = try sessions.upload(identifier, in: address.name)
            sessions.end(identifier)
            return .empty(.noContent)
        default: throw YareError.methodNotAllowed(exchange.request.method.rawValue)
        }
    }

    /// Takes the body of a request in, at the place where it says that it belongs.
    ///
    /// - Throws: `registry.range-invalid`, `upload.too-large`, `storage.*`.
    private func take(_ exchange: Exchange, into upload: PackageUpload) async throws {
        if let range = exchange.request.headers[.contentRange] {
            let start = range.replacing("bytes ", with: "").prefix { $0 != "-" }
            guard Int(start) == upload.size else { throw YareError.pieceOutOfOrder(expected: upload.size) }
        }
        let length = exchange.request.headers[.contentLength].flatMap { Int($0) } ?? 0
        if length > upload.limit - upload.size { throw YareError.uploadTooLarge(limit: upload.limit) }
        for try await buffer in exchange.request.body {
            try await site.uploads.run { try buffer.withUnsafeReadableBytes { try upload.append($0) } }
        }
    }

    private func finish(
        _ upload: PackageUpload, as digest: OCIDigest, in address: RegistryAddress
    ) async throws -> Response {
        let registry = registry
        try await site.uploads.run { try registry.store(upload, as: digest, in: address) }
        return try Self.stored(digest, in: address)
    }

    private static func stored(_ digest: OCIDigest, in address: RegistryAddress) throws -> Response {
        .empty(
            .created,
            [
                ("Location", "/v2/\(address.name)/blobs/\(digest)"), ("Docker-Content-Digest", digest.description),
            ])
    }

    private static func progress(
        of upload: PackageUpload, _ identifier: String, in address: RegistryAddress, _ status: HTTPResponse.Status
    ) -> Response {
        .empty(
            status,
            [
                ("Location", "/v2/\(address.name)/blobs/uploads/\(identifier)"),
                ("Range", "0-\(max(0, upload.size - 1))"), ("Docker-Upload-UUID", identifier),
            ])
    }
}
