public import YareBase

/// The three streams of a command.
public struct StandardStreams: Sendable {
    public let output: OutputStream
    public let error: OutputStream
    /// Reads all of standard input.
    public let readInput: @Sendable () throws(YareError) -> [UInt8]

    public init(
        output: OutputStream, error: OutputStream,
        readInput: @escaping @Sendable () throws(YareError) -> [UInt8] = { () throws(YareError) in [] }
    ) {
        self.output = output
        self.error = error
        self.readInput = readInput
    }

    /// The streams of this process: output is collected, errors are written at once.
    public static func ofProcess() -> StandardStreams {
        StandardStreams(
            output: .descriptor(1, capacity: 1 << 16),
            error: .descriptor(2, capacity: 0),
            readInput: { () throws(YareError) in try InputFile.standardInput.read() }
        )
    }
}
