import GRDB
import YareBase

/// The rows of leases, within one transaction.
struct SQLiteLeaseTable {
    let database: Database

    func lease(on name: String, in namespace: String) throws -> Lease? {
        let statement = try database.cachedStatement(sql: "SELECT * FROM leases WHERE namespace = ? AND name = ?")
        return try Row.fetchOne(statement, arguments: [namespace, name]).map(Self.lease)
    }

    func put(_ lease: Lease) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO leases (
                    namespace, name, token, operation, owner, host, machine, process, process_start, acquired,
                    heartbeat, expires
                ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try statement.execute(arguments: [
            lease.namespace, lease.name, lease.token, lease.operation, lease.holder.owner, lease.holder.host,
            lease.holder.machine, lease.holder.process, lease.holder.processStart, lease.acquired.text(),
            lease.heartbeat.text(), lease.expires.text(),
        ])
    }

    func delete(_ lease: Lease) throws {
        try database.cachedStatement(sql: "DELETE FROM leases WHERE namespace = ? AND name = ? AND token = ?")
            .execute(arguments: [lease.namespace, lease.name, lease.token])
    }

    private static func lease(_ row: Row) -> Lease {
        func time(_ column: String) -> Timestamp { Timestamp(row[column] as String) ?? .zero }
        return Lease(
            namespace: row["namespace"], name: row["name"], token: row["token"], operation: row["operation"],
            holder: LeaseHolder(
                owner: row["owner"], host: row["host"], machine: row["machine"], process: row["process"],
                processStart: row["process_start"]),
            acquired: time("acquired"), heartbeat: time("heartbeat"), expires: time("expires"))
    }
}
