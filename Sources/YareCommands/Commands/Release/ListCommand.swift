import YareBase
import YareCluster
import YareEngine
import YareRelease

/// `yare list`
struct ListCommand: AsynchronousCommand {
    private var statuses = StatusFlags()
    private var isEverywhere = false
    private var filter = ""
    private var selector = ""
    private var isShort = false
    private var hidesHeader = false
    private var timeFormat = ""
    private var sortsByDate = false
    private var isReversed = false
    private var maximum = 256
    private var offset = 0
    private var format: OutputFormat = .table

    static let description = CommandDescription(
        summary: "list releases",
        arguments: .none,
        discussion: """
            Lists the newest revision of each release in a namespace, those that are deployed or have failed unless flags
            ask for others.
            """,
        examples: [
            .init("in every namespace, whatever their status", "list -A -a"),
            .init("by a regular expression on their names", "list --filter '^web'"),
        ])

    mutating func bind(_ flags: inout FlagBinder) {
        flags.heading = "Which"
        flags.bind(&isEverywhere, "all-namespaces", short: "A", help: "in every namespace")
        flags.bind(&filter, "filter", short: "f", help: "a regular expression that names match")
        flags.bind(&selector, "selector", short: "l", help: "a query on the releases' labels, as in team=shop")
        statuses.bind(&flags)
        flags.bind(&maximum, "max", short: "m", help: "how many at most; 0 for all")
        flags.bind(&offset, "offset", help: "how many to leave out first")
        flags.heading = "How"
        flags.bind(&sortsByDate, "date", short: "d", help: "sort by date")
        flags.bind(&isReversed, "reverse", short: "r", help: "reverse the order")
        flags.bind(&isShort, "short", short: "q", help: "names only")
        flags.bind(&hidesHeader, "no-headers", help: "without the header line")
        flags.bind(&timeFormat, "time-format", help: "the times in a layout of Go's, as in 2006-01-02")
        OutputFormat.bind(&format, &flags)
    }

    func run(in context: CommandContext) async throws {
        let summaries = try await ReleaseSite(context: context).store().summaries(query(context))
        if isShort {
            try context.present(NameList(names: summaries.map(\.name)), as: format)
        } else {
            let layout = timeFormat.isEmpty ? ReleaseList.layout : timeFormat
            try context.present(ReleaseList(summaries: summaries, layout: layout, hidesHeader: hidesHeader), as: format)
        }
    }

    private func query(_ context: CommandContext) throws(YareError) -> ReleaseQuery {
        ReleaseQuery(
            namespace: isEverywhere ? nil : context.namespace, statuses: statuses.chosen, isLatestOnly: true,
            labels: try LabelSelector(parsing: selector),
            nameFilter: try filter.isEmpty ? nil : RegularExpressionCache.shared.matcher(of: filter),
            order: sortsByDate ? .date : .name, isReversed: isReversed, offset: offset, limit: maximum)
    }
}

/// The flags that choose releases by their status.
struct StatusFlags: Sendable {
    private var all = false
    private var deployed = false
    private var failed = false
    private var pending = false
    private var superseded = false
    private var uninstalled = false
    private var uninstalling = false

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&all, "all", short: "a", help: "whatever their status")
        flags.bind(&deployed, "deployed", help: "those that are deployed")
        flags.bind(&failed, "failed", help: "those that have failed")
        flags.bind(&pending, "pending", help: "those that are being changed")
        flags.bind(&superseded, "superseded", help: "those that are superseded")
        flags.bind(&uninstalled, "uninstalled", help: "those that are uninstalled and have kept their history")
        flags.bind(&uninstalling, "uninstalling", help: "those that are being uninstalled")
    }

    /// The statuses asked for, `nil` for all; Helm shows what is deployed or has failed when none is asked for.
    var chosen: Set<ReleaseStatus>? {
        if all { return nil }
        var chosen: Set<ReleaseStatus> = []
        if deployed { chosen.insert(.deployed) }
        if failed { chosen.insert(.failed) }
        if pending { chosen.formUnion([.pendingInstall, .pendingUpgrade, .pendingRollback]) }
        if superseded { chosen.insert(.superseded) }
        if uninstalled { chosen.insert(.uninstalled) }
        if uninstalling { chosen.insert(.uninstalling) }
        return chosen.isEmpty ? [.deployed, .failed] : chosen
    }
}
