import GRDB
import YareBase

/// What the rows know of files, inside one transaction.
struct FolderTable {
    let database: Database

    /// The code of the reason why a second file of the same version is left out.
    static let duplicate = "folder.duplicate"

    /// The stamps of all files that were looked at.
    func stamps() throws -> [String: String] {
        let rows = try Row.fetchCursor(
            database, sql: "SELECT file, stamp FROM versions UNION ALL SELECT file, stamp FROM rejected_files")
        var stamps: [String: String] = [:]
        while let row = try rows.next() { stamps[row[0]] = row[1] }
        return stamps
    }

    /// The stamp of a file when it was looked at; `nil` when it was not.
    func stamp(of file: String) throws -> String? {
        let statement = try database.cachedStatement(
            sql: """
                SELECT stamp FROM versions WHERE file = ?1 UNION ALL SELECT stamp FROM rejected_files WHERE file = ?1
                """)
        return try String.fetchOne(statement, arguments: [file])
    }

    /// Removes the version that a file held.
    ///
    /// - Returns: the repository that it was in; `nil` when there was none.
    func removeVersion(_ file: String) throws -> TenantPath? {
        let statement = try database.cachedStatement(
            sql: """
                SELECT tenants.path, versions.chart, \(StoredVersion.columns) FROM versions
                JOIN charts ON charts.id = versions.chart JOIN tenants ON tenants.id = charts.tenant
                WHERE versions.file = ?
                """)
        guard let row = try Row.fetchOne(statement, arguments: [file]) else { return nil }
        try VersionTable(database: database).delete(StoredVersion(row), of: row["chart"])
        return try TenantPath(path: row["path"])
    }

    /// Notes that a file is left out, until it changes.
    func reject(_ file: StoredFile, _ reason: YareError) throws {
        try database.execute(
            sql: "INSERT OR REPLACE INTO rejected_files VALUES (?, ?, ?)",
            arguments: [file.name, file.stamp, reason.code.rawValue])
    }

    /// Notes that a file is left out no more.
    func accept(_ file: String) throws {
        try database.cachedStatement(sql: "DELETE FROM rejected_files WHERE file = ?").execute(arguments: [file])
    }

    /// Forgets files that were left out and are gone, and those that were left out for the sake of others.
    ///
    /// - Returns: whether there were any of the latter.
    func forgetRejected(_ files: [String], duplicates: Bool) throws -> Bool {
        for file in files { try accept(file) }
        guard duplicates else { return false }
        try database.execute(sql: "DELETE FROM rejected_files WHERE reason = ?", arguments: [Self.duplicate])
        return database.changesCount > 0
    }
}

extension YareError {
    /// Another file of the folder is the same version (`folder.duplicate`).
    static func duplicatePackage(of file: String) -> YareError {
        YareError(Diagnostic.Code(rawValue: FolderTable.duplicate), "\"\(file)\" is the same version of the same chart")
    }
}
