import Foundation
import GRDB
import YareBase
import YareRepository

/// The rows of manifests, tags and blobs that were pushed to the registry, inside one transaction.
struct RegistryTable {
    let database: Database

    /// A manifest as it was pushed.
    struct Manifest: Sendable, Hashable {
        let identifier: Int64
        let digest: OCIDigest
        let mediaType: String
        let content: [UInt8]
        /// The row of the chart's version that the manifest describes; `nil` for other artifacts.
        let version: Int64?

        init(_ row: Row) throws(YareError) {
            identifier = row["id"]
            digest = try OCIDigest(row["digest"])
            mediaType = row["media_type"]
            content = Array(row["content"] as Data)
            version = row["version"]
        }
    }

    private static let columns = "id, digest, media_type, content, version"

    /// The manifest under a tag.
    func manifest(tag: String, in repository: String) throws -> Manifest? {
        let statement = try database.cachedStatement(
            sql: """
                SELECT \(Self.columns) FROM registry_manifests WHERE id =
                    (SELECT manifest FROM registry_tags WHERE repository = ? AND tag = ?)
                """)
        return try Row.fetchOne(statement, arguments: [repository, tag]).map(Manifest.init)
    }

    func manifest(_ digest: OCIDigest, in repository: String) throws -> Manifest? {
        let statement = try database.cachedStatement(
            sql: "SELECT \(Self.columns) FROM registry_manifests WHERE repository = ? AND digest = ?")
        return try Row.fetchOne(statement, arguments: [repository, digest.description]).map(Manifest.init)
    }

    /// The manifests that say something about another, in the order in which they came.
    func referrers(to digest: OCIDigest, in repository: String) throws -> [Manifest] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT \(Self.columns) FROM registry_manifests WHERE repository = ? AND subject = ? ORDER BY id
                """, arguments: [repository, digest.description]
        ).map(Manifest.init)
    }

    func tags(of repository: String) throws -> [String] {
        try String.fetchAll(
            database, sql: "SELECT tag FROM registry_tags WHERE repository = ?", arguments: [repository])
    }

    /// The repositories that hold something other than charts.
    func repositories() throws -> [String] {
        try String.fetchAll(database, sql: "SELECT DISTINCT repository FROM registry_manifests WHERE version IS NULL")
    }

    /// A manifest to be kept.
    struct NewManifest {
        var repository: String
        var digest: OCIDigest
        var mediaType: String
        var content: [UInt8]
        var subject: OCIDigest?
        var version: Int64?
        /// The digests of the blobs that are kept for its sake.
        var blobs: Set<OCIDigest>
    }

    /// Keeps a manifest; one of the same digest may describe another version from now on.
    func insert(_ manifest: NewManifest) throws -> Int64 {
        try database.execute(
            sql: """
                INSERT INTO registry_manifests (repository, digest, media_type, content, subject, version)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (repository, digest) DO UPDATE SET version = excluded.version
                """,
            arguments: [
                manifest.repository, manifest.digest.description, manifest.mediaType, Data(manifest.content),
                manifest.subject?.description, manifest.version,
            ])
        let identifier = try self.manifest(manifest.digest, in: manifest.repository)?.identifier ?? 0
        for blob in manifest.blobs {
            try database.execute(
                sql: "INSERT OR IGNORE INTO registry_manifest_blobs VALUES (?, ?)",
                arguments: [identifier, blob.description])
        }
        return identifier
    }

    func tag(_ manifest: Int64, as tag: String, in repository: String) throws {
        try database.execute(
            sql: "INSERT OR REPLACE INTO registry_tags (repository, tag, manifest) VALUES (?, ?, ?)",
            arguments: [repository, tag, manifest])
    }

    func deleteTag(_ tag: String, in repository: String) throws {
        try database.execute(
            sql: "DELETE FROM registry_tags WHERE repository = ? AND tag = ?", arguments: [repository, tag])
    }

    func delete(_ manifest: Manifest) throws {
        try database.execute(sql: "DELETE FROM registry_manifests WHERE id = ?", arguments: [manifest.identifier])
    }
}

// MARK: - Blobs

extension RegistryTable {
    /// Whether a repository has a blob.
    func hasBlob(_ digest: OCIDigest, in repository: String) throws -> Bool {
        try Bool.fetchOne(
            try database.cachedStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM registry_blobs WHERE repository = ? AND digest = ?)"),
            arguments: [repository, digest.description]) ?? false
    }

    /// The repositories that have a blob.
    func repositories(withBlob digest: OCIDigest) throws -> [String] {
        try String.fetchAll(
            database, sql: "SELECT repository FROM registry_blobs WHERE digest = ?", arguments: [digest.description])
    }

    /// Notes that a repository has a blob, and since when.
    func noteBlob(_ digest: OCIDigest, in repository: String, at time: Timestamp) throws {
        try database.execute(
            sql: "INSERT OR REPLACE INTO registry_blobs (repository, digest, seen) VALUES (?, ?, ?)",
            arguments: [repository, digest.description, time.seconds])
    }

    /// Forgets one blob of a repository.
    ///
    /// - Returns: the digest when no repository has the blob any more.
    func deleteBlob(_ digest: OCIDigest, in repository: String) throws -> OCIDigest? {
        try database.execute(
            sql: "DELETE FROM registry_blobs WHERE repository = ? AND digest = ?",
            arguments: [repository, digest.description])
        return try repositories(withBlob: digest).isEmpty ? digest : nil
    }

    /// Whether a manifest of a repository needs a blob.
    func isNeeded(_ digest: OCIDigest, in repository: String) throws -> Bool {
        try Bool.fetchOne(
            database,
            sql: """
                SELECT EXISTS (
                    SELECT 1 FROM registry_manifests JOIN registry_manifest_blobs ON manifest = id
                    WHERE repository = ? AND registry_manifest_blobs.digest = ?
                )
                """, arguments: [repository, digest.description]) ?? false
    }

    /// Forgets blobs that no manifest needs and that were uploaded before a time.
    ///
    /// - Returns: the digests of those that no repository has any more.
    func sweep(before time: Timestamp) throws -> [OCIDigest] {
        let rows = try Row.fetchAll(
            database,
            sql: "SELECT repository, digest FROM registry_blobs WHERE seen < ?", arguments: [time.seconds])
        return try rows.compactMap { row in
            let (repository, digest) = (row["repository"] as String, try OCIDigest(row["digest"] as String))
            return try isNeeded(digest, in: repository) ? nil : deleteBlob(digest, in: repository)
        }
    }
}
