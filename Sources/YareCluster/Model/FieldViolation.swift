/// One field of an object that an API server does not accept, worded as `k8s.io/apimachinery/pkg/util/validation/field`
/// words it.
public struct FieldViolation: Sendable, Hashable, CustomStringConvertible {
    /// What is wrong with the field.
    public enum Kind: Sendable, Hashable {
        case required
        /// The value, as it is shown in the sentence: quoted text, a number, JSON.
        case invalid(shown: String)
        case forbidden
        case duplicate(shown: String)
        case notFound(shown: String)
        case tooLong
        case unsupported(shown: String)

        var causeType: String {
            switch self {
            case .required: "FieldValueRequired"
            case .invalid: "FieldValueInvalid"
            case .forbidden: "FieldValueForbidden"
            case .duplicate: "FieldValueDuplicate"
            case .notFound: "FieldValueNotFound"
            case .tooLong: "FieldValueTooLong"
            case .unsupported: "FieldValueNotSupported"
            }
        }
    }

    public var field: String
    public var kind: Kind
    /// What stands after the kind of violation; may be empty.
    public var detail: String

    public init(_ field: String, _ kind: Kind, _ detail: String = "") {
        self.field = field
        self.kind = kind
        self.detail = detail
    }

    /// The sentence without the field.
    public var body: String {
        detail.isEmpty ? heading : "\(heading): \(detail)"
    }

    private var heading: String {
        switch kind {
        case .required: "Required value"
        case .invalid(let shown): "Invalid value: \(shown)"
        case .forbidden: "Forbidden"
        case .duplicate(let shown): "Duplicate value: \(shown)"
        case .notFound(let shown): "Not found: \(shown)"
        case .tooLong: "Too long"
        case .unsupported(let shown): "Unsupported value: \(shown)"
        }
    }

    public var description: String { "\(field): \(body)" }

    /// A violation by a text.
    static func invalid(_ field: String, _ text: String, _ detail: String) -> FieldViolation {
        FieldViolation(field, .invalid(shown: "\"\(text)\""), detail)
    }
}
