import Crypto
import YareBase
import YareChart

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What was found in a folder's packages when they were indexed last, so that only those that changed are read again.
///
/// It lies in the user's cache folder, one file for each indexed folder. Losing or distrusting it costs time, nothing else:
/// a file that is cut short, of another version of Yare or of another folder counts as none.
public struct DigestCache: Sendable {
    /// What was found in a file.
    enum Finding: Sendable, Hashable {
        case package(PackageContent)
        /// Why the file is not listed.
        case refused(YareErrorText)
    }

    /// The sentence of an error, kept.
    struct YareErrorText: Sendable, Hashable {
        let code: String
        let message: String
    }

    struct Entry: Sendable, Hashable {
        let stamp: PackageStamp
        let finding: Finding
    }

    /// By the path from the folder.
    let entries: [String: Entry]
    /// Where the cache lies.
    let path: String
    private let writer: String

    /// Opens the cache of a folder.
    ///
    /// - Parameters:
    ///   - cacheFolder: the folder that holds the caches of all indexed folders.
    ///   - folder: the absolute path of the indexed folder.
    ///   - writer: the version of Yare; what another one found is found anew.
    public init(in cacheFolder: String, of folder: String, writer: String) {
        let writer = "yare \(writer) 2 \(folder)"
        self.writer = writer
        path = "\(cacheFolder)/\(Hexadecimal.text(SHA256.hash(data: Array(folder.utf8)).prefix(16)))"
        let bytes = (try? PackageFile(path: path).read())?.bytes ?? []
        entries = DigestCacheCoding.entries(in: bytes, writer: writer) ?? [:]
    }

    /// Writes what is known now in the place of what was, where a reader never sees half of it. It does not wait for the
    /// disk: what a power cut leaves of it is told by its digest.
    ///
    /// - Throws: `chart.unwritable-file`.
    func save(_ entries: [(path: String, entry: Entry)]) throws(YareError) {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return }
        let folder = try ChartFolderWriter(folder: String(path[..<slash]))
        try folder.write(
            DigestCacheCoding.bytes(of: entries, writer: writer), to: String(path[path.utf8.index(after: slash)...]),
            waitsForDisk: false)
    }
}
