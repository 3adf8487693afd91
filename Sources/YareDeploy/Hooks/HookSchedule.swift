import YareBase
import YareEngine
import YareRelease

/// The hooks of a release that run at an event, in their order.
struct HookSchedule {
    /// The places of the hooks among those of the release.
    let indices: [Int]

    /// Which hooks run of those that the event calls.
    ///
    /// Source: `pkg/action/hooks.go` of Helm: by weight, then by name; exact ties keep the order of kinds that the
    /// record has.
    init(_ hooks: [HookRecord], at event: Hook.Event, where isIncluded: (HookRecord) -> Bool = { _ in true }) {
        indices = hooks.indices
            .filter { hooks[$0].runs(at: event) && isIncluded(hooks[$0]) }
            .sorted { left, right in
                (hooks[left].weight, hooks[left].name, left) < (hooks[right].weight, hooks[right].name, right)
            }
    }

    /// What a plan shows of the hooks at several events.
    static func planned(_ hooks: [HookRecord], at events: [Hook.Event]) -> [PlannedHook] {
        events.flatMap { event in
            HookSchedule(hooks, at: event).indices.map { index in
                let hook = hooks[index]
                return PlannedHook(
                    event: event.rawValue, name: hook.name, kind: hook.kind, weight: hook.weight, path: hook.path)
            }
        }
    }
}

extension HookRecord {
    /// What a release records of a hook that a chart renders.
    init(_ hook: Hook) {
        self.init(
            name: hook.manifest.head.name, kind: hook.manifest.head.kind, path: hook.manifest.source,
            manifest: hook.manifest.content, events: hook.events.map(\.rawValue), weight: hook.weight,
            deletePolicies: hook.deletePolicies.map(\.rawValue),
            outputLogPolicies: hook.outputLogPolicies.map(\.rawValue))
    }

    func runs(at event: Hook.Event) -> Bool {
        events.contains { Hook.Event(annotation: $0) == event }
    }

    /// Whether its objects are deleted by a policy; without any, they are deleted before they are made again.
    func isDeleted(by policy: Hook.DeletePolicy) -> Bool {
        deletePolicies.isEmpty ? policy == .beforeHookCreation : deletePolicies.contains(policy.rawValue)
    }

    func showsLog(after phase: Phase) -> Bool {
        switch phase {
        case .succeeded: outputLogPolicies.contains(Hook.OutputLogPolicy.hookSucceeded.rawValue)
        case .failed: outputLogPolicies.contains(Hook.OutputLogPolicy.hookFailed.rawValue)
        case .unknown, .running: false
        }
    }
}
