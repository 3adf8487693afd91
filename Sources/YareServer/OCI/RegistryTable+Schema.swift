extension RegistryTable {
    /// The tables of what was pushed to the registry.
    ///
    /// A manifest of a chart goes with the chart's row. Blobs have rows before their files, so that no file is forgotten.
    static let migration = """
        CREATE TABLE registry_manifests (
            id INTEGER PRIMARY KEY,
            repository TEXT NOT NULL,
            digest TEXT NOT NULL,
            media_type TEXT NOT NULL,
            content BLOB NOT NULL,
            subject TEXT,
            version INTEGER REFERENCES versions (id) ON DELETE CASCADE,
            UNIQUE (repository, digest)
        );
        CREATE INDEX registry_manifests_by_subject ON registry_manifests (repository, subject);
        CREATE INDEX registry_manifests_by_version ON registry_manifests (version);
        CREATE TABLE registry_tags (
            repository TEXT NOT NULL,
            tag TEXT NOT NULL,
            manifest INTEGER NOT NULL REFERENCES registry_manifests (id) ON DELETE CASCADE,
            PRIMARY KEY (repository, tag)
        ) WITHOUT ROWID;
        CREATE INDEX registry_tags_by_manifest ON registry_tags (manifest);
        CREATE TABLE registry_manifest_blobs (
            manifest INTEGER NOT NULL REFERENCES registry_manifests (id) ON DELETE CASCADE,
            digest TEXT NOT NULL,
            PRIMARY KEY (manifest, digest)
        ) WITHOUT ROWID;
        CREATE TABLE registry_blobs (
            repository TEXT NOT NULL,
            digest TEXT NOT NULL,
            seen INTEGER NOT NULL,
            PRIMARY KEY (repository, digest)
        ) WITHOUT ROWID;
        CREATE INDEX registry_blobs_by_digest ON registry_blobs (digest)
        """
}
