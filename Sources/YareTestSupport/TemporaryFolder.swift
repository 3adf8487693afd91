#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A folder of files that lives as long as the test holds it.
public final class TemporaryFolder: Sendable {
    public let path: String

    /// Makes a folder with these files, by their paths in it.
    public init(_ files: [String: String] = [:]) throws {
        var template = Array("/tmp/yare-test-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw Failure(reason: "no temporary folder") }
        path = String(cString: made)
        for (name, text) in files { try write(text, to: name) }
    }

    deinit {
        TemporaryFolder.remove(path)
    }

    public struct Failure: Error {
        let reason: String
    }

    /// Writes a text to a file, folders above it included.
    public func write(_ text: String, to name: String) throws {
        try write(Array(text.utf8), to: name)
    }

    /// Writes bytes to a file, folders above it included.
    public func write(_ bytes: [UInt8], to name: String) throws {
        makeFolders(upTo: name)
        guard let file = fopen(path + "/" + name, "w") else { throw Failure(reason: "cannot write \(name)") }
        defer { fclose(file) }
        fwrite(bytes, 1, bytes.count, file)
    }

    /// The bytes of a file.
    public func read(_ name: String) throws -> [UInt8] {
        try FileContent.bytes(path + "/" + name)
    }

    /// Makes an empty folder.
    public func makeFolder(_ name: String) {
        makeFolders(upTo: name + "/.")
    }

    /// Makes a symbolic link.
    public func link(_ name: String, to target: String) {
        makeFolders(upTo: name)
        symlink(target, path + "/" + name)
    }

    /// Makes a named pipe.
    public func pipe(_ name: String) {
        makeFolders(upTo: name)
        mkfifo(path + "/" + name, 0o600)
    }

    /// The paths of all files in the folder, sorted.
    public var files: [String] { TemporaryFolder.files(in: path, "").sorted() }

    private func makeFolders(upTo name: String) {
        var folder = path
        for part in name.split(separator: "/").dropLast() {
            folder += "/" + part
            mkdir(folder, 0o700)
        }
    }

    private static func entries(of path: String) -> [String]? {
        guard let folder = opendir(path) else { return nil }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            names.append(
                withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
        }
        return names.filter { $0 != "." && $0 != ".." }
    }

    private static func files(in path: String, _ prefix: String) -> [String] {
        (entries(of: path) ?? []).flatMap { name in
            entries(of: path + "/" + name) == nil
                ? [prefix + name] : files(in: path + "/" + name, prefix + name + "/")
        }
    }

    private static func remove(_ path: String) {
        for name in entries(of: path) ?? [] where unlink(path + "/" + name) != 0 {
            remove(path + "/" + name)
        }
        rmdir(path)
    }
}
