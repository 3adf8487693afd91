import YareBase
import YareCluster

extension YareError {
    /// Whether a cluster refused a change because a field of the object may never change.
    var isImmutableField: Bool {
        guard apiStatus?.reason == .invalid else { return false }
        return Self.immutabilityPhrases.contains { message.contains($0) }
    }

    /// How API servers say it; there is no code for it.
    private static let immutabilityPhrases = [
        "immutable", "may not change once set", "may not be changed in an update", "updates to statefulset spec",
    ]

    /// The refusal of an immutable field with what can be done about it.
    func advisingReplacement(of identifier: ResourceIdentifier) -> YareError {
        guard isImmutableField, diagnostic.hint == nil else { return self }
        return changing {
            $0.hint =
                identifier.isReplaceable
                ? "pass --force-replace to delete \(identifier) and create it anew"
                : "delete \(identifier) yourself when what it holds may go"
        }
    }
}

extension ResourceIdentifier {
    /// Whether the object can be deleted and made anew without other objects or data going with it.
    var isReplaceable: Bool {
        !["Namespace", "CustomResourceDefinition", "PersistentVolume", "PersistentVolumeClaim"].contains(kind.kind)
    }
}
