public import GRDB

/// The tables that full-text search needs in a SQLite file: the client's cache and a server embed them in their own.
///
/// They hold the newest version of each chart only: forty thousand versions are two thousand charts, and words that an
/// old version has lost should not be found. Every change is made inside the embedder's own transaction.
public enum ChartSearchTables {
    /// The statements that make the tables: one of the embedder's migrations.
    public static let migration = """
        CREATE TABLE search_documents (
            id INTEGER PRIMARY KEY,
            scope INTEGER NOT NULL,
            name TEXT NOT NULL,
            keywords TEXT NOT NULL,
            description TEXT NOT NULL,
            maintainers TEXT NOT NULL,
            version_count INTEGER NOT NULL,
            is_deprecated INTEGER NOT NULL
        );
        CREATE INDEX search_documents_by_scope ON search_documents (scope);
        CREATE VIRTUAL TABLE search_words USING fts5 (
            name, keywords, description, maintainers,
            content = 'search_documents', content_rowid = 'id', prefix = '2 3',
            tokenize = 'unicode61 remove_diacritics 2'
        );
        CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab (search_words, row);
        CREATE TRIGGER search_documents_added AFTER INSERT ON search_documents BEGIN
            INSERT INTO search_words (rowid, name, keywords, description, maintainers)
            VALUES (new.id, new.name, new.keywords, new.description, new.maintainers);
        END;
        CREATE TRIGGER search_documents_removed AFTER DELETE ON search_documents BEGIN
            INSERT INTO search_words (search_words, rowid, name, keywords, description, maintainers)
            VALUES ('delete', old.id, old.name, old.keywords, old.description, old.maintainers);
        END;
        CREATE TRIGGER search_documents_changed
        AFTER UPDATE OF name, keywords, description, maintainers ON search_documents BEGIN
            INSERT INTO search_words (search_words, rowid, name, keywords, description, maintainers)
            VALUES ('delete', old.id, old.name, old.keywords, old.description, old.maintainers);
            INSERT INTO search_words (rowid, name, keywords, description, maintainers)
            VALUES (new.id, new.name, new.keywords, new.description, new.maintainers);
        END
        """

    /// Between keywords, so that none runs into the next.
    static let keywordSeparator = "\n"

    /// The texts that were joined with ``keywordSeparator``.
    static func list(_ joined: String) -> [String] {
        joined.utf8.split(separator: UInt8(ascii: "\n")).map { String(Substring($0)) }
    }

    /// Adds a chart, or puts its words in place of those it had.
    public static func put(_ document: SearchDocument, in database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO search_documents VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET scope = excluded.scope, name = excluded.name,
                    keywords = excluded.keywords, description = excluded.description,
                    maintainers = excluded.maintainers, version_count = excluded.version_count,
                    is_deprecated = excluded.is_deprecated
                """)
        try statement.execute(arguments: [
            document.id, document.scope, document.name, document.keywords.joined(separator: keywordSeparator),
            document.description, document.maintainers.joined(separator: keywordSeparator), document.versionCount,
            document.isDeprecated,
        ])
    }

    /// Puts the words in order, for a change of many charts at once: what was removed leaves marks in the index that
    /// searches pass over, and what was added lies in several parts. Takes about 10 ms for 2,000 charts.
    public static func putInOrder(in database: Database) throws {
        try database.execute(sql: "INSERT INTO search_words (search_words) VALUES ('optimize')")
    }

    /// Removes a chart; nothing happens where it is not there.
    public static func remove(id: Int64, in database: Database) throws {
        try database.cachedStatement(sql: "DELETE FROM search_documents WHERE id = ?").execute(arguments: [id])
    }

    /// Removes all charts of a repository.
    public static func removeAll(scope: Int64, in database: Database) throws {
        try database.cachedStatement(sql: "DELETE FROM search_documents WHERE scope = ?").execute(arguments: [scope])
    }
}
