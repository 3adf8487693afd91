/// An API server's refusal, as its `Status` object tells it; the `cause` of the ``YareError`` that a cluster throws.
public struct APIStatus: Error, Sendable, Hashable {
    /// Why, in the API server's own words.
    public enum Reason: String, Sendable {
        case badRequest = "BadRequest"
        case unauthorized = "Unauthorized"
        case forbidden = "Forbidden"
        case notFound = "NotFound"
        case alreadyExists = "AlreadyExists"
        case conflict = "Conflict"
        case expired = "Expired"
        case invalid = "Invalid"
        case timeout = "Timeout"
        case tooManyRequests = "TooManyRequests"
        case methodNotAllowed = "MethodNotAllowed"
        case internalError = "InternalError"
        case serviceUnavailable = "ServiceUnavailable"
        case unknown = ""
    }

    /// One of several things that are wrong: a field, or a field manager's conflict.
    public struct Cause: Sendable, Hashable {
        /// `FieldValueInvalid`, `FieldManagerConflict` and the like.
        public var type: String
        public var message: String
        /// The field's path: `spec.selector`, `.spec.replicas`.
        public var field: String

        public init(type: String, message: String, field: String) {
            self.type = type
            self.message = message
            self.field = field
        }
    }

    /// The HTTP status.
    public var code: Int
    public var reason: Reason
    /// The sentence, as `kubectl` prints it after `Error from server (Reason): `.
    public var message: String
    public var causes: [Cause]

    public init(code: Int, reason: Reason, message: String, causes: [Cause] = []) {
        self.code = code
        self.reason = reason
        self.message = message
        self.causes = causes
    }
}

extension APIStatus.Reason {
    /// The HTTP status that goes with the reason.
    public var httpStatus: Int {
        switch self {
        case .badRequest: 400
        case .unauthorized: 401
        case .forbidden: 403
        case .notFound: 404
        case .methodNotAllowed: 405
        case .alreadyExists, .conflict: 409
        case .expired: 410
        case .invalid: 422
        case .tooManyRequests: 429
        case .serviceUnavailable: 503
        case .timeout: 504
        case .internalError, .unknown: 500
        }
    }

    /// The stable dotted name of the error: `cluster.not-found`.
    var diagnosticCode: String {
        "cluster."
            + rawValue.reduce(into: rawValue.isEmpty ? "unknown" : "") { text, character in
                if character.isUppercase, !text.isEmpty { text.append("-") }
                text.append(contentsOf: character.lowercased())
            }
    }
}
