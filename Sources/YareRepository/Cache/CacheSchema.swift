import YareDatabase

extension DatabaseSchema {
    /// The tables of the client's cache: what the indexes of repositories say, ready to be searched.
    ///
    /// All of it can be made anew from the indexes, so nothing waits for the disk.
    static let repositoryCache = DatabaseSchema(
        title: "repository cache",
        migrations: [
            """
            CREATE TABLE repositories (
                id INTEGER PRIMARY KEY,
                name TEXT NOT NULL UNIQUE,
                url TEXT NOT NULL,
                stamp TEXT NOT NULL,
                etag TEXT,
                modified TEXT
            );
            CREATE TABLE charts (
                id INTEGER PRIMARY KEY,
                repository INTEGER NOT NULL REFERENCES repositories (id),
                name TEXT NOT NULL,
                UNIQUE (repository, name)
            );
            CREATE TABLE versions (
                chart INTEGER NOT NULL,
                position INTEGER NOT NULL,
                version TEXT NOT NULL,
                app_version TEXT NOT NULL,
                description TEXT,
                keywords TEXT,
                digest TEXT NOT NULL,
                urls TEXT NOT NULL,
                PRIMARY KEY (chart, position)
            ) WITHOUT ROWID;
            """ + ChartSearchTables.migration,
            """
            CREATE INDEX versions_with_own_texts ON versions (chart) WHERE description IS NOT NULL OR keywords IS NOT NULL;
            """,
        ],
        durability: .normal, isCheckedAfterCrash: false, mappedSize: 1 << 28)
}
