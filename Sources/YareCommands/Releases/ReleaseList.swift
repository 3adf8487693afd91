import YareBase
import YareEngine
import YareRelease

/// Releases as `helm list` shows them.
struct ReleaseList: Presentable {
    let summaries: [ReleaseSummary]
    /// How times are written: a layout of Go's.
    var layout = ReleaseList.layout
    var hidesHeader = false

    /// Go's own text of a time.
    static let layout = "2006-01-02 15:04:05.999999999 -0700 MST"

    private static let header = ["NAME", "NAMESPACE", "REVISION", "UPDATED", "STATUS", "CHART", "APP VERSION"]

    func table() -> String {
        var table = Table(header: hidesHeader ? nil : Self.header)
        let times = TimestampFormatter(layout)
        for summary in summaries {
            table.add(
                summary.name, summary.namespace, "\(summary.revision)", updated(summary, times),
                summary.status.rawValue, summary.chartTitle, summary.appVersion)
        }
        return table.text
    }

    var output: OutputValue {
        let times = TimestampFormatter(layout)
        return .list(
            summaries.map { summary in
                .record([
                    .init("name", .text(summary.name)),
                    .init("namespace", .text(summary.namespace)),
                    .init("revision", .text("\(summary.revision)")),
                    .init("updated", .text(updated(summary, times))),
                    .init("status", .text(summary.status.rawValue)),
                    .init("chart", .text(summary.chartTitle)),
                    .init("app_version", .text(summary.appVersion)),
                ])
            })
    }

    private func updated(_ summary: ReleaseSummary, _ times: TimestampFormatter) -> String {
        summary.lastDeployed.isZero ? "-" : times.text(of: summary.lastDeployed)
    }
}

/// Names, one a line.
struct NameList: Presentable {
    let names: [String]

    func table() -> String { names.map { "\($0)\n" }.joined() }
    var output: OutputValue { .texts(names) }
}
