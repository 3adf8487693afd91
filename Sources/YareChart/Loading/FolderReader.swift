import YareArchive
import YareBase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Reads the files of a chart's folder: links followed, ignore rules obeyed, in the order of their names.
struct FolderReader {
    private let root: String
    private var rules = IgnoreRules()
    private var files: [ArchiveMember] = []
    private(set) var diagnostics: [Diagnostic] = []
    /// Device and inode of each folder on the way to the current one, to notice links that lead back.
    private var openFolders: [(device: UInt64, inode: UInt64)] = []

    init(_ root: String) {
        var root = root
        while root.utf8.count > 1, root.utf8.last == UInt8(ascii: "/") { root.removeLast() }
        self.root = root
    }

    /// The folder's files, with paths relative to it.
    ///
    /// - Throws: `chart.*`.
    mutating func read() throws(YareError) -> [ArchiveMember] {
        if let text = FileBytes.contents(of: root + "/.helmignore") {
            rules = try IgnoreRules(String(decoding: ArchiveMember(path: "", bytes: text).bytes, as: UTF8.self))
        }
        try readFolder(root, "", try FileStatus(root))
        return files
    }

    private mutating func readFolder(_ path: String, _ name: String, _ status: FileStatus) throws(YareError) {
        let isOpen = openFolders.contains { $0 == (status.device, status.inode) }
        if isOpen { throw .cyclicLink(path) }
        openFolders.append((status.device, status.inode))
        for child in try FileBytes.names(in: path) {
            try readEntry(path + "/" + child, name.isEmpty ? child : name + "/" + child)
        }
        openFolders.removeLast()
    }

    private mutating func readEntry(_ path: String, _ name: String) throws(YareError) {
        let status = try followingLink(path)
        if rules.ignores(name, isFolder: status.isFolder) { return }
        if status.isFolder { return try readFolder(path, name, status) }
        if !status.isRegular { throw .irregularFile(path) }
        let limit = ArchiveLimits.helm.memberBytes
        if status.size > limit { throw .chartFileTooLarge(path.baseName, limit: limit) }
        let bytes = try FileBytes(path).bytes
        files.append(ArchiveMember(path: name, bytes: bytes).withoutByteOrderMark())
    }

    /// The status of what a path leads to, with a note when it is a link, as Helm gives one.
    private mutating func followingLink(_ path: String) throws(YareError) -> FileStatus {
        let own = try FileStatus(path, followsLinks: false)
        guard own.isLink else { return own }
        let target: FileStatus
        do {
            target = try FileStatus(path)
        } catch {
            throw error.during("error evaluating symlink \(path)")
        }
        diagnostics.append(
            Diagnostic(
                .information, code: "chart.symbolic-link",
                message: "found symbolic link in path: \(path). Contents of linked file included and used"))
        return target
    }
}
