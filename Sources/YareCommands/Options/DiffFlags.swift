import YareBase
import YareDeploy

/// The flags about how a difference is shown.
struct DiffFlags: Sendable {
    private var format: OutputFormat = .table
    private var contextLines = 3
    private var showsSecrets = false
    private var tellsByExitStatus = false

    mutating func bind(_ flags: inout FlagBinder) {
        flags.heading = "Output"
        flags.bind(&contextLines, "context", help: "how many unchanged lines to show around a change")
        flags.bind(&showsSecrets, "show-secrets", help: "show what Secrets hold")
        flags.bind(&tellsByExitStatus, "detailed-exitcode", help: "end with status 2 when there are changes")
        OutputFormat.bind(&format, &flags)
    }

    /// Shows how two manifests differ.
    ///
    /// - Throws: ``ExitStatus/changesFound`` when they do and the user asks for it.
    func present(from old: String, to new: String, in context: CommandContext) throws {
        let diff = try ManifestDiff(
            from: old, to: new, namespace: context.namespace, showsSecrets: showsSecrets, context: contextLines)
        try context.present(DiffReport(diff: diff, usesColor: context.usesColor), as: format)
        if tellsByExitStatus, !diff.isEmpty { throw ExitStatus.changesFound }
    }
}
