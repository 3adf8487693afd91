import Crypto
import Foundation
import GRDB
import YareBase
import YareYAML

/// The bodies of revisions, each kept once, packed, under the SHA-256 of its bytes.
struct BlobTable {
    let database: Database

    /// What a body is of a revision.
    enum Role: String {
        case chart, config, manifest, hooks, notes
    }

    /// Packing more tightly costs more time than it saves room.
    private static let level: CInt = 3
    /// The largest body that is read, in bytes.
    private static let largest = 1 << 30

    /// Keeps a body for a revision in the place of an earlier one.
    func put(_ bytes: [UInt8], as role: Role, of revision: Int64) throws {
        let blob = try blob(of: bytes)
        let earlier = try self.blob(role, of: revision)
        guard earlier != blob else { return }
        try database.cachedStatement(
            sql: "INSERT OR REPLACE INTO revision_blobs (revision, role, blob) VALUES (?, ?, ?)"
        )
        .execute(arguments: [revision, role.rawValue, blob])
        if let earlier { try removeUnused([earlier]) }
    }

    /// The bytes of a body; empty where there is none.
    func bytes(_ role: Role, of revision: Int64) throws -> [UInt8] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT digest, size, data FROM revision_blobs JOIN blobs ON blobs.id = blob
                WHERE revision = ? AND role = ?
                """)
        guard let row = try Row.fetchOne(statement, arguments: [revision, role.rawValue]) else { return [] }
        let data: Data = row["data"]
        let digest: Data = row["digest"]
        let size: Int = row["size"]
        let bytes = try Compression.inflate(Array(data), limit: max(0, min(Self.largest, size)) + 1)
        guard Data(SHA256.hash(data: bytes)) == digest else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a body does not have its digest")
        }
        return bytes
    }

    /// The bodies of a revision, for ``removeUnused(_:)`` once it is gone.
    func blobs(of revision: Int64) throws -> [Int64] {
        try Int64.fetchAll(database, sql: "SELECT blob FROM revision_blobs WHERE revision = ?", arguments: [revision])
    }

    /// Removes those of some bodies that no revision has any more.
    func removeUnused(_ blobs: [Int64]) throws {
        let statement = try database.cachedStatement(
            sql: "DELETE FROM blobs WHERE id = ? AND NOT EXISTS (SELECT 1 FROM revision_blobs WHERE blob = blobs.id)")
        for blob in blobs { try statement.execute(arguments: [blob]) }
    }

    private func blob(_ role: Role, of revision: Int64) throws -> Int64? {
        let statement = try database.cachedStatement(
            sql: "SELECT blob FROM revision_blobs WHERE revision = ? AND role = ?")
        return try Int64.fetchOne(statement, arguments: [revision, role.rawValue])
    }

    /// The row of the bytes, made where it is not there.
    private func blob(of bytes: [UInt8]) throws -> Int64 {
        let digest = Data(SHA256.hash(data: bytes))
        let known = try database.cachedStatement(sql: "SELECT id FROM blobs WHERE digest = ?")
        if let blob = try Int64.fetchOne(known, arguments: [digest]) { return blob }
        let packed = Data(try Compression.deflate(bytes, level: Self.level))
        try database.cachedStatement(sql: "INSERT INTO blobs (digest, size, data) VALUES (?, ?, ?)")
            .execute(arguments: [digest, bytes.count, packed])
        return database.lastInsertedRowID
    }
}
