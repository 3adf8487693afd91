import Testing
import YareBase
import YareCluster

@testable import YareRelease

struct LeaseTests {
    private let now = Timestamp(seconds: 1_770_000_000)
    private let own = LeaseHolder.current(owner: "ada")

    /// Another process on this machine, which ended long ago.
    private var dead: LeaseHolder {
        var holder = own
        holder.processStart = "1"
        return holder
    }

    private var elsewhere: LeaseHolder {
        LeaseHolder(owner: "bob", host: "far", machine: "far/1/1", process: 1, processStart: "1")
    }

    @Test(arguments: StoreKind.allCases) func refusesNamingTheLiving(_ kind: StoreKind) async throws {
        let store = try kind.store()
        _ = try await store.acquire("web", in: "default", for: "upgrade", by: elsewhere, at: now)
        let error = await #expect(throws: YareError.self) {
            try await store.acquire("web", in: "default", for: "rollback", by: own, at: now.advanced(bySeconds: 29))
        }
        #expect(
            error?.message
                == "another operation (install/upgrade/rollback) is in progress: upgrade of release \"web\" is held by bob on far (process 1) since 2026-02-02T02:40:00Z"
        )
        #expect(error?.diagnostic.hint?.contains("yare unlock web") == true)
        _ = try await store.acquire("api", in: "default", for: "upgrade", by: own, at: now)
    }

    @Test(arguments: StoreKind.allCases) func takesOverFromTheSilent(_ kind: StoreKind) async throws {
        let store = try kind.store()
        let silent = try await store.acquire("web", in: "default", for: "upgrade", by: elsewhere, at: now)
        let later = now.advanced(bySeconds: Lease.duration + 1)
        let taken = try await store.acquire("web", in: "default", for: "upgrade", by: own, at: later)
        #expect(taken.predecessor == silent.lease)
        let error = await #expect(throws: YareError.self) { try await store.renew(silent.lease, at: later) }
        #expect(error?.code == "release.lease-lost")
    }

    @Test(arguments: StoreKind.allCases) func takesOverFromTheDeadAtOnce(_ kind: StoreKind) async throws {
        let store = try kind.store()
        _ = try await store.acquire("web", in: "default", for: "upgrade", by: dead, at: now)
        let taken = try await store.acquire("web", in: "default", for: "upgrade", by: own, at: now)
        #expect(taken.predecessor?.holder == dead)
    }

    @Test(arguments: StoreKind.allCases) func respectsALivingProcessHoweverSilent(_ kind: StoreKind) async throws {
        let store = try kind.store()
        _ = try await store.acquire("web", in: "default", for: "upgrade", by: own, at: now)
        await #expect(throws: YareError.self) {
            try await store.acquire("web", in: "default", for: "upgrade", by: own, at: now.advanced(bySeconds: 999))
        }
    }

    @Test(arguments: StoreKind.allCases) func isFreeAgainAfterwards(_ kind: StoreKind) async throws {
        let store = try kind.store()
        let result = try await store.holding("web", in: "default", for: "upgrade", by: own) { acquired in
            let current = try await store.lease(on: "web", in: "default")
            #expect(current?.token == acquired.lease.token)
            return 7
        }
        #expect(result == 7)
        #expect(try await store.lease(on: "web", in: "default") == nil)
        struct Broken: Error {}
        await #expect(throws: Broken.self) {
            try await store.holding("web", in: "default", for: "upgrade", by: own) { _ in throw Broken() }
        }
        #expect(try await store.lease(on: "web", in: "default") == nil)
    }

    @Test(arguments: StoreKind.allCases) func lastsLongerWithEachHeartbeat(_ kind: StoreKind) async throws {
        let store = try kind.store()
        let taken = try await store.acquire("web", in: "default", for: "upgrade", by: elsewhere, at: now)
        let later = now.advanced(bySeconds: 20)
        let renewed = try await store.renew(taken.lease, at: later)
        #expect(renewed.expires == later.advanced(bySeconds: Lease.duration))
        await #expect(throws: YareError.self) {
            try await store.acquire("web", in: "default", for: "upgrade", by: own, at: now.advanced(bySeconds: 40))
        }
    }

    @Test(arguments: StoreKind.allCases) func canBeUnlocked(_ kind: StoreKind) async throws {
        let store = try kind.store()
        let taken = try await store.acquire("web", in: "default", for: "upgrade", by: own, at: now)
        #expect(try await store.unlock("web", in: "default") == taken.lease)
        #expect(try await store.unlock("web", in: "default") == nil)
        _ = try await store.acquire("web", in: "default", for: "upgrade", by: own, at: now)
    }
}
