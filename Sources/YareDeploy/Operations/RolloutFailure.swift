import YareBase
import YareCluster
import YareRelease

/// A change that failed: what was seen is recorded with its revision before anything is undone.
struct RolloutFailure {
    let rollout: Rollout
    let release: Release
    let plan: Plan
    /// The objects that the change made.
    let created: [ResourceIdentifier]

    private var target: DeployTarget { rollout.session.target }
    private var name: String { rollout.session.name }

    /// Records the failure and cleans up as far as is asked for.
    ///
    /// It runs to its end even when the change was cancelled.
    ///
    /// - Returns: the error to throw.
    func record(_ error: any Error) async -> any Error {
        await Task { await recordUncancelled(error) }.value
    }

    private func recordUncancelled(_ error: any Error) async -> any Error {
        var failed = release
        failed.info.status = .failed
        failed.info.description =
            "\(rollout.kind.failureDescription(name)): \(YareError.sentence(of: error))"
        do {
            try await target.store.update(failed)
            try await target.store.record(await evidence(of: error), for: failed.key)
        } catch let second {
            return YareError.notRecorded(name, second, original: error)
        }
        do {
            if rollout.options.cleansUpOnFailure { try await cleanUp() }
        } catch let second {
            return YareError.undoingFailed(name, second, original: error)
        }
        return YareError.advising(error, "see \"yare status \(name) --evidence\" for what was seen")
    }

    private func evidence(of error: any Error) async -> [Evidence] {
        let collector = EvidenceCollector(target)
        let objects = plan.changes.compactMap { $0.wanted == nil ? nil : $0.identifier }
        let note = Evidence(
            .note, about: "revision \(release.revision)", at: target.clock.now(), YareError.sentence(of: error))
        return [note] + (await collector.evidence(about: objects))
    }

    /// Deletes what the change has made, the last first.
    private func cleanUp() async throws {
        let writer = ObjectWriter(cluster: target.cluster, method: .clientSide, forcesConflicts: false)
        for identifier in created.reversed() { try await writer.carryOut(PlannedChange(identifier, .delete)) }
    }
}
