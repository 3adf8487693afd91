import HTTPTypes
import Hummingbird
import YareBase
import YareYAML

/// An error as the registry's clients read it: `{"errors":[{"code":"MANIFEST_UNKNOWN","message":"…"}]}`.
///
/// Source: the distribution specification, "Error Codes".
enum RegistryErrorAnswer {
    private struct Meaning {
        let prefix: String
        let code: String
        let status: HTTPResponse.Status
    }

    /// What the codes of errors mean to clients, the longer prefix first where one is part of another.
    private static let meanings: [Meaning] = [
        Meaning(prefix: "registry.name-invalid", code: "NAME_INVALID", status: .badRequest),
        Meaning(prefix: "registry.name-unknown", code: "NAME_UNKNOWN", status: .notFound),
        Meaning(prefix: "registry.blob-unknown", code: "BLOB_UNKNOWN", status: .notFound),
        Meaning(prefix: "registry.manifest-unknown", code: "MANIFEST_UNKNOWN", status: .notFound),
        Meaning(prefix: "registry.manifest-blob-unknown", code: "MANIFEST_BLOB_UNKNOWN", status: .notFound),
        Meaning(prefix: "registry.manifest-invalid", code: "MANIFEST_INVALID", status: .badRequest),
        Meaning(prefix: "registry.upload-unknown", code: "BLOB_UPLOAD_UNKNOWN", status: .notFound),
        Meaning(prefix: "registry.range-invalid", code: "BLOB_UPLOAD_INVALID", status: .rangeNotSatisfiable),
        Meaning(prefix: "registry.too-many-uploads", code: "TOOMANYREQUESTS", status: .tooManyRequests),
        Meaning(prefix: "registry.unsupported", code: "UNSUPPORTED", status: .methodNotAllowed),
        Meaning(prefix: "oci.invalid-digest", code: "DIGEST_INVALID", status: .badRequest),
        Meaning(prefix: "oci.manifest-too-large", code: "SIZE_INVALID", status: .contentTooLarge),
        Meaning(prefix: "oci.invalid-manifest", code: "MANIFEST_INVALID", status: .badRequest),
        Meaning(prefix: "upload.too-large", code: "SIZE_INVALID", status: .contentTooLarge),
        Meaning(prefix: "upload.wrong-digest", code: "DIGEST_INVALID", status: .badRequest),
        Meaning(prefix: "upload.", code: "MANIFEST_INVALID", status: .badRequest),
        Meaning(prefix: "access.unauthorized", code: "UNAUTHORIZED", status: .unauthorized),
        Meaning(prefix: "access.forbidden", code: "DENIED", status: .forbidden),
        Meaning(prefix: "access.too-many-attempts", code: "TOOMANYREQUESTS", status: .tooManyRequests),
        Meaning(prefix: "repository.version-exists", code: "DENIED", status: .conflict),
        Meaning(prefix: "repository.chart-not-found", code: "MANIFEST_UNKNOWN", status: .notFound),
        Meaning(
            prefix: "repository.full", code: "DENIED", status: ErrorAnswer.status(of: YareError("repository.full", ""))),
        Meaning(prefix: "request.method-not-allowed", code: "UNSUPPORTED", status: .methodNotAllowed),
        Meaning(prefix: "request.not-found", code: "UNSUPPORTED", status: .notFound),
    ]

    /// The answer for an error. What went wrong inside the server is for its log only.
    static func response(to error: YareError) -> Response {
        let meaning = meanings.first { error.code.rawValue.hasPrefix($0.prefix) }
        let status = meaning?.status ?? ErrorAnswer.status(of: error)
        let message = status == .internalServerError ? "internal server error" : error.message
        var entry: ValueMap = ["code": .string(meaning?.code ?? "UNKNOWN"), "message": .string(message)]
        if status != .internalServerError { entry["detail"] = error.diagnostic.hint.map(Value.string) }
        var response = Response.json(["errors": [.map(entry)]], status: status)
        if status == .unauthorized {
            response.headers[.wwwAuthenticate] = #"Basic realm="Yare", charset="UTF-8""#
        }
        if status == .tooManyRequests { response.headers[.retryAfter] = "10" }
        return response
    }
}
