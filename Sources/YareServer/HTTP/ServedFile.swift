import HTTPTypes
import Hummingbird
import YareBase

/// A package or a provenance file, open for reading, and what its answer says of it.
struct ServedFile: Sendable {
    let content: any StoredContent
    /// The entity tag, in its quotes.
    let tag: String
    let headers: HTTPFields
    /// The repository's revision before the file was looked for.
    let revision: Int

    /// How much is read at a time of what is too large to be kept.
    static let pieceSize = 1 << 17

    var size: Int { content.file.size }

    /// Opens a file by the name that clients know it under; `nil` when there is none.
    ///
    /// - Throws: `database.*`, `storage.*`.
    init?(_ name: String, of tenant: TenantPath, in repository: ChartRepository) throws {
        revision = repository.revision(of: tenant).number
        let isProvenance = name.hasSuffix(".prov")
        let packageName = isProvenance ? String(name.dropLast(".prov".count)) : name
        let version = try repository.version(fileName: packageName, in: tenant)
        if isProvenance {
            let file = version?.file ?? tenant.file(packageName)
            guard let content = try repository.storage.content(of: file + ".prov") else { return nil }
            self.content = content
            tag = "\"\(content.file.stamp)\""
        } else {
            guard let version, let content = try repository.package(of: version) else { return nil }
            self.content = content
            tag = "\"\(version.digest)\""
        }
        headers = [
            .contentType: isProvenance ? "application/pgp-signature" : "application/x-tar", .acceptRanges: "bytes",
        ]
    }

    /// The answer to a request.
    func response(to request: Request, _ body: (Range<Int>) -> ResponseBody) -> Response {
        var headers = headers
        headers[.eTag] = tag
        if RequestConditions.isFresh(request.headers[.ifNoneMatch], tag) { return .unchanged(headers) }
        return .ranged(request, size: size, tag: tag, headers: headers, body)
    }
}

extension Response {
    /// The answer for a client that has the body already.
    static func unchanged(_ headers: HTTPFields) -> Response {
        var headers = headers
        for name in [HTTPField.Name.contentLength, .contentType, .contentEncoding] { headers[name] = nil }
        return Response(status: .notModified, headers: headers)
    }

    /// A body, or the part of it that the request asks for.
    static func ranged(
        _ request: Request, size: Int, tag: String, headers: HTTPFields, _ body: (Range<Int>) -> ResponseBody
    ) -> Response {
        var headers = headers
        headers[.contentLength] = nil
        let isSame = request.headers[.ifRange].map { $0 == tag } ?? true
        guard headers[.acceptRanges] != nil, isSame else {
            return Response(status: .ok, headers: headers, body: body(0..<size))
        }
        switch RequestConditions.range(request.headers[.range], size: size) {
        case .everything: return Response(status: .ok, headers: headers, body: body(0..<size))
        case .part(let range):
            headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(size)"
            return Response(status: .partialContent, headers: headers, body: body(range))
        case .unsatisfiable:
            let headers: HTTPFields = [.contentRange: "bytes */\(size)"]
            return Response(status: .rangeNotSatisfiable, headers: headers)
        }
    }
}
