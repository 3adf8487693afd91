/// One thing to tell about an input: what is wrong, where, and what to do.
///
/// A diagnostic is data until ``DiagnosticRenderer`` prints it. Lint and the renderer collect them; ``YareError`` throws
/// them.
public struct Diagnostic: Sendable, Hashable {
    /// How much a diagnostic matters.
    public enum Severity: String, Sendable, Comparable, CaseIterable {
        case information, warning, error

        public static func < (left: Severity, right: Severity) -> Bool {
            left.rank < right.rank
        }

        private var rank: Int {
            switch self {
            case .information: 0
            case .warning: 1
            case .error: 2
            }
        }
    }

    /// A stable dotted name such as `template.undefined-function`, for scripts and for looking an error up.
    public struct Code: RawRepresentable, Sendable, Hashable, ExpressibleByStringLiteral {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        public init(stringLiteral value: String) { self.rawValue = value }
    }

    /// A step on the way to the place of the error: an `include`, a `tpl`, a template that called another.
    public struct Frame: Sendable, Hashable {
        /// What was being done, such as `include "web.image"`.
        public var action: String
        /// Where that stands.
        public var location: SourceLocation?

        public init(action: String, location: SourceLocation?) {
            self.action = action
            self.location = location
        }
    }

    public var severity: Severity
    public var code: Code
    /// The sentence: lower case, no full stop, names in double quotes.
    public var message: String
    public var location: SourceLocation?
    /// One imperative clause that says what to do next.
    public var hint: String?
    /// The way to the place, innermost first.
    public var frames: [Frame]

    public init(
        _ severity: Severity = .error, code: Code, message: String, location: SourceLocation? = nil,
        hint: String? = nil, frames: [Frame] = []
    ) {
        self.severity = severity
        self.code = code
        self.message = message
        self.location = location
        self.hint = hint
        self.frames = frames
    }
}
