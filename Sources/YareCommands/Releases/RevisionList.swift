import YareBase
import YareEngine
import YareRelease

/// Revisions as `helm history` shows them, and who made them where that is asked for.
struct RevisionList: Presentable {
    let summaries: [ReleaseSummary]
    /// Who made each revision; `nil` to leave that out, as Helm does.
    var origins: [ReleaseOrigin]?

    private static let header = ["REVISION", "UPDATED", "STATUS", "CHART", "APP VERSION", "DESCRIPTION"]

    func table() -> String {
        var table = Table(header: Self.header + (origins == nil ? [] : ["ACTOR", "COMMAND", "SOURCE"]))
        let times = TimestampFormatter(ReleaseReport.layout)
        for (index, summary) in summaries.enumerated() {
            let origin = origins.map { $0[index] }
            table.add(
                [
                    "\(summary.revision)", times.text(of: summary.lastDeployed),
                    summary.status.rawValue, summary.chartTitle, summary.appVersion, summary.description,
                ] + (origin.map { [$0.person, $0.command, $0.chartSource] } ?? []))
        }
        return table.text
    }

    var output: OutputValue {
        .list(
            summaries.enumerated().map { index, summary in
                .record([
                    .init("revision", .integer(summary.revision)),
                    .init("updated", .text(ReleaseOutput.text(summary.lastDeployed))),
                    .init("status", .text(summary.status.rawValue)),
                    .init("chart", .text(summary.chartTitle)),
                    .init("app_version", .text(summary.appVersion)),
                    .init("description", .text(summary.description)),
                    .init("origin", origins.map { Self.record($0[index]) }),
                ])
            })
    }

    private static func record(_ origin: ReleaseOrigin) -> OutputValue {
        .record([
            .init("actor", .nonEmpty(origin.actor)), .init("host", .nonEmpty(origin.host)),
            .init("command", .nonEmpty(origin.command)), .init("chart_source", .nonEmpty(origin.chartSource)),
            .init("chart_digest", .nonEmpty(origin.chartDigest)),
            .init("values_files", origin.valuesFiles.isEmpty ? nil : .texts(origin.valuesFiles)),
        ])
    }
}

extension ReleaseOrigin {
    /// `ada@host`, or as much of it as is known.
    var person: String {
        actor.isEmpty || host.isEmpty ? actor + host : "\(actor)@\(host)"
    }
}
