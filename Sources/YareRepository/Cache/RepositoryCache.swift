import GRDB
public import YareBase
import YareChart
import YareDatabase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What the indexes of the user's repositories say, in one SQLite file beside them.
///
/// The indexes themselves lie where Helm keeps them, `NAME-index.yaml`, so that both programs can be used by turns: an
/// index that Helm has fetched is read into the cache when it is next needed.
public final class RepositoryCache: Sendable {
    /// The folder that the cache lies in.
    public let folder: String
    let file: DatabaseFile

    /// Opens the cache, or makes it. One that cannot be used any more is thrown away: it can be made anew.
    ///
    /// - Throws: `file.unreachable`, `database.*`.
    public init(folder: String) throws(YareError) {
        self.folder = folder
        let path = folder + "/" + Self.fileName
        do throws(YareError) {
            try FileFolder.make(folder)
            file = try DatabaseFile(at: path, .repositoryCache)
        } catch  where ["database.corrupt", "database.newer-schema"].contains(error.code) {
            for ending in ["", "-wal", "-shm"] { unlink(path + ending) }
            file = try DatabaseFile(at: path, .repositoryCache)
        }
    }

    private static let fileName = "charts.sqlite"

    /// The path of the index of a repository.
    public func indexPath(of name: String) -> String { "\(folder)/\(name)-index.yaml" }

    /// The path of the list of names that Helm completes command lines from.
    private func namesPath(of name: String) -> String { "\(folder)/\(name)-charts.txt" }
}

extension RepositoryCache {
    /// What of the cache is good for answering: the repository's number.
    struct Repository: Sendable, Hashable {
        var id: Int64
        var name: String
    }

    /// What was kept of the answer that an index came with, to ask for it again only when it has changed.
    struct Validators: Sendable, Hashable {
        var etag: String?
        var modified: String?
    }

    /// Makes sure that what the cache has of a repository is what its index says.
    ///
    /// - Returns: `nil` when there is no index.
    /// - Throws: what reading an index throws.
    func current(_ name: String, url: String) throws(YareError) -> Repository? {
        guard let status = try? FileStatus(indexPath(of: name)) else { return nil }
        let known = try file.read { database in
            try Row.fetchOne(database, sql: "SELECT id, stamp FROM repositories WHERE name = ?", arguments: [name])
                .map { (id: $0[0] as Int64, stamp: $0[1] as String) }
        }
        if let known, known.stamp == Self.stamp(status) { return Repository(id: known.id, name: name) }
        return try importIndex(indexPath(of: name), of: name, url: url, Validators()).repository
    }

    /// Reads the index of a repository into the cache and, when it lies elsewhere, moves it into its place.
    ///
    /// - Parameter arrived: where the index lies.
    @discardableResult
    func importIndex(
        _ arrived: String, of name: String, url: String, _ validators: Validators
    ) throws(YareError) -> (repository: Repository, diagnostics: [Diagnostic]) {
        let (index, place) = (OpenFile(arrived, O_RDONLY), indexPath(of: name))
        try index.requireOpen()
        let stamp = Self.stamp(try FileStatus(arrived))
        let (id, diagnostics) = try file.write { database in
            let id = try Self.repository(name, url: url, stamp: stamp, validators, database)
            let stream = try IndexStream(index, source: url)
            let diagnostics = try IndexImport(database: database, repository: id).run(stream)
            if arrived != place, rename(arrived, place) != 0 {
                throw YareError.systemCallFailed("rename", place, errno)
            }
            return (id, diagnostics)
        }
        try file.emptyJournal()
        return (Repository(id: id, name: name), diagnostics)
    }

    private static func repository(
        _ name: String, url: String, stamp: String, _ validators: Validators, _ database: Database
    ) throws -> Int64 {
        try Int64.fetchOne(
            database,
            sql: """
                INSERT INTO repositories (name, url, stamp, etag, modified) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (name) DO UPDATE SET url = excluded.url, stamp = excluded.stamp, etag = excluded.etag,
                    modified = excluded.modified
                RETURNING id
                """, arguments: [name, url, stamp, validators.etag, validators.modified]) ?? 0
    }

    /// Writes the list of names that Helm completes command lines from.
    func writeNames(_ repository: Repository) throws(YareError) {
        let names = try file.read { database in
            try String.fetchAll(
                database, sql: "SELECT name FROM charts WHERE repository = ? ORDER BY name",
                arguments: [repository.id])
        }
        let text = names.map { $0 + "\n" }.joined()
        try WholeFile.write(Array(text.utf8), to: namesPath(of: repository.name))
    }

    /// Tells one content of an index file from another.
    private static func stamp(_ status: FileStatus) -> String {
        "\(status.size) \(status.modified.seconds).\(status.modified.nanoseconds) \(status.inode)"
    }

    /// What the index of a repository came with, when the cache still holds what that index says.
    func validators(of name: String, url: String) -> Validators {
        guard let status = try? FileStatus(indexPath(of: name)) else { return Validators() }
        let row = try? file.read { database in
            try Row.fetchOne(
                database, sql: "SELECT etag, modified FROM repositories WHERE name = ? AND url = ? AND stamp = ?",
                arguments: [name, url, Self.stamp(status)]
            ).map { Validators(etag: $0[0], modified: $0[1]) }
        }
        return (row ?? nil) ?? Validators()
    }

    /// Removes all that the cache has of a repository.
    ///
    /// - Throws: `database.*`.
    public func remove(_ name: String) throws(YareError) {
        for path in [indexPath(of: name), namesPath(of: name)] { unlink(path) }
        try file.write { database in
            let sql = "SELECT id FROM repositories WHERE name = ?"
            guard let id = try Int64.fetchOne(database, sql: sql, arguments: [name]) else { return }
            try IndexImport(database: database, repository: id).removeAll()
            try database.execute(sql: "DELETE FROM repositories WHERE id = ?", arguments: [id])
        }
        try file.emptyJournal()
    }
}
