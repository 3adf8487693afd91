import GRDB
import YareBase

/// The kinds that CustomResourceDefinitions taught the embedded cluster.
struct CustomKinds {
    let database: Database

    func resource(for kind: GroupVersionKind) throws -> APIResource? {
        let statement = try database.cachedStatement(
            sql: "SELECT * FROM custom_kinds WHERE api_group = ? AND kind = ? AND version = ?")
        return try Row.fetchOne(statement, arguments: [kind.group, kind.kind, kind.version]).map(Self.resource)
    }

    func all() throws -> [APIResource] {
        try Row.fetchAll(database, sql: "SELECT * FROM custom_kinds ORDER BY api_group, version, kind")
            .map(Self.resource)
    }

    private static func resource(_ row: Row) -> APIResource {
        APIResource(
            GroupVersionKind(group: row["api_group"], version: row["version"], kind: row["kind"]),
            plural: row["plural"], singular: row["singular"], shortNames: words(row["short_names"]),
            isNamespaced: row["is_namespaced"], subresources: words(row["subresources"]))
    }

    private static func words(_ text: String) -> [String] { text.split(separator: ",").map(String.init) }

    /// Learns the kinds of a definition, forgetting what an earlier state of it said.
    func learn(from definition: KubernetesObject) throws {
        try forget(definition)
        let statement = try database.cachedStatement(
            sql: "INSERT OR REPLACE INTO custom_kinds VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        for resource in Self.resources(of: definition) {
            try statement.execute(arguments: [
                resource.kind.group, resource.kind.kind, resource.kind.version, resource.plural, resource.singular,
                resource.shortNames.joined(separator: ","), resource.isNamespaced,
                resource.subresources.joined(separator: ","), definition.name,
            ])
        }
    }

    func forget(_ definition: KubernetesObject) throws {
        try database.cachedStatement(sql: "DELETE FROM custom_kinds WHERE definition = ?")
            .execute(arguments: [definition.name])
    }

    /// The kind that a definition defines, in each version that it serves.
    static func resources(of definition: KubernetesObject) -> [APIResource] {
        let names = definition["spec", "names"] ?? .null
        let kind = names["kind"]?.stringValue ?? ""
        let group = definition["spec", "group"]?.stringValue ?? ""
        return servedVersions(of: definition).map { version in
            APIResource(
                GroupVersionKind(group: group, version: version["name"]?.stringValue ?? "", kind: kind),
                plural: names["plural"]?.stringValue ?? "", singular: names["singular"]?.stringValue,
                shortNames: names["shortNames"]?.listValue?.compactMap(\.stringValue) ?? [],
                isNamespaced: definition["spec", "scope"]?.stringValue != "Cluster",
                subresources: (version["subresources"] ?? definition["spec", "subresources"])?.mapValue?.keys ?? [])
        }
    }

    /// `apiextensions.k8s.io/v1beta1` also knew a single `spec.version`.
    private static func servedVersions(of definition: KubernetesObject) -> [Value] {
        if let versions = definition["spec", "versions"]?.listValue, !versions.isEmpty {
            return versions.filter { $0["served"]?.boolValue != false }
        }
        return definition["spec", "version"].map { [["name": $0]] } ?? []
    }
}
