public import YareBase

/// What can be asked of and done to an embedded cluster alone.
extension EmbeddedCluster {
    /// Every object in a namespace, or of the whole cluster, ordered by kind, namespace and name.
    public func contents(in namespace: String? = nil) throws(YareError) -> [KubernetesObject] {
        try read { transaction in
            let stored = try namespace.map(transaction.store.objects(inNamespace:)) ?? transaction.store.objects()
            return stored.map(\.object).sorted { $0.sortingKey < $1.sortingKey }
        }
    }

    /// The kinds that are served, and those of objects that lie in versions which are not, as they were let in.
    public func kinds() async throws -> [APIResource] {
        let served = try await resources()
        let known = Set(served.map(\.kind.groupKind))
        return try served
            + read { transaction in
                let others = Set(try transaction.store.objects().map(\.object.kind))
                    .filter { !known.contains($0.groupKind) }
                return try others.sorted { $0.description < $1.description }.map(transaction.resource)
            }
    }

    /// Empties the cluster: but for its own namespaces and the choices made about it, it is as new.
    ///
    /// - Returns: how many objects are gone.
    public func reset() throws(YareError) -> Int {
        try write { transaction in
            let all = try transaction.store.objects()
            let kept = all.filter {
                $0.object.kind.groupKind == KnownKind.namespace && Self.isOfFreshCluster($0.object)
            }
            try transaction.store.removeAll(but: kept)
            return all.count - kept.count
        }
    }

    private static func isOfFreshCluster(_ namespace: KubernetesObject) -> Bool {
        ["default", "kube-node-lease", "kube-public", "kube-system"].contains(namespace.name)
    }

    /// The choice that holds for a setting.
    public func choice(for setting: ClusterSetting) throws(YareError) -> ClusterSetting.Choice {
        try read { try $0.settings.choice(for: setting) }
    }

    /// Keeps a choice in the cluster.
    public func set(_ setting: ClusterSetting, to choice: ClusterSetting.Choice) throws(YareError) {
        try write { try $0.settings.set(setting, to: choice) }
    }
}

extension KubernetesObject {
    fileprivate var sortingKey: (String, String, String, String) {
        (kind.group, kind.kind, namespace ?? "", name)
    }
}
