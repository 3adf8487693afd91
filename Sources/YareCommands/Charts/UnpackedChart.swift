import YareArchive
import YareBase
import YareChart

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A package unpacked into a temporary folder, which goes with this value.
final class UnpackedChart {
    /// The chart's folder.
    let folder: String
    private let root: String

    /// Unpacks a package.
    ///
    /// - Throws: `archive.*`, `file.unreachable`.
    init(package path: String) throws(YareError) {
        let members = try ArchiveReader().members(of: InputFile.path(path).read())
        root = try Self.temporaryFolder()
        let name = FilePath.baseName(path)
        folder = "\(root)/\(name.lastIndex(of: "-").map { String(name[..<$0]) } ?? name)"
        let writer = try ChartFolderWriter(folder: folder)
        for member in members { try writer.write(member.bytes, to: member.path) }
    }

    deinit {
        FolderTree.remove(root)
    }

    private static func temporaryFolder() throws(YareError) -> String {
        var template = Array("/tmp/yare-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw .systemCallFailed("mkdtemp", path: "/tmp") }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
