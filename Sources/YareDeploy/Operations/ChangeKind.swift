import YareEngine
import YareRelease

/// The changes that make a revision, with Helm's words for each.
enum ChangeKind {
    case install
    case upgrade
    case rollback(to: Int)

    var preEvent: Hook.Event {
        switch self {
        case .install: .preInstall
        case .upgrade: .preUpgrade
        case .rollback: .preRollback
        }
    }

    var postEvent: Hook.Event {
        switch self {
        case .install: .postInstall
        case .upgrade: .postUpgrade
        case .rollback: .postRollback
        }
    }

    var pendingStatus: ReleaseStatus {
        switch self {
        case .install: .pendingInstall
        case .upgrade: .pendingUpgrade
        case .rollback: .pendingRollback
        }
    }

    var pendingDescription: String {
        switch self {
        case .install: "Initial install underway"
        case .upgrade: "Preparing upgrade"
        case .rollback(let revision): "Rollback to \(revision)"
        }
    }

    var successDescription: String {
        switch self {
        case .install: "Install complete"
        case .upgrade: "Upgrade complete"
        case .rollback(let revision): "Rollback to \(revision)"
        }
    }

    /// What a failed revision's description begins with.
    func failureDescription(_ name: String) -> String {
        switch self {
        case .install: "Release \"\(name)\" failed"
        case .upgrade: "Upgrade \"\(name)\" failed"
        case .rollback: "Rollback \"\(name)\" failed"
        }
    }

    /// What stands before the error of a hook; a rollback's stands alone.
    func hookFailure(at event: Hook.Event) -> String? {
        switch self {
        case .install: "failed \(event.rawValue)"
        case .upgrade: "\(event.rawValue) hooks failed"
        case .rollback: nil
        }
    }

    /// What stands before the refusal to take over objects.
    var ownershipFailure: String {
        switch self {
        case .install: "Unable to continue with install"
        case .upgrade, .rollback: "Unable to continue with update"
        }
    }
}
