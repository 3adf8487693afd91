import GRDB
import YareBase

/// A search by a pattern that matches somewhere in the line of a version: its chart's name, that name behind the
/// repository's and a slash, its description, its keywords, as in Helm.
///
/// Most versions of a chart say the same about it, so a chart's line is looked at once, and its versions only where the
/// pattern matches it or some of them say something else.
struct PatternSearch {
    let matches: @Sendable (String) -> Bool
    let choice: VersionChoice
    /// How many versions of each chart are wanted.
    let limit: Int

    /// The versions found, by repository and name, the newest of a chart first.
    func versions(in repositories: [Int64: String], _ database: Database) throws -> [CachedVersion] {
        let reader = try CachedVersionReader(database)
        let unlike = try chartsWithUnlikeVersions(database)
        let charts = try SearchCandidates(Array(repositories.keys), database).all().map { chart in
            (repository: repositories[chart.scope] ?? "", chart: chart)
        }
        var found: [CachedVersion] = []
        for (repository, chart) in charts.sorted(by: { ($0.repository, $0.chart.name) < ($1.repository, $1.chart.name) }
        ) {
            let line = Self.line(repository, chart.name, chart.description, ChartSearchTables.list(chart.keywords))
            guard matches(line) || unlike.contains(chart.id) else { continue }
            found += try reader.versions(ofChart: chart.id, named: chart.name, in: repository, limit: limit) {
                choice.includes($0.version) && matches(Self.line($0))
            }
        }
        return found
    }

    /// The charts of which some versions have another description or other keywords than the chart is searched by.
    private func chartsWithUnlikeVersions(_ database: Database) throws -> Set<Int64> {
        try Int64.fetchSet(
            database,
            sql: "SELECT DISTINCT chart FROM versions WHERE description IS NOT NULL OR keywords IS NOT NULL")
    }

    private static func line(_ version: CachedVersion) -> String {
        line(version.repository, version.chart, version.description, version.keywords)
    }

    private static func line(
        _ repository: String, _ chart: String, _ description: String, _ keywords: [String]
    ) -> String {
        let separator = "\u{0B}"
        return [chart, "\(repository)/\(chart)", description, keywords.joined(separator: " ")]
            .joined(separator: separator)
    }
}
