public import YareBase

/// A hook as a release records it: what to run, when, and how it went last.
public struct HookRecord: Sendable, Hashable {
    public var name: String
    public var kind: String
    /// The template it came from.
    public var path: String
    public var manifest: String
    /// `pre-install` and the like, as Helm names them.
    public var events: [String]
    public var weight: Int
    public var deletePolicies: [String]
    public var outputLogPolicies: [String]
    public var lastRun: Run

    /// How a hook went.
    public struct Run: Sendable, Hashable {
        public var started: Timestamp?
        public var completed: Timestamp?
        public var phase: Phase?

        public init(started: Timestamp? = nil, completed: Timestamp? = nil, phase: Phase? = nil) {
            self.started = started
            self.completed = completed
            self.phase = phase
        }
    }

    public enum Phase: String, Sendable {
        case unknown = "Unknown"
        case running = "Running"
        case succeeded = "Succeeded"
        case failed = "Failed"
    }

    public init(
        name: String, kind: String, path: String, manifest: String, events: [String], weight: Int = 0,
        deletePolicies: [String] = [], outputLogPolicies: [String] = [], lastRun: Run = Run()
    ) {
        self.name = name
        self.kind = kind
        self.path = path
        self.manifest = manifest
        self.events = events
        self.weight = weight
        self.deletePolicies = deletePolicies
        self.outputLogPolicies = outputLogPolicies
        self.lastRun = lastRun
    }
}
