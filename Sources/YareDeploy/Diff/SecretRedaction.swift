import YareBase
import YareCluster

/// Hides what Secrets hold, and lets see whether it changes.
struct SecretRedaction {
    /// Two states of an object as they may be shown.
    func redact(
        _ old: KubernetesObject?, _ new: KubernetesObject?
    ) -> (old: KubernetesObject?, new: KubernetesObject?) {
        guard (new ?? old)?.kind.groupKind == GroupKind(group: "", kind: "Secret") else { return (old, new) }
        return (redact(old, against: new, mark: "-"), redact(new, against: old, mark: "+"))
    }

    private func redact(_ object: KubernetesObject?, against other: KubernetesObject?, mark: String)
        -> KubernetesObject?
    {
        guard var object else { return nil }
        for field in ["data", "stringData"] {
            guard let entries = object[field]?.mapValue else { continue }
            var redacted = entries
            for (key, value) in entries {
                let isSame = other?[field, key] == value
                redacted[key] = .string(placeholder(for: value, isSame ? "*" : mark))
            }
            object[field] = .map(redacted)
        }
        return object
    }

    /// `++++++++ (12 bytes)`: what kind of change, and how much there is.
    private func placeholder(for value: Value, _ mark: String) -> String {
        let count = value.stringValue?.utf8.count ?? 0
        return String(repeating: mark, count: 8) + " (\(count) bytes)"
    }
}
