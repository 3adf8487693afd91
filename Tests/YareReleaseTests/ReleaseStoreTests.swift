import Foundation
import Testing
import YareBase
import YareChart
import YareCluster

@testable import YareRelease

/// The stores that all tests of a store run on.
enum StoreKind: String, CaseIterable, CustomTestStringConvertible, Sendable {
    case memory, sqlite, secrets, configMaps

    var testDescription: String { rawValue }

    func store() throws -> any ReleaseStore & LeaseStore {
        switch self {
        case .memory: MemoryReleaseStore()
        case .sqlite: try SQLiteReleaseStore(at: nil)
        case .secrets: ClusterReleaseStore(try EmbeddedCluster(at: nil), storage: .secrets)
        case .configMaps: ClusterReleaseStore(try EmbeddedCluster(at: nil), storage: .configMaps)
        }
    }
}

extension Release {
    /// A release as a test needs it.
    static func sample(
        _ name: String = "web", namespace: String = "default", revision: Int = 1,
        status: ReleaseStatus = .deployed, labels: SortedMap<String> = [:]
    ) -> Release {
        Release(
            name: name, namespace: namespace, revision: revision,
            info: ReleaseInfo(
                firstDeployed: Timestamp(seconds: 1_770_000_000, nanoseconds: 123_456_789, offset: 3600),
                lastDeployed: Timestamp(seconds: 1_770_000_000 + Int64(revision), nanoseconds: 5),
                description: "Install complete", status: status, notes: "Visit http://web\n"),
            chart: ChartRecord(
                metadata: ["apiVersion": "v2", "name": "shop", "version": "1.2.3", "appVersion": "9"],
                templates: [ChartFile(name: "templates/a.yaml", bytes: Array("kind: {{ .Values.k }}\n".utf8))],
                values: ["replicas": .double(1)], schema: Array("{}".utf8),
                files: [ChartFile(name: "logo.png", bytes: [0xFF, 0xD8, 0, 1])]),
            config: ["image": ["tag": .string("v\(revision)")], "count": .double(2.5)],
            manifest: "---\n# Source: shop/templates/a.yaml\nkind: ConfigMap\n",
            hooks: [
                HookRecord(
                    name: "migrate", kind: "Job", path: "shop/templates/job.yaml", manifest: "kind: Job\n",
                    events: ["pre-install"], weight: -5, deletePolicies: ["hook-succeeded"],
                    lastRun: .init(started: Timestamp(seconds: 1_770_000_000), phase: .succeeded))
            ],
            labels: labels, applyMethod: .serverSide,
            origin: ReleaseOrigin(
                actor: "ada", host: "laptop", command: "yare install web ./shop", chartSource: "./shop",
                chartDigest: "sha256:abc", valuesFiles: ["prod.yaml"]))
    }
}

struct ReleaseStoreTests {
    @Test(arguments: StoreKind.allCases) func givesBackWhatWasRecorded(_ kind: StoreKind) async throws {
        let store = try kind.store()
        let release = Release.sample(labels: ["team": "shop"])
        try await store.create(release)
        #expect(try await store.release(release.key) == release)
    }

    @Test(arguments: StoreKind.allCases) func letsOneMakeARevisionOnly(_ kind: StoreKind) async throws {
        let store = try kind.store()
        try await store.create(.sample())
        let error = await #expect(throws: YareError.self) { try await store.create(.sample()) }
        #expect(error?.message == "release: already exists")
    }

    @Test(arguments: StoreKind.allCases) func recordsHowARevisionGoesOn(_ kind: StoreKind) async throws {
        let store = try kind.store()
        var release = Release.sample(status: .pendingInstall)
        try await store.create(release)
        release.info.status = .failed
        release.info.description = "hook failed"
        release.info.notes = "other"
        release.hooks[0].lastRun.phase = .failed
        try await store.update(release)
        #expect(try await store.release(release.key) == release)
    }

    @Test(arguments: StoreKind.allCases) func saysWhenThereIsNoRelease(_ kind: StoreKind) async throws {
        let store = try kind.store()
        let release = Release.sample()
        for attempt in [
            { try await store.update(release) }, { try await store.delete(release.key) },
            { _ = try await store.release(release.key) }, { _ = try await store.latest("web", in: "default") },
        ] {
            let error = await #expect(throws: YareError.self) { try await attempt() }
            #expect(error?.message == "release: not found")
        }
    }

    @Test(arguments: StoreKind.allCases) func findsTheNewestRevisions(_ kind: StoreKind) async throws {
        let store = try kind.store()
        for revision in 1...3 {
            try await store.create(.sample(revision: revision, status: revision == 2 ? .deployed : .failed))
        }
        try await store.create(.sample("api", labels: ["tier": "back"]))
        let newest = try await store.summaries(ReleaseQuery(isLatestOnly: true))
        #expect(newest.map { "\($0.name) \($0.revision)" } == ["api 1", "web 3"])
        #expect(try await store.latest("web", in: "default").revision == 3)
        #expect(try await store.deployed("web", in: "default")?.revision == 2)
        #expect(try await store.history(of: "web", in: "default").map(\.revision) == [1, 2, 3])
        let labelled = try await store.summaries(
            ReleaseQuery(isLatestOnly: true, labels: LabelSelector(parsing: "tier=back")))
        #expect(labelled.map(\.name) == ["api"])
        #expect(labelled.first == Release.sample("api", labels: ["tier": "back"]).summary)
        try await store.delete(ReleaseKey(namespace: "default", name: "web", revision: 3))
        #expect(try await store.latest("web", in: "default").revision == 2)
    }

    @Test(arguments: StoreKind.allCases) func asksTheStatusOfTheNewestRevisionOnly(_ kind: StoreKind) async throws {
        let store = try kind.store()
        try await store.create(.sample(revision: 1, status: .deployed))
        try await store.create(.sample(revision: 2, status: .failed))
        let query = ReleaseQuery(statuses: [.deployed], isLatestOnly: true)
        #expect(try await store.summaries(query).isEmpty)
    }

    @Test(arguments: StoreKind.allCases) func pagesAndSorts(_ kind: StoreKind) async throws {
        let store = try kind.store()
        for (index, name) in ["d", "b", "c", "a"].enumerated() {
            try await store.create(.sample(name, revision: index + 1))
        }
        func names(_ query: ReleaseQuery) async throws -> String {
            try await store.summaries(query).map(\.name).joined()
        }
        #expect(try await names(ReleaseQuery()) == "abcd")
        #expect(try await names(ReleaseQuery(isReversed: true)) == "dcba")
        #expect(try await names(ReleaseQuery(order: .date)) == "dbca")
        #expect(try await names(ReleaseQuery(offset: 1, limit: 2)) == "bc")
        #expect(try await names(ReleaseQuery(nameFilter: { $0 != "b" }, offset: 1, limit: 2)) == "cd")
    }

    @Test(arguments: StoreKind.allCases) func keepsNamespacesApart(_ kind: StoreKind) async throws {
        guard kind == .memory || kind == .sqlite else { return }
        let store = try kind.store()
        try await store.create(.sample(namespace: "one"))
        try await store.create(.sample(namespace: "two", revision: 2))
        #expect(try await store.summaries(ReleaseQuery(namespace: "one")).map(\.revision) == [1])
        #expect(try await store.summaries(ReleaseQuery()).map(\.namespace) == ["one", "two"])
    }

    @Test(arguments: StoreKind.allCases) func prunesAllButTheLastDeployed(_ kind: StoreKind) async throws {
        let store = try kind.store()
        for revision in 1...5 {
            try await store.create(.sample(revision: revision, status: revision == 2 ? .deployed : .failed))
        }
        #expect(try await store.prune("web", in: "default", keeping: 3) == [1, 3, 4])
        #expect(try await store.history(of: "web", in: "default").map(\.revision) == [2, 5])
        #expect(try await store.prune("web", in: "default", keeping: 0).isEmpty)
    }

    @Test(arguments: StoreKind.allCases) func keepsEvidenceWithItsRevision(_ kind: StoreKind) async throws {
        let store = try kind.store()
        let release = Release.sample()
        try await store.create(release)
        let seen = [
            Evidence(.hookLog, about: "Job/default/migrate", at: Timestamp(seconds: 7), "boom\n"),
            Evidence(.event, about: "Pod/default/x", at: Timestamp(seconds: 8), "BackOff"),
        ]
        try await store.record([seen[0]], for: release.key)
        try await store.record([seen[1]], for: release.key)
        #expect(try await store.evidence(for: release.key) == seen)
        var changed = release
        changed.info.status = .failed
        try await store.update(changed)
        #expect(try await store.evidence(for: release.key) == seen)
    }
}

struct HistoryLimitTests {
    private func history(_ statuses: [ReleaseStatus]) -> [ReleaseSummary] {
        statuses.enumerated().map { Release.sample(revision: $0 + 1, status: $1).summary }
    }

    @Test func removesTheOldest() {
        let history = history([.superseded, .superseded, .superseded, .deployed])
        #expect(HistoryLimit(maximum: 2).excess(of: history) == [1, 2])
        #expect(HistoryLimit(maximum: 4).excess(of: history) == [])
    }

    @Test func keepsTheLastDeployed() {
        #expect(HistoryLimit(maximum: 1).excess(of: history([.deployed, .failed, .failed])) == [2, 3])
    }
}
