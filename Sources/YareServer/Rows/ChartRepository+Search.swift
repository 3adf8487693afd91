import GRDB
public import YareBase
import YareDatabase
import YareRepository

extension ChartRepository {
    /// Charts that a search found, in their newest version, with the repository of each.
    public struct SearchResult: Sendable {
        public var charts: [(tenant: TenantPath, version: StoredVersion)]
        /// How many charts were found in all.
        public var total: Int
    }

    /// Searches repositories as people type.
    ///
    /// - Parameters:
    ///   - text: names, beginnings of words, words with slips; all charts where it is empty.
    ///   - tenants: the repositories to look in; `nil` for all.
    public func search(
        _ text: String, in tenants: [TenantPath]? = nil, offset: Int = 0, limit: Int = 20
    ) throws(YareError) -> SearchResult {
        try read { table in
            let rows = try tenants?.compactMap { try table.existingTenant($0) }
            let hits = try ChartSearch(text, scopes: rows).hits(in: table.database)
            let page = hits.dropFirst(offset).prefix(limit)
            return SearchResult(charts: try page.compactMap { try table.newest(of: $0.id) }, total: hits.count)
        }
    }

    /// Where the charts are that ``search(_:in:offset:limit:)`` finds, the best first.
    func places(of text: String, in tenants: [TenantPath]) throws(YareError) -> [ChartPlace] {
        try read { table in
            var names: [Int64: String] = [:]
            for tenant in tenants {
                if let row = try table.existingTenant(tenant) { names[row] = tenant.text }
            }
            return try ChartSearch(text, scopes: Array(names.keys)).hits(in: table.database).compactMap { hit in
                names[hit.scope].map { ChartPlace(tenant: $0, name: hit.name) }
            }
        }
    }
}

/// A chart of a repository.
struct ChartPlace: Sendable, Hashable {
    var tenant: String
    var name: String
}
