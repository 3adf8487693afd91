import YareBase

/// How far a recursion through a value has come, to end it before the stack or the memory does: a dictionary may hold
/// itself.
struct Descent {
    /// How many levels are gone through: as many as go-yaml reads.
    private static let maximumDepth = 10_000

    private var depth = 0
    private let stack = StackLimit.current

    /// Begins at the top of a value.
    init() {}

    /// One level further down, or `nil` when that is too deep.
    var deeper: Descent? {
        guard depth < Self.maximumDepth, !stack.isReached else { return nil }
        var next = self
        next.depth += 1
        return next
    }
}

extension YareError {
    /// A value that has too many levels to be dealt with, most likely because it holds itself.
    ///
    /// - Parameter dealing: what cannot be done with it, such as `written`.
    static func valueNestedTooDeeply(_ dealing: String) -> YareError {
        YareError("template.value-nested-too-deeply", "value is nested too deeply to be \(dealing)")
    }
}
