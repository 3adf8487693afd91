import GRDB
import YareBase
import YareCluster
import YareYAML

extension RevisionTable {
    /// The revisions that a query selects, without their bodies.
    ///
    /// What SQL can tell it tells; names and labels are looked at here, and then the page is cut here too.
    func summaries(_ query: ReleaseQuery) throws -> [ReleaseSummary] {
        let isCutBySQL = query.nameFilter == nil && query.labels.isEmpty
        let statement = try database.cachedStatement(sql: Self.sql(query, isCut: isCutBySQL))
        let cursor = try Row.fetchCursor(statement, arguments: Self.arguments(query, isCut: isCutBySQL))
        var found: [ReleaseSummary] = []
        while let row = try cursor.next() {
            if let filter = query.nameFilter, !filter(row[0]) { continue }
            let summary = Self.summary(row)
            if query.labels.isEmpty || query.labels.matches(summary.labels) { found.append(summary) }
        }
        return isCutBySQL ? found : query.page(of: found)
    }

    private static func sql(_ query: ReleaseQuery, isCut: Bool) -> String {
        var conditions = query.isLatestOnly ? ["is_latest"] : []
        if query.namespace != nil { conditions.append("namespace = ?") }
        if query.name != nil { conditions.append("name = ?") }
        if let statuses = query.statuses {
            conditions.append("status IN (\(statuses.map { _ in "?" }.joined(separator: ", ")))")
        }
        let direction = query.isReversed ? "DESC" : "ASC"
        let byName = ["name", "namespace", "revision"].map { "\($0) \(direction)" }.joined(separator: ", ")
        return """
            SELECT name, namespace, revision, status, first_deployed, last_deployed, deleted, description, chart_name,
                chart_version, app_version, labels
            FROM revisions\(conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND "))
            ORDER BY \(query.order == .date ? "deployed_at \(direction), " : "")\(byName)
            \(isCut ? "LIMIT ? OFFSET ?" : "")
            """
    }

    private static func arguments(_ query: ReleaseQuery, isCut: Bool) -> StatementArguments {
        var arguments = StatementArguments([query.namespace, query.name].compactMap { $0 })
        arguments += StatementArguments((query.statuses ?? []).map(\.rawValue))
        if isCut { arguments += [query.limit > 0 ? query.limit : -1, max(0, query.offset)] }
        return arguments
    }

    private static func summary(_ row: Row) -> ReleaseSummary {
        ReleaseSummary(
            name: row[0], namespace: row[1], revision: row[2], status: ReleaseStatus(rawValue: row[3]) ?? .unknown,
            firstDeployed: Timestamp(row[4] as String) ?? .zero, lastDeployed: Timestamp(row[5] as String) ?? .zero,
            deleted: (row[6] as String?).flatMap { Timestamp($0) }, description: row[7], chartName: row[8],
            chartVersion: row[9], appVersion: row[10], labels: labels(row[11]))
    }

    /// The labels of a row; most have none.
    private static func labels(_ text: String) -> SortedMap<String> {
        guard text != "{}", let map = (try? JSONReader().read(text))?.mapValue else { return SortedMap() }
        return map.mapValues { $0.stringValue ?? "" }
    }
}
