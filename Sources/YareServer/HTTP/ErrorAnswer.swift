public import HTTPTypes
public import Hummingbird
import YareBase
import YareYAML

/// An error as an answer: a status by the error's code, and a JSON object `{"error": …}` as ChartMuseum gives it.
public enum ErrorAnswer {
    /// The statuses of codes, the longest prefix first where one is part of another.
    private static let statuses: [(prefix: String, status: HTTPResponse.Status)] = [
        ("access.unauthorized", .unauthorized),
        ("access.forbidden", .forbidden),
        ("access.too-many-attempts", .tooManyRequests),
        ("request.not-found", .notFound),
        ("request.method-not-allowed", .methodNotAllowed),
        ("request.timeout", .requestTimeout),
        ("request.", .badRequest),
        ("repository.chart-not-found", .notFound),
        ("repository.version-exists", .conflict),
        ("repository.full", insufficientStorage),
        ("repository.invalid-tenant", .badRequest),
        ("upload.too-large", .contentTooLarge),
        ("upload.", .badRequest),
        ("storage.full", insufficientStorage),
        ("storage.unsafe-name", .badRequest),
        ("database.full", insufficientStorage),
        ("database.busy", .serviceUnavailable),
    ]

    private static let insufficientStorage = HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage")

    /// The status that an error is answered with.
    public static func status(of error: any Error) -> HTTPResponse.Status {
        guard let code = (error as? YareError)?.code.rawValue else { return .internalServerError }
        return statuses.first { code.hasPrefix($0.prefix) }?.status ?? .internalServerError
    }

    /// The answer for an error. What went wrong inside the server is for its log only.
    public static func response(to error: any Error) -> Response {
        let status = status(of: error)
        guard let error = error as? YareError, status != .internalServerError else {
            return .json(["error": "internal server error"], status: status)
        }
        var body: ValueMap = ["error": .string(message(of: error, status))]
        body["code"] = .string(error.code.rawValue)
        body["hint"] = error.diagnostic.hint.map(Value.string)
        return .json(.map(body), status: status)
    }

    /// What clients are told: where the database lies is the server's business.
    private static func message(of error: YareError, _ status: HTTPResponse.Status) -> String {
        guard error.code.rawValue.hasPrefix("database.") else { return error.message }
        return status == insufficientStorage ? "there is no space left on the server's disk" : "the server is busy"
    }
}
