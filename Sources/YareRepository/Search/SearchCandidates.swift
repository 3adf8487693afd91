import GRDB

/// A chart that may be what is looked for, with the words that decide.
struct SearchCandidate {
    let id: Int64
    let scope: Int64
    let name: String
    let keywords: String
    let description: String
    let versionCount: Int
    let isDeprecated: Bool

    static let columns = "d.id, d.scope, d.name, d.keywords, d.description, d.version_count, d.is_deprecated"

    init(_ row: Row) {
        id = row[0]
        scope = row[1]
        name = row[2]
        keywords = row[3]
        description = row[4]
        versionCount = row[5]
        isDeprecated = row[6]
    }
}

/// Finds the charts that have certain words.
struct SearchCandidates {
    private let database: Database
    /// A condition on the repositories, to stand behind another one.
    private let scopeCondition: String

    init(_ scopes: [Int64]?, _ database: Database) {
        self.database = database
        // the plus keeps SQLite from asking the words of every chart of a repository instead of the charts of a word
        scopeCondition = scopes.map { " AND +d.scope IN (\($0.map(String.init).joined(separator: ",")))" } ?? ""
    }

    /// Whether a chart must have all of several terms or one of them.
    enum Combination: String {
        case all = " AND "
        case any = " OR "
    }

    /// The charts that have words for the terms.
    func matching(_ terms: [SearchTerm], _ combination: Combination) throws -> [SearchCandidate] {
        let query = terms.map(\.query).joined(separator: combination.rawValue)
        return try candidates(
            """
            SELECT \(SearchCandidate.columns) FROM search_words w JOIN search_documents d ON d.id = w.rowid
            WHERE search_words MATCH ?\(scopeCondition)
            """, [query])
    }

    private func candidates(
        _ sql: String, _ arguments: StatementArguments, except known: Set<Int64> = []
    ) throws -> [SearchCandidate] {
        let rows = try Row.fetchCursor(database.cachedStatement(sql: sql), arguments: arguments)
        var candidates: [SearchCandidate] = []
        while let row = try rows.next() {
            if !known.contains(row[0]) { candidates.append(SearchCandidate(row)) }
        }
        return candidates
    }

    /// Adds the charts whose name, keywords or description have a text anywhere in them, and those whose name is another
    /// text but for its dashes.
    func containing(text: String, nameWithoutSeparators name: String, _ found: inout [SearchCandidate]) throws {
        found += try candidates(
            """
            SELECT \(SearchCandidate.columns) FROM search_documents d
            WHERE (d.name LIKE :text ESCAPE '\\' OR d.keywords LIKE :text ESCAPE '\\'
                OR d.description LIKE :text ESCAPE '\\'
                OR lower(replace(d.name, '-', '')) = :name)\(scopeCondition)
            """, ["text": Self.pattern(anywhere: text), "name": name], except: Set(found.map(\.id)))
    }

    /// The pattern of SQL's `LIKE` for texts that have another one in them.
    private static func pattern(anywhere text: String) -> String {
        var pattern = "%"
        for scalar in text.unicodeScalars {
            if scalar == "%" || scalar == "_" || scalar == "\\" { pattern.unicodeScalars.append("\\") }
            pattern.unicodeScalars.append(scalar)
        }
        return pattern + "%"
    }

    /// All charts.
    func all() throws -> [SearchCandidate] {
        try candidates("SELECT \(SearchCandidate.columns) FROM search_documents d WHERE 1\(scopeCondition)", [])
    }

    /// All charts, by name.
    func allByName() throws -> [SearchHit] {
        try Row.fetchAll(
            database.cachedStatement(
                sql:
                    "SELECT d.id, d.scope, d.name FROM search_documents d WHERE 1\(scopeCondition) ORDER BY d.name, d.id"
            )
        )
        .map { SearchHit(id: $0[0], scope: $0[1], name: $0[2], score: 0) }
    }
}
