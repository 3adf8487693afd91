#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A folder of files that lives as long as the test holds it.
final class TemporaryFolder: Sendable {
    let path: String

    init(_ files: [String: String] = [:]) throws {
        var template = Array("/tmp/yare-chart-XXXXXX\0".utf8CString.dropLast())
        template.append(0)
        guard let made = mkdtemp(&template) else { throw Failure(reason: "no temporary folder") }
        path = String(cString: made)
        for (name, text) in files { try write(text, to: name) }
    }

    deinit {
        TemporaryFolder.remove(path)
    }

    struct Failure: Error {
        let reason: String
    }

    func write(_ text: String, to name: String) throws {
        makeFolders(upTo: name)
        guard let file = fopen(path + "/" + name, "w") else { throw Failure(reason: "cannot write \(name)") }
        defer { fclose(file) }
        fputs(text, file)
    }

    /// Makes a symbolic link.
    func link(_ name: String, to target: String) {
        makeFolders(upTo: name)
        symlink(target, path + "/" + name)
    }

    /// Makes a named pipe.
    func pipe(_ name: String) {
        mkfifo(path + "/" + name, 0o600)
    }

    private func makeFolders(upTo name: String) {
        var folder = path
        for part in name.split(separator: "/").dropLast() {
            folder += "/" + part
            mkdir(folder, 0o700)
        }
    }

    private static func remove(_ path: String) {
        if let folder = opendir(path) {
            while let entry = readdir(folder) {
                let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                    String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
                }
                if name != ".", name != ".." { removeEntry(path + "/" + name) }
            }
            closedir(folder)
        }
        rmdir(path)
    }

    private static func removeEntry(_ path: String) {
        if unlink(path) != 0 { remove(path) }
    }
}
