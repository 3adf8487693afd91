import YareBase
public import YareCluster
public import YareRelease

/// Carries out plans.
public struct PlanExecutor: Sendable {
    private let writer: ObjectWriter
    private let observer: any DeployObserver

    init(writer: ObjectWriter, observer: any DeployObserver) {
        self.writer = writer
        self.observer = observer
    }

    /// - Parameter forcesConflicts: whether fields are taken over that other managers hold.
    public init(
        cluster: any Cluster, method: ApplyMethod, forcesConflicts: Bool = false, isDryRun: Bool = false,
        observer: any DeployObserver = SilentDeployObserver()
    ) {
        self.init(
            writer: ObjectWriter(
                cluster: cluster, method: method, forcesConflicts: forcesConflicts, isDryRun: isDryRun),
            observer: observer)
    }

    /// Makes the changes one after the other and stops at the first that the cluster refuses.
    ///
    /// - Parameter created: gets the objects that were made, also when the change fails.
    public func carryOut(_ plan: Plan, created: inout [ResourceIdentifier]) async throws {
        for change in plan.changes {
            if try await writer.carryOut(change) { created.append(change.identifier) }
            observer.observe(.changed(change))
        }
    }

    /// Tries every change and tells of all that the cluster refuses.
    public func tryAll(_ plan: Plan) async throws {
        var problems: [Diagnostic] = []
        for change in plan.changes {
            do {
                try await writer.carryOut(change)
            } catch let error as YareError where error.apiStatus != nil {
                problems += error.diagnostics
            }
        }
        if let error = YareError(collecting: problems) { throw error }
    }
}
