import HTTPTypes
import Hummingbird
import NIOCore
import YareBase

/// Takes the body of an upload in, piece by piece, into files of the storage.
struct UploadReader: Sendable {
    let site: RepositorySite

    /// What a part of an upload is.
    enum Part: Hashable {
        case package, provenance
    }

    private static let provenanceLimit = 1 << 20
    /// What a form may have beside the files.
    private static let formOverhead = 64 << 10

    /// The longest body of an upload.
    static func bodyLimit(_ options: ServerOptions) -> Int {
        options.uploadLimit + provenanceLimit + formOverhead
    }

    /// Reads a body: a form with fields, or the bytes of one file.
    ///
    /// - Parameter parts: what may come; the first is what a body without a form is.
    /// - Throws: `upload.too-large`, `request.invalid`, `storage.*`.
    func read(_ request: Request, _ parts: [Part]) async throws -> [Part: PackageUpload] {
        let limit = parts.map(self.limit).reduce(Self.formOverhead, +)
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
            throw YareError.uploadTooLarge(limit: site.options.uploadLimit)
        }
        if let boundary = MultipartReader.boundary(request.headers[.contentType]) {
            return try await readForm(request, boundary, parts)
        }
        guard let part = parts.first else { return [:] }
        let upload = try begin(part)
        for try await buffer in request.body { try await append(buffer, to: upload) }
        if upload.size == 0 { throw YareError.invalidRequest("the request has no body") }
        // a connection that breaks ends the body like any other end
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length != upload.size {
            throw YareError.invalidRequest("the body ends early")
        }
        return [part: upload]
    }

    private func readForm(_ request: Request, _ boundary: String, _ parts: [Part]) async throws -> [Part: PackageUpload]
    {
        var reader = MultipartReader(boundary: boundary)
        var uploads: [Part: PackageUpload] = [:]
        var current: PackageUpload?
        for try await buffer in request.body {
            for piece in try reader.read(buffer) {
                switch piece {
                case .begin(let field):
                    current = nil
                    guard let part = parts.first(where: { name(of: $0) == field }) else { continue }
                    if uploads[part] != nil { throw YareError.invalidRequest("the form has two fields \"\(field)\"") }
                    current = try begin(part)
                    uploads[part] = current
                case .bytes(let bytes):
                    if let current { try await append(bytes, to: current) }
                }
            }
        }
        guard reader.isComplete else { throw YareError.invalidRequest("the form ends early") }
        return uploads
    }

    private func begin(_ part: Part) throws -> PackageUpload {
        try site.repository.storage.beginUpload(limit: limit(of: part))
    }

    private func append(_ buffer: ByteBuffer, to upload: PackageUpload) async throws {
        try await site.uploads.run {
            try buffer.withUnsafeReadableBytes { try upload.append($0) }
        }
    }

    private func limit(of part: Part) -> Int {
        part == .package ? site.options.uploadLimit : Self.provenanceLimit
    }

    private func name(of part: Part) -> String {
        part == .package ? site.options.packageField : site.options.provenanceField
    }
}
