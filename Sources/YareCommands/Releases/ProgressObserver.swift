import YareBase
import YareCluster
import YareDeploy
import YareRelease

/// Tells on standard error what happens while a release is changed: warnings always, on a terminal what is waited for and
/// why, the rest with `--debug`.
struct ProgressObserver: DeployObserver {
    let context: CommandContext

    func observe(_ event: DeployEvent) {
        switch event {
        case .warning(let diagnostic): context.warn([diagnostic])
        case .recovered(let key):
            context.note("revision \(key.revision) of \"\(key.name)\" was broken off and is marked as failed")
        case .createdNamespace(let name): context.debug("created namespace \"\(name)\"")
        case .installedCRD(let path): context.debug("installed \(path)")
        case .keptCRD(let path): context.debug("kept the cluster's definition of \(path)")
        case .planned(let plan):
            context.debug("plan: \(plan.counts.map { "\($0.count) to \($0.name)" }.joined(separator: ", "))")
        case .changed(let change): context.debug("\(change.action.name) \(change.identifier)")
        case .hookStarted(let hook, let event): context.debug("running \(event) hook \(hook.kind) \"\(hook.name)\"")
        case .hookEnded(let hook, let event): context.debug("\(event) hook \(hook.kind) \"\(hook.name)\" has ended")
        case .hookLog(let hook, let container, let text): context.note("\(hook.name)/\(container): \(text)")
        case .waiting(let identifier, let readiness): tellWaiting(identifier, readiness)
        case .undoing(let action): context.note("the change failed: \(action)")
        }
    }

    private func tellWaiting(_ identifier: ResourceIdentifier, _ readiness: Readiness) {
        if let reason = readiness.reason, context.environment.isErrorTerminal {
            context.note("waiting for \(identifier): \(reason)")
        } else {
            context.debug("\(identifier): \(readiness.reason ?? "ready")")
        }
    }
}
