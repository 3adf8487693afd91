import Synchronization
public import YareBase

/// The expressions that this process has compiled lately.
///
/// Charts use few patterns and use them over and over; compiling one costs as much as matching a hundred short texts.
public final class RegularExpressionCache: RegularExpressionCompiler {
    /// The cache that all renderings of the process share.
    public static let shared = RegularExpressionCache()

    private let expressions = Mutex<[String: RegularExpression]>([:])
    private let capacity: Int

    /// - Parameter capacity: how many expressions to keep; a full cache starts afresh.
    init(capacity: Int = 256) {
        self.capacity = capacity
    }

    /// The expression of a pattern, compiled unless it is at hand.
    ///
    /// - Throws: `regular-expression.invalid` with Go's wording.
    public func expression(_ pattern: String) throws(YareError) -> RegularExpression {
        let known = expressions.withLock { $0[pattern] }
        // strings are equal when their characters are; patterns only when their bytes are
        if let known, known.pattern.utf8.elementsEqual(pattern.utf8) { return known }
        let compiled = try RegularExpression(pattern)
        expressions.withLock { expressions in
            if expressions.count >= capacity { expressions.removeAll() }
            expressions[pattern] = compiled
        }
        return compiled
    }

    public func matcher(of pattern: String) throws(YareError) -> @Sendable (String) -> Bool {
        let expression = try expression(pattern)
        return { expression.matches($0) }
    }
}
