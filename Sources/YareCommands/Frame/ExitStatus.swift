/// How a command ended, as the shell sees it.
///
/// Thrown by a command that has said all it had to say and yet does not end with success.
public struct ExitStatus: Error, Sendable, Hashable {
    public let code: Int32

    public init(code: Int32) {
        self.code = code
    }

    public static let success = ExitStatus(code: 0)
    public static let failure = ExitStatus(code: 1)
    /// A comparison found changes (`--detailed-exitcode`).
    static let changesFound = ExitStatus(code: 2)
}
