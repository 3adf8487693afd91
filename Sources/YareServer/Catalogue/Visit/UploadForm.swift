import Hummingbird
import NIOCore
import YareBase

/// The form of the upload page: a few short fields, a package and its provenance file.
struct UploadForm {
    let site: RepositorySite
    private(set) var fields: [String: String] = [:]
    private(set) var package: PackageUpload?
    private(set) var provenance: PackageUpload?

    private static let longestField = 1_000
    private static let provenanceLimit = 1 << 20

    init(site: RepositorySite) {
        self.site = site
    }

    private enum Target {
        case field(String, [UInt8])
        case file(PackageUpload)
        case nothing
    }

    /// Reads the form.
    ///
    /// - Parameter checkToken: judges the form's token before any file is taken.
    /// - Throws: `request.invalid`, `upload.too-large`, `storage.*`, and what `checkToken` throws.
    func read(_ request: Request, checkToken: (String?) throws -> Void) async throws -> UploadForm {
        guard let boundary = MultipartReader.boundary(request.headers[.contentType]) else {
            throw YareError.invalidRequest("this is no form")
        }
        var (form, reader, target) = (self, MultipartReader(boundary: boundary), Target.nothing)
        for try await buffer in request.body {
            for piece in try reader.read(buffer) {
                switch piece {
                case .begin(let name):
                    form.finish(target)
                    target = try form.begin(name, checkToken)
                case .bytes(let bytes): try await form.take(bytes, &target)
                }
            }
        }
        form.finish(target)
        guard reader.isComplete else { throw YareError.invalidRequest("the form ends early") }
        try checkToken(form.fields["token"])
        return form
    }

    private mutating func begin(_ name: String, _ checkToken: (String?) throws -> Void) throws -> Target {
        switch name {
        case "chart":
            try checkToken(fields["token"])
            let upload = try site.repository.storage.beginUpload(limit: site.options.uploadLimit)
            package = upload
            return .file(upload)
        case "prov":
            try checkToken(fields["token"])
            let upload = try site.repository.storage.beginUpload(limit: Self.provenanceLimit)
            provenance = upload
            return .file(upload)
        case "token", "repository", "force": return .field(name, [])
        default: return .nothing
        }
    }

    private func take(_ bytes: ByteBuffer, _ target: inout Target) async throws {
        switch target {
        case .nothing: break
        case .field(let name, let text):
            guard text.count + bytes.readableBytes <= Self.longestField else {
                throw YareError.invalidRequest("the field \"\(name)\" is too long")
            }
            target = .field(name, text + bytes.readableBytesView)
        case .file(let upload):
            try await site.uploads.run { try bytes.withUnsafeReadableBytes { try upload.append($0) } }
        }
    }

    private mutating func finish(_ target: Target) {
        if case .field(let name, let text) = target { fields[name] = String(decoding: text, as: UTF8.self) }
    }
}
