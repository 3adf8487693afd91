import Foundation
import GRDB
import Testing
import YareBase

@testable import YareDatabase

struct DatabaseFileTests {
    private let folder: TemporaryFolder
    private var path: String { folder.path("store.db") }

    init() throws { folder = try TemporaryFolder() }

    private func schema(_ migrations: Int = 1, checked: Bool = true) -> DatabaseSchema {
        DatabaseSchema(
            title: "test store",
            migrations: Array(
                [
                    "CREATE TABLE notes (text TEXT); INSERT INTO notes VALUES ('made by 1')",
                    "INSERT INTO notes VALUES ('made by 2')",
                ].prefix(migrations)),
            durability: .normal, isCheckedAfterCrash: checked)
    }

    private func notes(_ file: DatabaseFile) throws -> [String] {
        try file.read { try String.fetchAll($0, sql: "SELECT text FROM notes ORDER BY rowid") }
    }

    @Test func runsEachMigrationOnce() throws {
        let first = try DatabaseFile(at: path, schema())
        #expect(try notes(first) == ["made by 1"])
        try first.close()
        let second = try DatabaseFile(at: path, schema(2))
        #expect(try notes(second) == ["made by 1", "made by 2"])
        try second.close()
        #expect(try notes(DatabaseFile(at: path, schema(2))) == ["made by 1", "made by 2"])
    }

    @Test func refusesSchemasOfTheFuture() throws {
        try DatabaseFile(at: path, schema(2)).close()
        let error = #expect(throws: YareError.self) { try DatabaseFile(at: path, schema(1)) }
        #expect(error?.code == "database.newer-schema")
        #expect(error?.message.contains("has schema version 2, and this version of Yare knows up to 1") == true)
    }

    @Test func isForItsOwnersEyesOnly() throws {
        let file = try DatabaseFile(at: path, schema())
        for suffix in ["", "-wal", "-open"] {
            let mode = try FileManager.default.attributesOfItem(atPath: path + suffix)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
        try file.close()
    }

    @Test func undoesWhatFails() throws {
        let file = try DatabaseFile(at: path, schema())
        struct Broken: Error {}
        #expect(throws: YareError.self) {
            try file.write { database in
                try database.execute(sql: "DELETE FROM notes")
                throw Broken()
            }
        }
        #expect(try notes(file) == ["made by 1"])
    }

    @Test func rehearsesWithoutKeeping() throws {
        let file = try DatabaseFile(at: path, schema())
        let count = try file.rehearse { database in
            try database.execute(sql: "DELETE FROM notes")
            return try Int.fetchOne(database, sql: "SELECT count(*) FROM notes")
        }
        #expect(count == 0)
        #expect(try notes(file) == ["made by 1"])
    }

    @Test func tellsAFileThatIsNoDatabase() throws {
        try Data(repeating: 65, count: 8192).write(to: URL(fileURLWithPath: path))
        let error = #expect(throws: YareError.self) { try DatabaseFile(at: path, schema()) }
        #expect(error?.code == "database.corrupt")
        #expect(error?.message.hasPrefix("test store \"\(path)\" is damaged") == true)
    }

    @Test func tellsAFolderThatIsNotThere() throws {
        let error = #expect(throws: YareError.self) {
            try DatabaseFile(at: folder.path("no/such/store.db"), schema())
        }
        #expect(error?.code == "database.unopenable")
    }

    /// A full disk, as SQLite sees it when a file must not grow.
    @Test func tellsAFullDisk() throws {
        let file = try DatabaseFile(at: path, schema())
        let error = #expect(throws: YareError.self) {
            try file.write { database in
                try database.execute(sql: "PRAGMA max_page_count = 3")
                try database.execute(sql: "INSERT INTO notes VALUES (zeroblob(1000000))")
            }
        }
        #expect(error?.code == "database.full")
        #expect(error?.diagnostic.hint == "free some space and try again")
        #expect(try notes(file) == ["made by 1"])
    }

    @Test func findsDamageAfterACrash() throws {
        let file = try DatabaseFile(at: path, schema())
        try file.write { database in
            for number in 0..<500 {
                try database.execute(sql: "INSERT INTO notes VALUES (?)", arguments: ["\(number)"])
            }
        }
        try file.write { try $0.execute(sql: "PRAGMA user_version = 1") }
        _ = try? file.write { try $0.checkpoint(.truncate) }
        try file.close()
        #expect(try wordOfLastUser() == "c")
        try damage()
        try DatabaseFile(at: path, schema()).close()
        try Data("b".utf8).write(to: URL(fileURLWithPath: path + "-open"))
        let error = #expect(throws: YareError.self) { try DatabaseFile(at: path, schema()) }
        #expect(error?.code == "database.corrupt")
    }

    @Test func saysThatItIsAtWork() throws {
        let file = try DatabaseFile(at: path, schema())
        #expect(try wordOfLastUser() == "b")
        let reader = try DatabaseFile(at: path, schema())
        try file.close()
        #expect(try wordOfLastUser() == "b")
        try reader.write { try $0.execute(sql: "DELETE FROM notes") }
        try reader.close()
        #expect(try wordOfLastUser() == "c")
    }

    private func wordOfLastUser() throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: path + "-open")), as: UTF8.self)
    }

    /// Overwrites the beginning of the table's first page.
    private func damage() throws {
        // everything is in the database file once the journal has been moved into it
        try DatabaseQueue(path: path).inDatabase { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        try file.seek(toOffset: 4096)
        try file.write(contentsOf: Data(repeating: 0xEE, count: 64))
        try file.close()
    }
}

/// A folder that goes with its owner.
final class TemporaryFolder {
    private let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("yare-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }

    deinit { try? FileManager.default.removeItem(at: url) }
}
