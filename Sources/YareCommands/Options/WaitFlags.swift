import YareBase

/// What a change waits for before it ends.
enum WaitStrategy: String, FlagChoice, Sendable {
    /// Every object is ready, as told by watching it.
    case watcher
    /// Hooks only.
    case hookOnly
    /// Every object is ready, by Helm 3's rules.
    case legacy

    static let complaint =
        "invalid wait input. Valid inputs are true, false, \"watcher\", \"hookOnly\", and \"legacy\""

    /// Also reads the truth values that Helm 3 took.
    init?(word: String) {
        switch GoSyntax.bool(word) {
        case true?: self = .watcher
        case false?: self = .hookOnly
        case nil: self.init(rawValue: word)
        }
    }

    static let words =
        allCases.map(\.rawValue) + ["1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"]
}

/// The flags about waiting: WAIT.
struct WaitFlags: Sendable {
    var strategy: WaitStrategy = .hookOnly
    var waitsForJobs = false
    var timeout: Duration = .seconds(300)

    mutating func bind(_ flags: inout FlagBinder, jobs: Bool = true) {
        flags.heading = "Waiting"
        flags.bind(
            &strategy, "wait", bare: .watcher, help: "wait until the objects are ready: watcher, hookOnly or legacy")
        if jobs {
            flags.bind(&waitsForJobs, "wait-for-jobs", help: "with --wait, wait for jobs to complete too")
        }
        flags.bind(&timeout, "timeout", help: "how long to wait for any single operation")
    }
}
