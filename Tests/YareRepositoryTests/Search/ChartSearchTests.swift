import GRDB
import Testing
import YareBase
import YareChart
import YareRepository
import YareTestSupport

@Suite struct ChartSearchTests {
    /// The stable collection as its index lists it, in a database in memory.
    private static let stable = Result { try database(of: stableRecords(), scope: 1) }

    private static func stableRecords() throws -> [ChartVersionRecord] {
        let path = TestProgram.sourceFolder + "/Tests/YareRepositoryTests/Fixtures/stable-index.yaml"
        var reader = RepositoryIndexReader(source: "stable")
        return try reader.read(FileContent.bytes(path)).entries.values.compactMap(\.first)
    }

    private static func database(of records: [ChartVersionRecord], scope: Int64) throws -> DatabaseQueue {
        let queue = try DatabaseQueue()
        try queue.write { database in
            try database.execute(sql: ChartSearchTables.migration)
            for (number, record) in records.enumerated() {
                let document = SearchDocument(id: Int64(number + 1), scope: scope, newest: record, versionCount: 1)
                try ChartSearchTables.put(document, in: database)
            }
        }
        return queue
    }

    private func names(_ text: String) throws -> [String] {
        try Self.stable.get().read { try ChartSearch(text).hits(in: $0).map(\.name) }
    }

    @Test func holdsTheWholeCollection() throws {
        #expect(try names("").count == 282)
    }

    @Test(arguments: [
        ("postgres", ["postgresql"]),
        ("message queue", ["rabbitmq", "rabbitmq-ha"]),
        ("jenkns", ["jenkins"]),
        ("monitoring", ["prometheus"]),
        ("rabbit mq", ["rabbitmq"]),
        ("rabitmq", ["rabbitmq"]),
        ("promethues", ["prometheus"]),
        ("grafna", ["grafana"]),
        ("wordpres", ["wordpress"]),
        ("database", ["mysql", "postgresql"]),
        ("sql", ["mysql"]),
        ("blog", ["wordpress", "ghost"]),
        ("ingress", ["nginx-ingress"]),
        ("load balancer", ["metallb"]),
        ("cache", ["memcached"]),
        ("dashboard", ["kubernetes-dashboard"]),
        ("ci", ["concourse"]),
        ("time series", ["prometheus"]),
        ("log collector", ["sumologic-fluentd"]),
        ("mongo", ["mongodb", "mongodb-replicaset"]),
    ])
    func findsWhatAPersonExpectsAmongTheFirstThree(_ text: String, _ expected: [String]) throws {
        let first = try names(text).prefix(3)
        #expect(expected.allSatisfy(first.contains), "\(text): \(Array(first))")
    }

    @Test(arguments: ["redis", "mysql", "prometheus", "kube-state-metrics", "nginx-ingress"])
    func putsTheChartOfThatNameFirst(_ name: String) throws {
        #expect(try names(name).first == name)
        #expect(try names(name.replacing("-", with: " ")).first == name)
        #expect(try names(name.uppercased()).first == name)
    }

    @Test func findsBeginningsOfEveryWord() throws {
        #expect(try names("prom op").first == "prometheus-operator")
        #expect(try names("p").count > 20)
    }

    @Test func findsWhatHelmFindsAnywhereInAText() throws {
        let records = try Self.stableRecords()
        for text in ["sql", "gres", "queue", "cluster", "a chart", "chart for", "(", "-ha", "%", "nt-"] {
            let expected = records.filter { record in
                let line = [record.name, record.metadata.description, record.metadata.keywords.joined(separator: " ")]
                return line.contains { $0.lowercased().contains(text) }
            }
            let found = Set(try names(text))
            #expect(expected.allSatisfy { found.contains($0.name) }, "\(text)")
        }
    }

    @Test(arguments: ["\"", "'", "\" OR 1", "*", "NEAR(a b)", "name:redis", "a AND", "-", "\0", "é", "🚀", ""])
    func takesEveryTextForWords(_ text: String) throws {
        _ = try names(text)
    }

    @Test func findsNothingForWordsThatNobodyUses() throws {
        #expect(try names("xyzzyplugh") == [])
    }

    @Test func followsChanges() throws {
        let queue = try Self.database(of: [], scope: 1)
        func find(_ text: String, _ scopes: [Int64]? = nil) throws -> [Int64] {
            try queue.read { try ChartSearch(text, scopes: scopes).hits(in: $0).map(\.id) }
        }
        try queue.write { database in
            try ChartSearchTables.put(
                SearchDocument(id: 1, scope: 1, name: "web", description: "old words"), in: database)
            try ChartSearchTables.put(SearchDocument(id: 2, scope: 2, name: "web", keywords: ["shop"]), in: database)
        }
        #expect(try find("old") == [1])
        #expect(try find("web") == [1, 2])
        #expect(try find("web", [2]) == [2])
        #expect(try find("web", []) == [])
        try queue.write { database in
            try ChartSearchTables.put(
                SearchDocument(id: 1, scope: 1, name: "web", description: "new words"), in: database)
        }
        #expect(try find("old") == [])
        #expect(try find("new") == [1])
        try queue.write { database in
            try ChartSearchTables.remove(id: 1, in: database)
            try ChartSearchTables.removeAll(scope: 2, in: database)
        }
        #expect(try find("") == [])
        #expect(try find("web") == [])
        #expect(try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM search_vocabulary") } == 0)
    }
}
