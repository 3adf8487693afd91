/// Who merges a change into a live object.
enum ServerSideApply: String, FlagChoice, Sendable {
    /// As the revision before was applied.
    case auto
    /// The API server, by field managers.
    case always = "true"
    /// Yare, from the last, the live and the new object.
    case never = "false"

    static let complaint = "must be true, false or auto"
}

/// The flags about applying objects: APPLY.
struct ApplyFlags: Sendable {
    var serverSide: ServerSideApply = .auto
    var forcesConflicts = false
    var forcesReplace = false
    var takesOwnership = false

    /// - Parameter ownership: whether the command can adopt objects.
    mutating func bind(_ flags: inout FlagBinder, ownership: Bool = true) {
        flags.heading = "Applying"
        flags.bind(
            &serverSide, "server-side", bare: .always, help: "let the API server merge changes: true, false or auto")
        flags.bind(&forcesConflicts, "force-conflicts", help: "take fields over that others manage")
        flags.bind(&forcesReplace, "force-replace", help: "replace objects instead of changing them")
        if ownership {
            flags.bind(&takesOwnership, "take-ownership", help: "adopt objects that no release or another one owns")
        }
        flags.bindOldSpellings { old in old.bind(&forcesReplace, "force", help: "") }
    }
}
