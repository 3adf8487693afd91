import Foundation
import GRDB
import Testing
import YareBase

@testable import YareRelease

/// What only the SQLite store promises.
struct SQLiteReleaseStoreTests {
    private let folder: URL
    private var path: String { folder.appendingPathComponent("releases.db").path }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("yare-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func ask<Answer: DatabaseValueConvertible>(_ sql: String, as: Answer.Type) throws -> [Answer] {
        try DatabaseQueue(path: path).read { try Answer.fetchAll($0, sql: sql) }
    }

    @Test func keepsEachBodyOnce() async throws {
        let store = try SQLiteReleaseStore(at: path)
        for revision in 1...20 { try await store.create(.sample(revision: revision)) }
        // the chart, the manifest, the hooks and the notes are the same in each; the values differ
        #expect(try ask("SELECT count(*) FROM blobs", as: Int.self) == [24])
        for revision in 2...20 {
            try await store.delete(ReleaseKey(namespace: "default", name: "web", revision: revision))
        }
        #expect(try ask("SELECT count(*) FROM blobs", as: Int.self) == [5])
        try await store.delete(ReleaseKey(namespace: "default", name: "web", revision: 1))
        #expect(try ask("SELECT count(*) FROM blobs", as: Int.self) == [0])
    }

    @Test func outlivesItsProcess() async throws {
        let release = Release.sample()
        let store = try SQLiteReleaseStore(at: path)
        try await store.create(release)
        // what another process sees while this one is at work
        #expect(try await SQLiteReleaseStore(at: path).release(release.key) == release)
    }

    @Test func answersSQL() async throws {
        let store = try SQLiteReleaseStore(at: path)
        try await store.create(.sample(revision: 1, status: .superseded))
        try await store.create(.sample(revision: 2, labels: ["team": "shop"]))
        let key = ReleaseKey(namespace: "default", name: "web", revision: 2)
        try await store.record([Evidence(.note, about: "x", at: Timestamp(seconds: 0), "seen")], for: key)
        #expect(try ask("SELECT revision FROM releases WHERE chart_name = 'shop'", as: Int.self) == [2])
        #expect(try ask("SELECT actor FROM release_origins WHERE revision = 1", as: String.self) == ["ada"])
        #expect(try ask("SELECT value FROM release_labels WHERE label = 'team'", as: String.self) == ["shop"])
        #expect(try ask("SELECT text FROM release_evidence", as: String.self) == ["seen"])
        #expect(try ask("SELECT DISTINCT role FROM release_blobs ORDER BY role", as: String.self).count == 5)
        #expect(try ask("SELECT count(*) FROM release_leases", as: Int.self) == [0])
    }

    @Test func listsFromTheIndexAlone() async throws {
        let store = try SQLiteReleaseStore(at: path)
        try await store.create(.sample())
        let details = try await DatabaseQueue(path: path).read { database in
            try Row.fetchAll(
                database,
                sql: """
                    EXPLAIN QUERY PLAN SELECT name, namespace, revision, status, first_deployed, last_deployed, deleted,
                        description, chart_name, chart_version, app_version, labels
                    FROM revisions WHERE is_latest AND status IN ('deployed', 'failed')
                    ORDER BY name ASC, namespace ASC, revision ASC LIMIT 256
                    """
            ).map { $0["detail"] as String }
        }
        #expect(details == ["SCAN revisions USING COVERING INDEX latest_revisions"])
    }

    @Test func carriesBytesThatAreNoText() async throws {
        let store = try SQLiteReleaseStore(at: path)
        var release = Release.sample()
        release.manifest = EscapedBytes.string(from: [0x61, 0xFF, 0x0A])
        try await store.create(release)
        #expect(EscapedBytes.bytes(of: try await store.release(release.key).manifest) == [0x61, 0xFF, 0x0A])
    }

    @Test func findsBodiesThatWereChanged() async throws {
        let store = try SQLiteReleaseStore(at: path)
        let release = Release.sample()
        try await store.create(release)
        let other = try Compression.deflate(Array("other".utf8), level: 3)
        try await DatabaseQueue(path: path).write { database in
            try database.execute(sql: "UPDATE blobs SET data = ?, size = 5", arguments: [Data(other)])
        }
        let error = await #expect(throws: YareError.self) { try await store.release(release.key) }
        #expect(error?.code == "database.corrupt")
    }

    @Test func letsManyProcessesWriteAtOnce() async throws {
        let path = path
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                group.addTask {
                    let store = try SQLiteReleaseStore(at: path)
                    for revision in 1...3 { try await store.create(.sample("r\(number)", revision: revision)) }
                    try store.close()
                }
            }
            try await group.waitForAll()
        }
        let store = try SQLiteReleaseStore(at: path)
        #expect(
            try await store.summaries(ReleaseQuery(isLatestOnly: true)).map(\.revision)
                == Array(repeating: 3, count: 20))
        try store.checkIntegrity()
    }

    @Test func letsOneOfTwentyTakeTheLease() async throws {
        let path = path
        let now = Timestamp(seconds: 1_770_000_000)
        let winners = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    let store = try SQLiteReleaseStore(at: path)
                    do {
                        let holder = LeaseHolder.current(owner: "ada")
                        _ = try await store.acquire("web", in: "default", for: "upgrade", by: holder, at: now)
                        return true
                    } catch let error as YareError where error.code == "release.lease-held" {
                        return false
                    }
                }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(winners == 1)
    }
}

struct ReleaseNameTests {
    @Test(arguments: ["web", "a", "web-1", "a.b-c", "1", String(repeating: "x", count: 53)]) func accepts(
        _ name: String
    ) throws {
        try ReleaseName.validate(name)
    }

    @Test(arguments: ["", "Bad_Name", "-a", "a-", "a..b", ".", "ä", String(repeating: "x", count: 54)])
    func refuses(_ name: String) {
        let error = #expect(throws: YareError.self) { try ReleaseName.validate(name) }
        #expect(
            error?.message
                == #"release name "\#(name)": invalid release name, must match regex ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$ and the length must not be longer than 53"#
        )
    }
}
