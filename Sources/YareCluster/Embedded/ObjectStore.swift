import GRDB
import YareBase

/// The rows of the embedded cluster's objects, within one transaction.
struct ObjectStore {
    let database: Database

    /// An object with the place of its row.
    struct Stored {
        let row: Int64
        let object: KubernetesObject
    }

    func object(_ kind: GroupKind, namespace: String?, name: String) throws -> Stored? {
        let statement = try database.cachedStatement(
            sql: "SELECT id, body FROM objects WHERE api_group = ? AND kind = ? AND namespace = ? AND name = ?")
        return try Row.fetchOne(statement, arguments: [kind.group, kind.kind, namespace ?? "", name]).map(Self.stored)
    }

    /// Whether the object that a reference names is there, in the namespace of its dependent or in none.
    func hasOwner(_ reference: OwnerReference, of dependent: KubernetesObject) throws -> Bool {
        try [dependent.namespace, nil].contains { namespace in
            try object(reference.kind.groupKind, namespace: namespace, name: reference.name)?.object.uid
                == reference.uid
        }
    }

    /// Whether the row of an object is still there.
    func hasRow(_ stored: Stored) throws -> Bool {
        let statement = try database.cachedStatement(sql: "SELECT 1 FROM objects WHERE id = ? AND uid = ?")
        return try Row.fetchOne(statement, arguments: [stored.row, stored.object.uid]) != nil
    }

    /// The objects of a kind, ordered by namespace and name.
    func objects(_ kind: GroupKind, in namespace: String?) throws -> [Stored] {
        let place = namespace == nil ? "" : " AND namespace = ?"
        let statement = try database.cachedStatement(
            sql: "SELECT id, body FROM objects WHERE api_group = ? AND kind = ?\(place) ORDER BY namespace, name")
        let arguments = [kind.group, kind.kind] + (namespace.map { [$0] } ?? [])
        return try Row.fetchAll(statement, arguments: StatementArguments(arguments)).map(Self.stored)
    }

    /// Whether there is any object of a kind.
    func hasObjects(of kind: GroupKind) throws -> Bool {
        let statement = try database.cachedStatement(
            sql: "SELECT 1 FROM objects WHERE api_group = ? AND kind = ? LIMIT 1")
        return try Row.fetchOne(statement, arguments: [kind.group, kind.kind]) != nil
    }

    /// Every object of the cluster, ordered by group, kind, namespace and name.
    func objects() throws -> [Stored] {
        let sql = "SELECT id, body FROM objects ORDER BY api_group, kind, namespace, name"
        return try Row.fetchAll(database, sql: sql).map(Self.stored)
    }

    /// Every object in a namespace.
    func objects(inNamespace namespace: String) throws -> [Stored] {
        let statement = try database.cachedStatement(
            sql: "SELECT id, body FROM objects WHERE namespace = ? AND namespace != '' ORDER BY id")
        return try Row.fetchAll(statement, arguments: [namespace]).map(Self.stored)
    }

    /// The objects that name the owner.
    func dependents(of owner: String) throws -> [Stored] {
        let statement = try database.cachedStatement(
            sql: "SELECT id, body FROM objects JOIN owners ON object = id WHERE owner = ? ORDER BY id")
        return try Row.fetchAll(statement, arguments: [owner]).map(Self.stored)
    }

    func insert(_ object: KubernetesObject, version: Int64) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO objects (api_group, kind, namespace, name, uid, version, created, body)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try statement.execute(arguments: [
            object.kind.group, object.kind.kind, object.namespace ?? "", object.name, object.uid, version, version,
            JSONText.string(.map(object.content)),
        ])
        try link(database.lastInsertedRowID, to: object.ownerReferences)
    }

    func update(_ row: Int64, to object: KubernetesObject, version: Int64) throws {
        let statement = try database.cachedStatement(sql: "UPDATE objects SET version = ?, body = ? WHERE id = ?")
        try statement.execute(arguments: [version, JSONText.string(.map(object.content)), row])
        try database.cachedStatement(sql: "DELETE FROM owners WHERE object = ?").execute(arguments: [row])
        try link(row, to: object.ownerReferences)
    }

    private func link(_ row: Int64, to owners: [OwnerReference]) throws {
        for owner in owners {
            try database.cachedStatement(sql: "INSERT OR IGNORE INTO owners (owner, object) VALUES (?, ?)")
                .execute(arguments: [owner.uid, row])
        }
    }

    /// How many deletions are remembered for those who watch.
    private static let rememberedDeletions: Int64 = 1000

    func remove(_ stored: Stored, version: Int64) throws {
        var object = stored.object
        object.resourceVersion = "\(version)"
        try database.cachedStatement(sql: "DELETE FROM objects WHERE id = ?").execute(arguments: [stored.row])
        let statement = try database.cachedStatement(
            sql: "INSERT INTO deletions (version, api_group, kind, namespace, body) VALUES (?, ?, ?, ?, ?)")
        try statement.execute(arguments: [
            version, object.kind.group, object.kind.kind, object.namespace ?? "",
            JSONText.string(.map(object.content)),
        ])
        if version % Self.rememberedDeletions == 0 { try forgetDeletions(before: version - Self.rememberedDeletions) }
    }

    private func forgetDeletions(before version: Int64) throws {
        try database.execute(sql: "DELETE FROM deletions WHERE version < ?", arguments: [version])
        try database.execute(
            sql: "INSERT INTO counters VALUES ('oldest', ?) ON CONFLICT DO UPDATE SET value = excluded.value",
            arguments: [version])
    }

    /// Forgets the oldest events, as if they had never been: nobody watches for an event to go.
    func forgetEvents(allBut kept: Int64) throws {
        try database.execute(
            sql: """
                DELETE FROM objects WHERE api_group = '' AND kind = 'Event' AND id NOT IN
                    (SELECT id FROM objects WHERE api_group = '' AND kind = 'Event' ORDER BY version DESC LIMIT ?)
                """, arguments: [kept])
    }

    /// Takes everything away but the counters, so that versions go on; watches begin anew.
    func removeAll(but kept: [Stored]) throws {
        for table in ["owners", "deletions", "custom_kinds", "objects"] {
            try database.execute(sql: "DELETE FROM \(table)")
        }
        for stored in kept { try insert(stored.object, version: next("version")) }
        try database.execute(
            sql: "INSERT OR REPLACE INTO counters SELECT 'oldest', value FROM counters WHERE name = 'version'")
    }

    /// The value of a counter; 0 before its first use.
    func counter(_ name: String) throws -> Int64 {
        let statement = try database.cachedStatement(sql: "SELECT value FROM counters WHERE name = ?")
        return try Int64.fetchOne(statement, arguments: [name]) ?? 0
    }

    /// Counts one on.
    func next(_ name: String) throws -> Int64 {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO counters VALUES (?, 1) ON CONFLICT DO UPDATE SET value = value + 1 RETURNING value
                """)
        return try Int64.fetchOne(statement, arguments: [name]) ?? 0
    }

    static func stored(_ row: Row) throws -> Stored {
        let text: String = row[1]
        guard let content = JSONText.value(text)?.mapValue else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "an object's JSON cannot be read")
        }
        return Stored(row: row[0], object: KubernetesObject(content))
    }
}
