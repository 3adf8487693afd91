/// Compiles regular expressions of Go's syntax, for modules that need one and may not know the engine behind it.
///
/// Patterns come from charts, so an implementation matches in time linear in the text whatever the pattern.
public protocol RegularExpressionCompiler: Sendable {
    /// Makes a test of whether a text contains a match of `pattern`.
    ///
    /// - Throws: `regular-expression.*` with Go's wording when the pattern is not well formed.
    func matcher(of pattern: String) throws(YareError) -> @Sendable (String) -> Bool
}
