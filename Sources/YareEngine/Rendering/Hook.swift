/// An object that is not part of a release but run at certain moments of its life.
///
/// Source: Helm's annotations `helm.sh/hook`, `helm.sh/hook-weight`, `helm.sh/hook-delete-policy` and
/// `helm.sh/hook-output-log-policy`.
public struct Hook: Sendable, Hashable {
    /// The moments at which hooks run.
    public enum Event: String, Sendable, CaseIterable {
        case preInstall = "pre-install"
        case postInstall = "post-install"
        case preDelete = "pre-delete"
        case postDelete = "post-delete"
        case preUpgrade = "pre-upgrade"
        case postUpgrade = "post-upgrade"
        case preRollback = "pre-rollback"
        case postRollback = "post-rollback"
        case test

        /// The event with a name in an annotation; `test-success` is the old name of `test`.
        public init?(annotation name: String) {
            self.init(rawValue: name == "test-success" ? "test" : name)
        }
    }

    /// When a hook's object is deleted.
    public enum DeletePolicy: String, Sendable, CaseIterable {
        case beforeHookCreation = "before-hook-creation"
        case hookSucceeded = "hook-succeeded"
        case hookFailed = "hook-failed"
    }

    /// When a hook's log is shown.
    public enum OutputLogPolicy: String, Sendable, CaseIterable {
        case hookSucceeded = "hook-succeeded"
        case hookFailed = "hook-failed"
    }

    public var manifest: Manifest
    public var events: [Event]
    /// Hooks of an event run from the lowest weight to the highest.
    public var weight: Int
    public var deletePolicies: [DeletePolicy]
    public var outputLogPolicies: [OutputLogPolicy]

    public init(
        manifest: Manifest, events: [Event], weight: Int = 0, deletePolicies: [DeletePolicy] = [],
        outputLogPolicies: [OutputLogPolicy] = []
    ) {
        self.manifest = manifest
        self.events = events
        self.weight = weight
        self.deletePolicies = deletePolicies
        self.outputLogPolicies = outputLogPolicies
    }
}

extension Hook {
    /// What an annotated manifest is.
    enum Reading {
        /// Not a hook: part of the release.
        case manifest
        case hook(Hook)
        /// A hook for an event that nobody knows: Helm leaves the object out.
        case unknown(events: String)
    }

    /// Reads the annotations of a manifest.
    static func reading(_ manifest: Manifest) -> Reading {
        guard let names = manifest.head.annotations["helm.sh/hook"] else { return .manifest }
        var events: [Event] = []
        for name in names.split(separator: ",", omittingEmptySubsequences: false) {
            guard let event = Event(annotation: name.trimmed.lowercased()) else { return .unknown(events: names) }
            events.append(event)
        }
        return .hook(
            Hook(
                manifest: manifest,
                events: events,
                weight: manifest.head.annotations["helm.sh/hook-weight"].flatMap { Int($0) } ?? 0,
                deletePolicies: policies("helm.sh/hook-delete-policy", of: manifest),
                outputLogPolicies: policies("helm.sh/hook-output-log-policy", of: manifest)
            ))
    }

    private static func policies<Policy: RawRepresentable<String>>(
        _ annotation: String, of manifest: Manifest
    ) -> [Policy] {
        (manifest.head.annotations[annotation] ?? "").split(separator: ",").compactMap {
            Policy(rawValue: $0.trimmed.lowercased())
        }
    }
}

extension Substring {
    /// The text without ASCII white space at its ends.
    fileprivate var trimmed: Substring {
        var text = self
        while let first = text.utf8.first, first <= 0x20 { text = text.dropFirst() }
        while let last = text.utf8.last, last <= 0x20 { text = text.dropLast() }
        return text
    }
}
