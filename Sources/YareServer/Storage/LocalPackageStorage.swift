public import YareBase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A folder of packages, as `helm repo index` and ChartMuseum know it.
///
/// Files come in under a temporary name in the hidden folder `.yare`, are brought to the disk, and are then renamed. Hidden
/// files and folders are not seen.
public struct LocalPackageStorage: PackageStorage {
    /// The folder of the packages.
    public let root: String

    /// Opens a folder, or makes it, and clears away what interrupted uploads left.
    ///
    /// - Throws: `storage.failed`.
    public init(root: String) throws(YareError) {
        self.root = root
        try Self.makeFolder(root)
        removeInterruptedUploads()
    }

    /// The hidden folder for all that is no package.
    public var hiddenFolder: String { root + "/.yare" }

    private var uploadFolder: String { hiddenFolder + "/uploads" }

    /// Whether files can be stored.
    public var isWritable: Bool { access(root, W_OK) == 0 }

    public func beginUpload(limit: Int) throws(YareError) -> PackageUpload {
        try PackageUpload(at: try unusedPath(), limit: limit)
    }

    /// A path in the folder of files that have no name yet.
    private func unusedPath() throws(YareError) -> String {
        try Self.makeFolder(hiddenFolder)
        try Self.makeFolder(uploadFolder)
        return "\(uploadFolder)/\(getpid())-\(String(UInt64.random(in: .min ... .max), radix: 36))"
    }

    public func store(_ upload: PackageUpload, as name: String) throws(YareError) -> StoredFile {
        let path = try path(of: name)
        try upload.synchronize()
        try makeFolders(for: name)
        guard rename(upload.path, path) == 0 else { throw .storageFailed("store", name, errno) }
        upload.markStored()
        try synchronizeFolder(of: path)
        guard let content = try content(of: name) else { throw .storageFailed("store", name, ENOENT) }
        return content.file
    }

    public func content(of name: String) throws(YareError) -> (any StoredContent)? {
        try LocalFile(name: name, path: try path(of: name))
    }

    public func remove(_ name: String) throws(YareError) {
        let path = try path(of: name)
        if unlink(path) != 0 {
            if errno == ENOENT { return }
            throw .storageFailed("remove", name, errno)
        }
        try synchronizeFolder(of: path)
    }

    public func keep(_ name: String) throws(YareError) -> any KeptFile {
        guard let content = try content(of: name) else { return LocalKeptFile(name, nil, in: self) }
        let kept = try unusedPath()
        if link(try path(of: name), kept) == 0 { return LocalKeptFile(name, kept, in: self) }
        // not every file system has hard links
        let copy = try beginUpload(limit: content.file.size)
        try copy.append(try content.bytes())
        copy.markStored()
        return LocalKeptFile(name, copy.path, in: self)
    }

    /// Gives a kept file its name back.
    fileprivate func restore(_ name: String, from kept: String?) throws(YareError) {
        guard let kept else { return try remove(name) }
        let path = try path(of: name)
        guard rename(kept, path) == 0 else { throw .storageFailed("restore", name, errno) }
        try synchronizeFolder(of: path)
    }

    public func files(depth: Int) throws(YareError) -> [StoredFile] {
        var files: [StoredFile] = []
        try collect(folder: "", depth: depth, into: &files)
        return files
    }

    private func collect(folder: String, depth: Int, into files: inout [StoredFile]) throws(YareError) {
        guard let stream = opendir(folder.isEmpty ? root : "\(root)/\(folder)") else {
            if !folder.isEmpty { return }
            throw .storageFailed("list", root, errno)
        }
        defer { closedir(stream) }
        while let entry = readdir(stream) {
            let text = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(validating: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard let name = text, !name.hasPrefix(".") else { continue }
            let path = folder.isEmpty ? name : "\(folder)/\(name)"
            if name.hasSuffix(".tgz") || name.hasSuffix(".tgz.prov") {
                if let file = LocalFile.status(name: path, path: "\(root)/\(path)") { files.append(file) }
            } else if depth > 0, LocalFile.isFolder("\(root)/\(path)") {
                try collect(folder: path, depth: depth - 1, into: &files)
            }
        }
    }
}

/// A second name of a file, or none where there was no file.
private final class LocalKeptFile: KeptFile {
    private let name: String
    private let path: String?
    private let storage: LocalPackageStorage

    init(_ name: String, _ path: String?, in storage: LocalPackageStorage) {
        self.name = name
        self.path = path
        self.storage = storage
    }

    deinit {
        if let path { unlink(path) }
    }

    func restore() throws(YareError) {
        try storage.restore(name, from: path)
    }
}

extension LocalPackageStorage {
    /// The path of a name, which must stay below the root and show no hidden file.
    private func path(of name: String) throws(YareError) -> String {
        let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let isSafe = parts.allSatisfy { !$0.isEmpty && $0.first != UInt8(ascii: ".") && !$0.contains(0) }
        guard isSafe else { throw .unsafeStorageName(name) }
        return "\(root)/\(name)"
    }

    private func makeFolders(for name: String) throws(YareError) {
        var folder = root
        for part in name.split(separator: "/").dropLast() {
            folder += "/\(part)"
            try Self.makeFolder(folder)
        }
    }

    private static func makeFolder(_ path: String) throws(YareError) {
        if LocalFile.isFolder(path) { return }
        if mkdir(path, 0o755) != 0, errno != EEXIST { throw .storageFailed("create", path, errno) }
    }

    /// Brings a folder's entries to the disk: a rename or removal lasts only then.
    private func synchronizeFolder(of path: String) throws(YareError) {
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex
        let folder = String(path[..<slash])
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .storageFailed("write", folder, errno) }
        defer { _ = close(descriptor) }
        if fsync(descriptor) != 0 { throw .storageFailed("write", folder, errno) }
    }

    /// Removes the uploads of processes that are gone; those of others at work on the same folder stay.
    private func removeInterruptedUploads() {
        guard let stream = opendir(uploadFolder) else { return }
        defer { closedir(stream) }
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard let owner = name.split(separator: "-").first.flatMap({ pid_t($0) }) else { continue }
            if owner == getpid() || kill(owner, 0) != 0 && errno == ESRCH { unlink("\(uploadFolder)/\(name)") }
        }
    }
}
