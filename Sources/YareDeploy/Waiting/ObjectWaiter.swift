import YareBase
import YareCluster

/// Waits until objects are ready, or gone.
struct ObjectWaiter {
    let cluster: any Cluster
    let clock: any DeployClock
    let observer: any DeployObserver
    let timeout: Duration

    init(_ target: DeployTarget, timeout: Duration) {
        cluster = target.cluster
        clock = target.clock
        observer = target.observer
        self.timeout = timeout
    }

    /// Waits until each object is ready.
    ///
    /// - Throws: `deploy.not-ready` with the state of each object that has failed, or is not ready in time.
    func waitUntilReady(
        _ identifiers: [ResourceIdentifier], by rule: @Sendable (KubernetesObject) -> Readiness
    ) async throws {
        var states: [ResourceIdentifier: Readiness] = [:]
        try await poll {
            for identifier in identifiers where states[identifier]?.isReady != true {
                let state = try await state(of: identifier, rule)
                if states.updateValue(state, forKey: identifier) != state {
                    observer.observe(.waiting(identifier, state))
                }
            }
            let failed = identifiers.compactMap { Pending($0, states[$0]) }.filter(\.hasFailed)
            if !failed.isEmpty { throw YareError.notReady(Unready(objects: failed, hasTimedOut: false)) }
            return states.values.allSatisfy(\.isReady)
        } orTimeOut: {
            YareError.notReady(
                Unready(objects: identifiers.compactMap { Pending($0, states[$0]) }, hasTimedOut: true))
        }
    }

    /// Waits until each object is gone.
    ///
    /// - Throws: `deploy.not-gone` with what holds each object that is still there.
    func waitUntilGone(_ identifiers: [ResourceIdentifier]) async throws {
        var left: [KubernetesObject] = []
        try await poll {
            left = []
            for identifier in identifiers {
                if let object = try await cluster.objectIfPresent(identifier) { left.append(object) }
            }
            return left.isEmpty
        } orTimeOut: {
            YareError.notGone(left)
        }
    }

    /// The objects for which the waiting ended; the cause of `deploy.not-ready`.
    struct Unready: Error {
        let objects: [Pending]
        /// Whether they might still get ready; otherwise they have failed.
        let hasTimedOut: Bool
    }

    /// An object that is not ready, and why.
    struct Pending {
        let identifier: ResourceIdentifier
        let readiness: Readiness

        init?(_ identifier: ResourceIdentifier, _ readiness: Readiness?) {
            guard let readiness, !readiness.isReady else { return nil }
            self.identifier = identifier
            self.readiness = readiness
        }

        var reason: String { readiness.reason ?? "" }

        /// The state in kstatus' word, as Helm 4 shows it.
        var statusName: String { hasFailed ? "Failed" : "InProgress" }

        var hasFailed: Bool {
            if case .failed = readiness { true } else { false }
        }
    }

    private func state(
        of identifier: ResourceIdentifier, _ rule: @Sendable (KubernetesObject) -> Readiness
    ) async throws -> Readiness {
        guard let object = try await cluster.objectIfPresent(identifier) else { return .progressing("not found") }
        return rule(object)
    }

    /// Asks again and again, ever less often, until something is so or the time is over.
    private func poll(
        until isDone: () async throws -> Bool, orTimeOut timeoutError: () -> YareError
    ) async throws {
        let deadline = Deadline(in: timeout, by: clock)
        var pause = Duration.milliseconds(100)
        while try await !isDone() {
            if deadline.hasPassed { throw timeoutError() }
            try await clock.sleep(for: pause)
            pause = min(pause * 2, .seconds(2))
        }
    }
}
