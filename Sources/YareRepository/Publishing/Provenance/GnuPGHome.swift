import YareBase
import YareChart

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A folder for one use of GnuPG, so that the user's own keys and settings are neither needed nor touched. It goes with
/// this value, and so does the agent that `gpg` may have started in it.
struct GnuPGHome: ~Copyable {
    let path: String
    private let programs: any GnuPGPrograms

    init(programs: any GnuPGPrograms) throws(YareError) {
        self.programs = programs
        // GnuPG's sockets lie in it, and their paths must be short
        var template = Array("/tmp/yare-gpg-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw .noTemporaryFolder(SystemText.reason()) }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        _ = try? programs.run("gpgconf", ["--homedir", path, "--kill", "all"], input: [])
        GnuPGHome.remove(path)
    }

    /// Writes a file for the programs to read.
    ///
    /// - Returns: its path.
    func write(_ bytes: [UInt8], to name: String) throws(YareError) -> String {
        try ChartFolderWriter(folder: path).write(bytes, to: name)
        return "\(path)/\(name)"
    }

    /// Runs `gpg` on this folder alone.
    func gpg(_ arguments: [String], input: [UInt8] = []) throws(YareError) -> GnuPGResult {
        let common = [
            "--homedir", path, "--no-options", "--batch", "--no-tty", "--lock-never", "--no-auto-check-trustdb",
            "--status-fd", "1",
        ]
        return try programs.run("gpg", common + arguments, input: input)
    }

    /// Runs `gpgv`, which knows no keys but those of a file.
    func gpgv(keyring: String, _ arguments: [String]) throws(YareError) -> GnuPGResult {
        try programs.run(
            "gpgv", ["--homedir", path, "--keyring", keyring, "--status-fd", "1"] + arguments, input: [])
    }

    /// Removes a folder with all beneath it; links are removed, not followed.
    private static func remove(_ path: String) {
        if unlink(path) == 0 { return }
        if let stream = opendir(path) {
            var names: [String] = []
            while let entry = readdir(stream) {
                names.append(
                    withUnsafeBytes(of: &entry.pointee.d_name) {
                        EscapedBytes.string(from: $0.prefix { $0 != 0 })
                    })
            }
            closedir(stream)
            for name in names where name != "." && name != ".." { remove("\(path)/\(name)") }
        }
        rmdir(path)
    }
}
