import YareBase

/// What a run has found so far: each finding once, however many files it shows in.
struct DiagnosticCollection {
    private var diagnostics: [Diagnostic] = []
    private var seen: Set<Finding> = []

    /// What makes two diagnostics the same: a broken helper is reported once, not for each template that includes it.
    private struct Finding: Hashable {
        let location: SourceLocation?
        let message: String
    }

    /// Does one piece of work and keeps what it throws.
    mutating func collect(_ work: () throws(YareError) -> Void) {
        do throws(YareError) {
            try work()
        } catch {
            for diagnostic in error.diagnostics
            where seen.insert(Finding(location: diagnostic.location, message: diagnostic.message)).inserted {
                diagnostics.append(diagnostic)
            }
        }
    }

    /// Throws one error of all that was kept, if anything was.
    func throwAny() throws(YareError) {
        if let error = YareError(collecting: diagnostics) { throw error }
    }
}
