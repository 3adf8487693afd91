import Dispatch
import Synchronization
public import YareBase

/// Finds out what the packages of a folder are: those that changed since the last time are read, on all cores.
public struct FolderIndexer {
    private let folder: String
    private let cache: DigestCache?
    private let instant: Int64
    /// Files that are no packages and are not listed.
    public private(set) var diagnostics: [Diagnostic] = []
    /// How many files were read, and not only looked at.
    public private(set) var readCount = 0

    /// - Parameters:
    ///   - folder: the path of the folder.
    ///   - cache: what was found before, or `nil` to read everything.
    public init(folder: String, cache: DigestCache? = nil) {
        self.init(folder: folder, cache: cache, instant: SystemClock.nanoseconds)
    }

    /// - Parameter instant: the present in nanoseconds since 1970, by which files count as settled.
    init(folder: String, cache: DigestCache?, instant: Int64) {
        self.folder = folder
        self.cache = cache
        self.instant = instant
    }

    /// Makes the index of the folder, and keeps what was found for the next time.
    ///
    /// - Parameters:
    ///   - baseURL: what the packages' paths are put behind; empty for relative ones.
    ///   - now: the time that the index and its records are given.
    /// - Throws: `repository.unreadable-folder`, `repository.unreadable-package`.
    public mutating func index(baseURL: String, now: Timestamp) throws(YareError) -> FolderIndex {
        let entries = try PackageListing(folder).entries
        let findings = try findings(in: entries)
        keep(findings, of: entries)
        var packages: [FolderIndex.Package] = []
        for (entry, finding) in zip(entries, findings) {
            switch finding?.entry.finding {
            case .package(let content):
                let url = PackageURL.joined(baseURL, entry.folder, entry.fileName)
                packages.append(FolderIndex.Package(content: content, url: url))
            case .refused(let error): diagnostics.append(.packageLeftOut(entry.path, error))
            case nil: break
            }
        }
        return FolderIndex(generated: now, packages: packages)
    }

    /// What a file is, and whether the cache knew it.
    private struct Found {
        let entry: DigestCache.Entry
        let isKnown: Bool
    }

    /// What the files are, in their order; `nil` where something else than a file bears the name.
    private func findings(in entries: [PackageListing.Entry]) throws(YareError) -> [Found?] {
        let known = cache?.entries ?? [:]
        let folder = folder
        let results = ParallelWork.map(entries) { entry -> Result<Found?, YareError> in
            let file = PackageFile(path: "\(folder)/\(entry.path)")
            guard let stamp = file.stamp() else { return .success(nil) }
            if let kept = known[entry.path], kept.stamp == stamp {
                return .success(Found(entry: kept, isKnown: true))
            }
            return Result { () throws(YareError) in
                Found(entry: try FolderIndexer.examine(file), isKnown: false)
            }
        }
        var findings: [Found?] = []
        findings.reserveCapacity(results.count)
        for result in results { findings.append(try result.get()) }
        return findings
    }

    private static func examine(_ file: PackageFile) throws(YareError) -> DigestCache.Entry {
        let (bytes, stamp) = try file.read()
        do {
            return DigestCache.Entry(stamp: stamp, finding: .package(try PackageContent(package: bytes)))
        } catch {
            let text = DigestCache.YareErrorText(code: error.code.rawValue, message: error.message)
            return DigestCache.Entry(stamp: stamp, finding: .refused(text))
        }
    }

    /// Keeps what was found in files that have settled. A cache that cannot be written is no reason to fail.
    private mutating func keep(_ findings: [Found?], of entries: [PackageListing.Entry]) {
        guard let cache else { return }
        var kept: [(path: String, entry: DigestCache.Entry)] = []
        kept.reserveCapacity(entries.count)
        var hasNews = false
        for (place, found) in zip(entries, findings) {
            guard let found else { continue }
            if !found.isKnown { readCount += 1 }
            guard found.entry.stamp.isSettled(at: instant) else { continue }
            hasNews = hasNews || !found.isKnown
            kept.append((place.path, found.entry))
        }
        // of what is gone, some may stay until there is news
        guard hasNews || kept.count * 2 < cache.entries.count else { return }
        do {
            try cache.save(kept)
        } catch {
            diagnostics.append(Diagnostic(.information, code: error.code, message: error.message))
        }
    }
}
