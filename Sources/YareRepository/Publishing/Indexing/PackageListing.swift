import YareBase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The packages of a folder, as `helm repo index` finds them: `*.tgz` in it, then those one level below.
struct PackageListing: Sendable {
    /// A package's place in the folder.
    struct Entry: Sendable, Hashable {
        /// The folder below, or nothing.
        let folder: String
        let fileName: String

        /// The path from the listed folder.
        var path: String { folder.isEmpty ? fileName : "\(folder)/\(fileName)" }
    }

    let entries: [Entry]

    /// Lists a folder.
    ///
    /// - Throws: `repository.unreadable-folder`.
    init(_ path: String) throws(YareError) {
        let names = try PackageListing.names(in: path)
        var entries: [Entry] = []
        for name in names where name.hasSuffix(".tgz") { entries.append(Entry(folder: "", fileName: name)) }
        for folder in names where PackageListing.mayBeFolder("\(path)/\(folder)") {
            for name in (try? PackageListing.names(in: "\(path)/\(folder)")) ?? [] where name.hasSuffix(".tgz") {
                entries.append(Entry(folder: folder, fileName: name))
            }
        }
        self.entries = entries
    }

    private static func mayBeFolder(_ path: String) -> Bool {
        // most names are those of packages, and asking the system about each is what listing costs
        if path.hasSuffix(".tgz") || path.hasSuffix(".prov") { return false }
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The names of the regular files in a folder, links to such included, in the order of their bytes.
    ///
    /// - Throws: `repository.unreadable-folder`.
    static func files(in path: String) throws(YareError) -> [String] {
        try names(in: path).filter { name in
            if case .file = FilePresence("\(path)/\(name)") { true } else { false }
        }
    }

    /// The names in a folder in the order of their bytes.
    ///
    /// - Throws: `repository.unreadable-folder`.
    static func names(in path: String) throws(YareError) -> [String] {
        guard let stream = opendir(path) else { throw .unreadableFolder(path) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { field in
                EscapedBytes.string(
                    from: UnsafeRawBufferPointer(rebasing: field[..<(field.firstIndex(of: 0) ?? field.count)]))
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
