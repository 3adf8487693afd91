import YareBase
import YareDeploy
import YareRelease

/// The flags about how a difference is shown.
struct DiffFlags: Sendable {
    private var format: DiffFormat = .table
    private var contextLines = 3
    private var showsSecrets = false
    private var suppressesSecrets = false
    private var suppressedKinds: [String] = []
    private var leavesOutHooks = false
    private var includesTests = false
    private(set) var explains = false
    private var showsValues = false
    private var tellsByExitStatus = false

    /// - Parameter ownsHooks: whether the command has no flag `--no-hooks` of its own.
    mutating func bind(_ flags: inout FlagBinder, ownsHooks: Bool = true) {
        flags.heading = "Output"
        flags.bind(&explains, "explain", help: "show which value or template line changes a line, where it can be told")
        flags.bind(
            &contextLines, "context", short: "C",
            help: "how many unchanged lines to show around a change; below 0 all")
        flags.bind(&showsSecrets, "show-secrets", help: "show what Secrets hold")
        flags.bind(&suppressesSecrets, "suppress-secrets", short: "q", help: "leave Secrets out")
        flags.bind(&suppressedKinds, "suppress", .commaSeparated, help: "leave out objects of a kind; may be repeated")
        if ownsHooks { flags.bind(&leavesOutHooks, "no-hooks", help: "leave out hooks") }
        flags.bind(&includesTests, "include-tests", help: "compare test hooks too")
        flags.bind(&showsValues, "show-values", help: "show how the user's values differ too")
        flags.bind(&tellsByExitStatus, "detailed-exitcode", help: "end with status 2 when there are changes")
        flags.bind(&format, "output", short: "o", help: "diff, simple, json or yaml")
        flags.bindOldSpellings { old in Self.bindOthers(&old) }
    }

    /// Flags of the plugin helm-diff that change nothing here: Yare compares objects, not texts.
    private static func bindOthers(_ old: inout FlagBinder) {
        var (isIgnored, share) = (false, "")
        for name in ["normalize-manifests", "strip-trailing-cr", "strip-comments", "disable-validation"] {
            old.bind(&isIgnored, name, help: "")
        }
        old.bind(&share, "find-renames", short: "D", help: "")
    }

    /// What is compared.
    func scope(leavingOutHooks: Bool = false) -> ReleaseDiff.Scope {
        ReleaseDiff.Scope(
            includesHooks: !(leavesOutHooks || leavingOutHooks), includesTests: includesTests,
            showsSecrets: showsSecrets,
            suppressedKinds: Set(suppressedKinds + (suppressesSecrets ? ["Secret"] : [])),
            context: contextLines < 0 ? .max / 2 : contextLines)
    }

    /// Shows how two revisions differ, by what they recorded.
    ///
    /// - Throws: ``ExitStatus/changesFound`` when they do and the user asks for it.
    func present(from old: Release, to new: Release, in context: CommandContext) async throws {
        var rendering: ExplainableRendering?
        if explains {
            rendering = try await ExplainableRendering(
                new, on: ReleaseSite(context: context).cluster(), timeZoneName: context.environment.variables["TZ"])
        }
        try present(
            ReleaseDiff(from: old, to: new, scope(), explainedBy: rendering), from: old, to: new, in: context)
    }

    /// Shows a difference, and that of the values where it is asked for.
    ///
    /// - Parameter origins: who set each of the new values, by its key.
    /// - Throws: ``ExitStatus/changesFound`` when there is one and the user asks for it.
    func present(
        _ diff: ReleaseDiff, from old: Release?, to new: Release, origins: [String: String] = [:],
        in context: CommandContext
    ) throws {
        var report = DiffReport(diff: diff, usesColor: context.usesColor, origins: origins)
        if showsValues {
            report.values = try ValuesDiff.between(old?.config ?? ValueMap(), new.config, context: scope().context)
        }
        switch format {
        case .table, .diff: context.write(report.table())
        case .simple: context.write(report.headings)
        case .json: context.write(try report.output.json())
        case .yaml: context.write(try report.output.yaml())
        }
        if tellsByExitStatus, !report.isEmpty { throw ExitStatus.changesFound }
    }
}

/// How a difference is written; the first two are the same.
enum DiffFormat: String, FlagChoice, Sendable {
    case diff, table, simple, json, yaml

    static let complaint = OutputFormat.complaint
}
