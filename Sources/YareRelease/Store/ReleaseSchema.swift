import YareDatabase

extension DatabaseSchema {
    /// The tables of the SQLite store. What may be relied upon from outside are the views (see Documentation/ReleaseStore.md).
    ///
    /// `latest_revisions` holds all that `list` shows, of the newest revision of each release only: a list reads that
    /// index and nothing else.
    static let releaseStore = DatabaseSchema(
        title: "release store",
        migrations: [
            """
            CREATE TABLE revisions (
                id INTEGER PRIMARY KEY,
                namespace TEXT NOT NULL,
                name TEXT NOT NULL,
                revision INTEGER NOT NULL,
                is_latest INTEGER NOT NULL,
                status TEXT NOT NULL,
                first_deployed TEXT NOT NULL,
                last_deployed TEXT NOT NULL,
                deployed_at INTEGER NOT NULL,
                deleted TEXT,
                description TEXT NOT NULL,
                rollback_revision INTEGER,
                chart_name TEXT NOT NULL,
                chart_version TEXT NOT NULL,
                app_version TEXT NOT NULL,
                labels TEXT NOT NULL,
                apply_method TEXT,
                actor TEXT NOT NULL,
                host TEXT NOT NULL,
                command TEXT NOT NULL,
                chart_source TEXT NOT NULL,
                chart_digest TEXT NOT NULL,
                values_files TEXT NOT NULL,
                UNIQUE (namespace, name, revision)
            );
            CREATE INDEX latest_revisions ON revisions (
                name, namespace, revision, status, first_deployed, last_deployed, deployed_at, deleted, description,
                chart_name, chart_version, app_version, labels, is_latest
            ) WHERE is_latest;
            CREATE TABLE blobs (
                id INTEGER PRIMARY KEY,
                digest BLOB NOT NULL UNIQUE,
                size INTEGER NOT NULL,
                data BLOB NOT NULL
            );
            CREATE TABLE revision_blobs (
                revision INTEGER NOT NULL REFERENCES revisions (id) ON DELETE CASCADE,
                role TEXT NOT NULL,
                blob INTEGER NOT NULL REFERENCES blobs (id),
                PRIMARY KEY (revision, role)
            ) WITHOUT ROWID;
            CREATE INDEX revisions_of_blob ON revision_blobs (blob);
            CREATE TABLE evidence (
                id INTEGER PRIMARY KEY,
                revision INTEGER NOT NULL REFERENCES revisions (id) ON DELETE CASCADE,
                kind TEXT NOT NULL,
                subject TEXT NOT NULL,
                time TEXT NOT NULL,
                text TEXT NOT NULL
            );
            CREATE INDEX evidence_of_revision ON evidence (revision);
            CREATE TABLE leases (
                namespace TEXT NOT NULL,
                name TEXT NOT NULL,
                token TEXT NOT NULL,
                operation TEXT NOT NULL,
                owner TEXT NOT NULL,
                host TEXT NOT NULL,
                machine TEXT NOT NULL,
                process INTEGER NOT NULL,
                process_start TEXT NOT NULL,
                acquired TEXT NOT NULL,
                heartbeat TEXT NOT NULL,
                expires TEXT NOT NULL,
                PRIMARY KEY (namespace, name)
            ) WITHOUT ROWID;

            CREATE VIEW release_revisions AS
                SELECT namespace, name, revision, status, first_deployed, last_deployed, deleted, description,
                    rollback_revision, chart_name, chart_version, app_version, labels, apply_method, is_latest
                FROM revisions;
            CREATE VIEW releases AS SELECT * FROM release_revisions WHERE is_latest;
            CREATE VIEW release_origins AS
                SELECT namespace, name, revision, actor, host, command, chart_source, chart_digest, values_files
                FROM revisions;
            CREATE VIEW release_labels AS
                SELECT namespace, name, revision, entry.key AS label, entry.value AS value
                FROM revisions, json_each(revisions.labels) AS entry;
            CREATE VIEW release_evidence AS
                SELECT namespace, name, revisions.revision, kind, subject, time, text
                FROM evidence JOIN revisions ON revisions.id = evidence.revision;
            CREATE VIEW release_leases AS
                SELECT namespace, name, operation, owner, host, process, acquired, heartbeat, expires FROM leases;
            CREATE VIEW release_blobs AS
                SELECT namespace, name, revisions.revision, role, lower(hex(digest)) AS sha256, size,
                    length(data) AS stored_size
                FROM revision_blobs JOIN revisions ON revisions.id = revision_blobs.revision
                JOIN blobs ON blobs.id = blob;
            """
        ],
        durability: .full, isCheckedAfterCrash: true)
}
