/// The one error that Yare throws: a ``Diagnostic``, further diagnostics of the same run, and the error beneath.
///
/// Each module adds factories that read as the sentence they print, in a file `<Area>Errors.swift`:
///
/// ```swift
/// throw .undefinedFunction("toYml", at: location)
/// ```
///
/// The struct is one reference wide, so that a typed `throws(YareError)` costs nothing on the way that does not throw.
public struct YareError: Error, Sendable {
    private final class Storage: Sendable {
        let diagnostic: Diagnostic
        let others: [Diagnostic]
        let cause: (any Error)?

        init(diagnostic: Diagnostic, others: [Diagnostic], cause: (any Error)?) {
            self.diagnostic = diagnostic
            self.others = others
            self.cause = cause
        }
    }

    private let storage: Storage

    /// Makes an error.
    ///
    /// - Parameters:
    ///   - diagnostic: what went wrong first.
    ///   - others: what went wrong besides, in the same run; a renderer goes on after an error in one file.
    ///   - cause: the foreign error beneath, where there is one.
    public init(_ diagnostic: Diagnostic, others: [Diagnostic] = [], cause: (any Error)? = nil) {
        storage = Storage(diagnostic: diagnostic, others: others, cause: cause)
    }

    /// Makes an error of a code and a message.
    public init(
        _ code: Diagnostic.Code, _ message: String, at location: SourceLocation? = nil, hint: String? = nil,
        cause: (any Error)? = nil
    ) {
        self.init(Diagnostic(code: code, message: message, location: location, hint: hint), cause: cause)
    }

    /// Makes one error of all that a run found, or `nil` when it found nothing.
    public init?(collecting diagnostics: [Diagnostic]) {
        guard let first = diagnostics.first else { return nil }
        self.init(first, others: Array(diagnostics.dropFirst()))
    }

    /// What went wrong first.
    public var diagnostic: Diagnostic { storage.diagnostic }

    /// Everything that went wrong in the same run, ``diagnostic`` first.
    public var diagnostics: [Diagnostic] { [storage.diagnostic] + storage.others }

    /// The foreign error beneath, where there is one.
    public var cause: (any Error)? { storage.cause }

    /// The stable name of what went wrong first.
    public var code: Diagnostic.Code { diagnostic.code }

    /// The sentence of what went wrong first, without its place.
    public var message: String { diagnostic.message }

    /// The same error with its first diagnostic changed, for adding a place, a frame or a prefix on the way up.
    public func changing(_ change: (inout Diagnostic) -> Void) -> YareError {
        var changed = storage.diagnostic
        change(&changed)
        return YareError(changed, others: storage.others, cause: storage.cause)
    }

    /// The same error with a place, unless it has one already.
    public func located(at location: @autoclosure () -> SourceLocation?) -> YareError {
        diagnostic.location == nil ? changing { $0.location = location() } : self
    }

    /// The same error with what was being done put in front: `loading chart "web": …`.
    public func during(_ action: String) -> YareError {
        changing { $0.message = "\(action): \($0.message)" }
    }
}

extension YareError: CustomStringConvertible {
    /// `place: message`, for logs and tests; people see the work of ``DiagnosticRenderer``.
    public var description: String {
        diagnostics.map { diagnostic in
            diagnostic.location.map { "\($0): \(diagnostic.message)" } ?? diagnostic.message
        }.joined(separator: "\n")
    }
}
