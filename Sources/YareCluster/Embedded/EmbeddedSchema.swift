import YareDatabase

extension DatabaseSchema {
    /// The embedded cluster's tables.
    ///
    /// An object is kept once, as JSON, whatever versions its kind is served in. `version` is its resource version, so
    /// that the rows after a version are the changes since; `deletions` remembers the last of those that are gone. There
    /// are few indexes and small pages, since each write is a transaction of its own and costs what it touches.
    static let embeddedCluster = DatabaseSchema(
        title: "embedded cluster",
        migrations: [
            """
            CREATE TABLE objects (
                id INTEGER PRIMARY KEY,
                api_group TEXT NOT NULL,
                kind TEXT NOT NULL,
                namespace TEXT NOT NULL,
                name TEXT NOT NULL,
                uid TEXT NOT NULL,
                version INTEGER NOT NULL,
                created INTEGER NOT NULL,
                body TEXT NOT NULL,
                UNIQUE (api_group, kind, namespace, name)
            );
            CREATE TABLE owners (
                owner TEXT NOT NULL,
                object INTEGER NOT NULL REFERENCES objects (id) ON DELETE CASCADE,
                PRIMARY KEY (owner, object)
            ) WITHOUT ROWID;
            CREATE INDEX owners_by_object ON owners (object);
            CREATE TABLE deletions (
                version INTEGER PRIMARY KEY,
                api_group TEXT NOT NULL,
                kind TEXT NOT NULL,
                namespace TEXT NOT NULL,
                body TEXT NOT NULL
            );
            CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
            CREATE TABLE custom_kinds (
                api_group TEXT NOT NULL,
                kind TEXT NOT NULL,
                version TEXT NOT NULL,
                plural TEXT NOT NULL,
                singular TEXT NOT NULL,
                short_names TEXT NOT NULL,
                is_namespaced INTEGER NOT NULL,
                subresources TEXT NOT NULL,
                definition TEXT NOT NULL,
                PRIMARY KEY (api_group, kind, version)
            ) WITHOUT ROWID;
            """,
            namespacesOfFreshCluster,
            "CREATE TABLE settings (name TEXT PRIMARY KEY, choice TEXT NOT NULL) WITHOUT ROWID",
        ],
        durability: .normal, isCheckedAfterCrash: false, pageSize: 1024)

    /// The namespaces that every cluster has.
    private static let namespacesOfFreshCluster = """
        WITH fresh AS MATERIALIZED (
            SELECT column1 AS name, row_number() OVER () AS version, lower(hex(randomblob(4)) || '-'
                || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-8' || substr(hex(randomblob(2)), 2)
                || '-' || hex(randomblob(6))) AS uid
            FROM (VALUES ('default'), ('kube-node-lease'), ('kube-public'), ('kube-system'))
        )
        INSERT INTO objects (api_group, kind, namespace, name, uid, version, created, body)
        SELECT '', 'Namespace', '', name, uid, version, version, json_object(
            'apiVersion', 'v1', 'kind', 'Namespace',
            'metadata', json_object(
                'creationTimestamp', strftime('%Y-%m-%dT%H:%M:%SZ', 'now'),
                'labels', json_object('kubernetes.io/metadata.name', name),
                'name', name, 'resourceVersion', CAST(version AS TEXT), 'uid', uid),
            'spec', json_object('finalizers', json_array('kubernetes')),
            'status', json_object('phase', 'Active'))
        FROM fresh;
        INSERT INTO counters (name, value) VALUES ('version', 4);
        """
}
