import YareBase
import YareRepository

/// GnuPG's programs as this computer has them.
struct InstalledGnuPG: GnuPGPrograms {
    /// The folders to look for programs in, parted by colons.
    let searchPath: String

    private static let longestWait = 60

    func run(_ program: String, _ arguments: [String], input: [UInt8]) throws(YareError) -> GnuPGResult {
        guard let path = ChildProcess.path(of: program, in: searchPath) else { throw .noGnuPGProgram(program) }
        let process = ChildProcess(program: path, arguments: arguments)
        guard let result = try process.run(input: input, within: .seconds(Self.longestWait)) else {
            throw .gnuPGTimeout(program, seconds: Self.longestWait)
        }
        return GnuPGResult(status: result.status, output: result.output, error: result.errorOutput)
    }
}

extension CommandLineEnvironment {
    /// GnuPG's programs.
    var gnuPG: InstalledGnuPG { InstalledGnuPG(searchPath: self["PATH"] ?? "") }

    /// The keyring that is used when none is named, as Helm finds it.
    var defaultKeyring: String { (self["GNUPGHOME"] ?? "\(home)/.gnupg") + "/pubring.gpg" }
}
