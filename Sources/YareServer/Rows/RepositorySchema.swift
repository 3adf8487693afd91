import YareDatabase
import YareRepository

extension DatabaseSchema {
    /// The tables of a server's repositories.
    ///
    /// What stands here of packages can be made anew from the packages; users, tokens and rights cannot.
    static let chartRepositories = DatabaseSchema(
        title: "chart repository",
        migrations: [
            """
            CREATE TABLE settings (
                name TEXT PRIMARY KEY,
                value TEXT NOT NULL
            ) WITHOUT ROWID;
            INSERT INTO settings VALUES ('instance', lower(hex(randomblob(8))));
            CREATE TABLE tenants (
                id INTEGER PRIMARY KEY,
                path TEXT NOT NULL UNIQUE,
                revision INTEGER NOT NULL,
                changed TEXT NOT NULL
            );
            CREATE TABLE charts (
                id INTEGER PRIMARY KEY,
                tenant INTEGER NOT NULL REFERENCES tenants (id),
                name TEXT NOT NULL,
                newest INTEGER,
                version_count INTEGER NOT NULL DEFAULT 0,
                UNIQUE (tenant, name)
            );
            CREATE TABLE versions (
                id INTEGER PRIMARY KEY,
                chart INTEGER NOT NULL REFERENCES charts (id),
                version TEXT NOT NULL,
                precedence BLOB NOT NULL,
                is_prerelease INTEGER NOT NULL,
                digest TEXT NOT NULL,
                size INTEGER NOT NULL,
                created TEXT NOT NULL,
                file TEXT NOT NULL UNIQUE,
                stamp TEXT NOT NULL,
                json TEXT NOT NULL,
                yaml TEXT NOT NULL,
                UNIQUE (chart, version)
            );
            CREATE INDEX versions_by_precedence ON versions (chart, precedence DESC, id DESC);
            CREATE INDEX versions_by_digest ON versions (digest);
            CREATE TABLE rejected_files (
                file TEXT PRIMARY KEY,
                stamp TEXT NOT NULL,
                reason TEXT NOT NULL
            ) WITHOUT ROWID;
            CREATE TABLE users (
                id INTEGER PRIMARY KEY,
                name TEXT NOT NULL UNIQUE,
                password TEXT,
                created TEXT NOT NULL
            );
            CREATE TABLE tokens (
                id INTEGER PRIMARY KEY,
                user INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
                name TEXT NOT NULL,
                digest BLOB NOT NULL UNIQUE,
                created TEXT NOT NULL,
                expires TEXT,
                UNIQUE (user, name)
            );
            CREATE TABLE rights (
                user INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
                token INTEGER REFERENCES tokens (id) ON DELETE CASCADE,
                repositories TEXT NOT NULL,
                actions TEXT NOT NULL
            );
            CREATE INDEX rights_of_user ON rights (user, token);
            CREATE TABLE sessions (
                digest BLOB PRIMARY KEY,
                user INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
                expires INTEGER NOT NULL
            ) WITHOUT ROWID
            """,
            ChartSearchTables.migration,
            RegistryTable.migration,
        ],
        durability: .full, isCheckedAfterCrash: false)
}
