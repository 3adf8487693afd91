import GRDB
import Testing
import YareTestSupport

#if os(Linux)
    /// A disk, or a database on it, that does not do as it should: a clear error, and the revision before is still there.
    struct BadDiskTests {
        private func installed() async throws -> ReleaseShell {
            let shell = try ReleaseShell()
            let result = try await shell.run("install web web")
            try #require(result.status == 0, "\(result.error)")
            return shell
        }

        /// The full disk is found at the first write, at some later one, and in the middle of the change.
        @Test(arguments: [1, 8, 20, 40, 60, 90, 120])
        func tellsOfAFullDisk(step: Int) async throws {
            let shell = try await installed()
            let full = try await shell.variables(failing: "full:\(step)")
            let failed = try await shell.run("upgrade web web --set text=two", full)
            #expect(failed.status == 1)
            #expect(failed.error.hasPrefix("Error: UPGRADE FAILED: "))
            #expect(failed.error.contains("there is no space left on the disk for "))
            #expect(failed.error.contains("hint: free some space and try again"), "\(failed.error)")

            let status = try await shell.run("status web --revision 1", full)
            #expect(status.output.contains("\nSTATUS: deployed\nREVISION: 1\n"), "\(status.error)")
            #expect(try await shell.run("upgrade web web --set text=three").status == 0)
            #expect(try await shell.history().hasPrefix("1 superseded, "))
            #expect(try await shell.history().hasSuffix(" deployed"))
            #expect(try await shell.liveText() == "three")
        }

        @Test func tellsOfABrokenDisk() async throws {
            let shell = try await installed()
            let broken = try await shell.variables(failing: "broken:10")
            let failed = try await shell.run("upgrade web web --set text=two", broken)
            #expect(failed.status == 1)
            #expect(failed.error.contains("cannot be read or written: disk I/O error\n  hint: check the disk"))
            #expect(try await shell.run("upgrade web web --set text=three").status == 0)
        }

        @Test func readsAStoreThatItMayNotWrite() async throws {
            let shell = try await installed()
            let denied = try await shell.variables(failing: "denied:1")
            let failed = try await shell.run("upgrade web web --set text=two", denied)
            #expect(failed.status == 1)
            #expect(
                failed.error.hasPrefix("Error: UPGRADE FAILED: release store \"\(shell.data)/releases.db\" cannot be "))
            #expect(failed.error.contains("hint: give yourself the right to write it"))
            #expect(try await shell.run("status web", denied).output.contains("\nSTATUS: deployed\nREVISION: 1\n"))
            #expect(try await shell.run("list -q", denied).output == "web\n")
            #expect(try await shell.history() == "1 deployed")
        }

        @Test func tellsOfAFolderThatCannotBeMade() async throws {
            let shell = try ReleaseShell()
            let denied = try await shell.variables(failing: "denied:1")
            let failed = try await shell.run("install web web", denied)
            #expect(failed.error.hasPrefix("Error: INSTALLATION FAILED: mkdir \(shell.data): permission denied"))
        }
    }
#endif

/// Database files that hold what they should not.
struct BadDatabaseTests {
    private func installed() async throws -> ReleaseShell {
        let shell = try ReleaseShell()
        let result = try await shell.run("install web web")
        try #require(result.status == 0, "\(result.error)")
        return shell
    }

    @Test(arguments: ["releases.db", "cluster.db"])
    func refusesAFileOfANewerVersion(name: String) async throws {
        let shell = try await installed()
        try DatabaseQueue(path: shell.data + "/" + name).inDatabase { try $0.execute(sql: "PRAGMA user_version = 99") }
        let before = try shell.folder.read("data/" + name)
        let failed = try await shell.run("upgrade web web --set text=two")
        #expect(failed.status == 1)
        #expect(failed.error.contains("\(name)\" has schema version 99, and this version of Yare knows up to "))
        #expect(failed.error.contains("hint: use the newer version of Yare that wrote it"))
        #expect(try shell.folder.read("data/" + name) == before)
    }

    @Test func refusesADamagedStore() async throws {
        let shell = try await installed()
        let good = try shell.folder.read("data/releases.db-wal")
        var bad = try shell.folder.read("data/releases.db")
        bad.replaceSubrange(0..<100, with: [UInt8](repeating: 0xEE, count: 100))
        try shell.folder.write(bad, to: "data/releases.db")
        try shell.folder.write([], to: "data/releases.db-wal")
        for line in ["upgrade web web --set text=two", "status web"] {
            let failed = try await shell.run(line)
            #expect(failed.status == 1)
            #expect(failed.error.contains("release store \"\(shell.data)/releases.db\" is damaged: "))
            #expect(failed.error.contains("restore a copy, or rescue its rows with \"sqlite3 FILE .recover\""))
        }
        #expect(try await shell.liveText() == "one")
        #expect(try shell.folder.read("data/releases.db") == bad && !good.isEmpty)
    }

    @Test func servesStatusWithADamagedCluster() async throws {
        let shell = try await installed()
        try shell.folder.write([UInt8](repeating: 0xEE, count: 4096), to: "data/cluster.db")
        try shell.folder.write([], to: "data/cluster.db-wal")
        let failed = try await shell.run("upgrade web web --set text=two")
        #expect(
            failed.error.hasPrefix("Error: UPGRADE FAILED: embedded cluster \"\(shell.data)/cluster.db\" is damaged"))
        #expect(try await shell.run("status web").output.contains("\nSTATUS: deployed\nREVISION: 1\n"))
        #expect(try await shell.history() == "1 deployed")
    }
}
