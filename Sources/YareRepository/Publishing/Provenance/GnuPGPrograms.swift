public import YareBase

/// Runs GnuPG's programs, `gpg` and `gpgv`, for signing and verifying.
///
/// Only the command line starts programs, so it hands this down.
public protocol GnuPGPrograms: Sendable {
    /// Runs a program to its end, within a bounded time and without a terminal.
    ///
    /// - Throws: `provenance.no-program` when it is not installed, `provenance.timeout`.
    func run(_ program: String, _ arguments: [String], input: [UInt8]) throws(YareError) -> GnuPGResult
}

/// What a program of GnuPG left behind.
public struct GnuPGResult: Sendable {
    public var status: Int32
    public var output: [UInt8]
    public var error: [UInt8]

    public init(status: Int32, output: [UInt8], error: [UInt8]) {
        self.status = status
        self.output = output
        self.error = error
    }

    /// The status lines (`--status-fd 1`), each by its words without the mark in front.
    var statusLines: [[Substring]] {
        String(decoding: output, as: UTF8.self).split(separator: "\n").compactMap { line in
            line.hasPrefix("[GNUPG:] ") ? line.dropFirst("[GNUPG:] ".count).split(separator: " ") : nil
        }
    }

    /// The last line that the program wrote for people.
    var complaint: String {
        let lines = String(decoding: error.suffix(4096), as: UTF8.self).split(separator: "\n")
        return lines.last.map(String.init) ?? "exit status \(status)"
    }
}
