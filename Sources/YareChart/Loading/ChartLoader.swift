public import YareArchive
public import YareBase
import YareYAML

/// Loads charts from folders and packages, subcharts and all.
public struct ChartLoader {
    /// What was noticed that does not keep the chart from being used; Helm logs it.
    public private(set) var diagnostics: [Diagnostic] = []

    /// How many charts may lie inside one another.
    private static let deepestNesting = 64

    /// How many bytes packages within packages may come to: each alone stays below Helm's limit, but they multiply.
    private var remainingPackedBytes = 4 * ArchiveLimits.helm.totalBytes

    public init() {}

    /// Loads the folder or package at a path.
    ///
    /// - Throws: `chart.*`, `archive.*` or `yaml.*`.
    public mutating func load(path: String) throws(YareError) -> Chart {
        guard let status = try? FileStatus(path) else { throw .chartNotFound(path) }
        return status.isFolder ? try load(folder: path) : try load(package: path)
    }

    /// Loads a folder.
    public mutating func load(folder path: String) throws(YareError) -> Chart {
        var reader = FolderReader(path)
        let members = try reader.read()
        diagnostics += reader.diagnostics
        return try load(members: members)
    }

    /// Loads a package file.
    public mutating func load(package path: String) throws(YareError) -> Chart {
        let bytes: [UInt8]
        do {
            bytes = try FileBytes(path).bytes
        } catch {
            throw .unreadableArchive(path, reason: error.message)
        }
        guard bytes.starts(with: [0x1F, 0x8B, 0x08]) else {
            throw .notAnArchive(path, contentType: ContentType.sniffed(bytes))
        }
        return try load(archive: bytes)
    }

    /// Loads the bytes of a package.
    public mutating func load(archive bytes: [UInt8]) throws(YareError) -> Chart {
        try load(archive: bytes, depth: 0)
    }

    /// Loads files that are at hand, with paths relative to the chart's folder.
    public mutating func load(members: [ArchiveMember]) throws(YareError) -> Chart {
        try load(members: members, depth: 0)
    }

    private mutating func load(archive bytes: [UInt8], depth: Int) throws(YareError) -> Chart {
        let members = try ArchiveReader().members(of: bytes)
        remainingPackedBytes -= members.reduce(0) { $0 + $1.bytes.count }
        if remainingPackedBytes < 0 { throw .archiveTooLarge(limit: 4 * ArchiveLimits.helm.totalBytes) }
        return try load(members: members, depth: depth)
    }

    private mutating func load(members: [ArchiveMember], depth: Int) throws(YareError) -> Chart {
        if depth > ChartLoader.deepestNesting { throw .chartsNestedTooDeeply(limit: ChartLoader.deepestNesting) }
        var assembly = ChartAssembly()
        for member in members where member.path == "Chart.yaml" { try assembly.readChartFile(member.bytes) }
        for member in members { try assembly.add(member) }
        diagnostics += assembly.diagnostics
        var chart = try assembly.finish()
        for (name, members) in assembly.subcharts {
            guard let subchart = try load(subchart: name, members, in: chart.name, depth: depth + 1) else { continue }
            chart.dependencies.append(subchart)
        }
        return chart
    }

    private mutating func load(
        subchart name: String, _ members: [ArchiveMember], in parent: String, depth: Int
    ) throws(YareError) -> Chart? {
        if name.hasPrefix("_") || name.hasPrefix(".") { return nil }
        let package = name.hasSuffix(".tgz") ? members.first : nil
        if let package, package.path != name {
            throw .subchartArchiveIsFolder(name, in: parent, found: package.path)
        }
        do {
            if let package { return try load(archive: package.bytes, depth: depth) }
            return try load(members: members.compactMap { $0.insideFolder() }, depth: depth)
        } catch {
            throw .unloadableSubchart(name, in: parent, error)
        }
    }
}

extension ArchiveMember {
    /// The member with the first folder of its path taken off, or `nil` when it lies in none.
    fileprivate func insideFolder() -> ArchiveMember? {
        guard let slash = path.utf8.firstIndex(of: UInt8(ascii: "/")) else { return nil }
        return ArchiveMember(path: String(path[path.utf8.index(after: slash)...]), bytes: bytes)
    }
}
