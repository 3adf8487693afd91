import YareBase
import YareCluster
import YareDeploy

/// The objects of a release, kind by kind, as `helm status --show-resources` shows them.
struct ResourceTables {
    /// The objects under headings such as `v1/ConfigMap`, in the order of the manifest.
    let groups: [(title: String, objects: [ResourceState])]

    init(_ resources: [ResourceState]) {
        var groups: [(title: String, objects: [ResourceState])] = []
        for resource in resources {
            let title = "\(resource.identifier.kind.apiVersion)/\(resource.identifier.kind.kind)"
            if let index = groups.firstIndex(where: { $0.title == title }) {
                groups[index].objects.append(resource)
            } else {
                groups.append((title, [resource]))
            }
        }
        self.groups = groups
    }

    /// A table for each kind, each followed by an empty line.
    var text: String {
        groups.map { "==> \($0.title)\n\(Self.table($0.objects))\n" }.joined()
    }

    private static func table(_ objects: [ResourceState]) -> String {
        let rows = [["NAME", "STATUS"]] + objects.map { [$0.identifier.name, $0.readiness.reason ?? "ready"] }
        let width = rows.map { $0[0].count }.max() ?? 0
        return rows.map { "\($0[0].padded(to: width + 3))\($0[1])\n" }.joined()
    }
}
