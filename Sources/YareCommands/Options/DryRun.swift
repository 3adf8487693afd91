import YareBase

/// Whether a change is made or only shown: DRYRUN.
enum DryRun: String, FlagChoice, Sendable {
    /// The change is made.
    case none
    /// It is shown without asking a cluster.
    case client
    /// It is shown, and the cluster is asked.
    case server

    static let complaint =
        "invalid dry-run flag. Flag must one of the following: false, true, none, client, server"

    /// Also reads the truth values that Helm 3 took.
    init?(word: String) {
        switch GoSyntax.bool(word) {
        case true?: self = .client
        case false?: self = .none
        case nil: self.init(rawValue: word)
        }
    }

    static let words =
        allCases.map(\.rawValue) + ["1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"]
}
