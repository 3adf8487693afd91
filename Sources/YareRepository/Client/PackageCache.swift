import Crypto
import YareBase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Packages that were fetched before, by their SHA-256, in the layout of Helm 4: `ab/ab12….chart`.
struct PackageCache: Sendable {
    let folder: String

    /// The path that the package with a digest has or will have.
    func path(of digest: String) -> String {
        let digest = digest.lowercased()
        return "\(folder)/\(digest.prefix(2))/\(digest).chart"
    }

    /// Whether a text is a SHA-256 in hexadecimal, and so may be made a path of.
    static func isDigest(_ text: String) -> Bool {
        text.utf8.count == 64
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20) }
    }

    /// Whether the package with a digest is here and whole.
    func contains(_ digest: String) -> Bool {
        let file = OpenFile(path(of: digest), O_RDONLY)
        guard let size = try? file.size(), size > 0 else { return false }
        var (hash, offset) = (SHA256(), Int64(0))
        while offset < size, let bytes = try? file.bytes(at: offset, upTo: 1 << 20), !bytes.isEmpty {
            hash.update(data: bytes)
            offset += Int64(bytes.count)
        }
        return Hexadecimal.text(hash.finalize()) == digest.lowercased()
    }

    /// Keeps a file under its digest.
    ///
    /// - Returns: its new path.
    func adopt(_ file: DownloadedFile) throws(YareError) -> String {
        let path = path(of: file.digest)
        try FileFolder.make(above: path)
        guard rename(file.path, path) == 0 else { throw .systemCallFailed("rename", path, errno) }
        return path
    }
}
