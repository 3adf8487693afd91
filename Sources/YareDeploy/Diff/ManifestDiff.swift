public import YareBase
public import YareCluster
import YareYAML

/// The difference of two manifests, object by object.
public struct ManifestDiff: Sendable, Hashable {
    /// What became of one object.
    public struct Entry: Sendable, Hashable {
        public var identifier: ResourceIdentifier
        public var change: Change
        public var diff: LineDiff
        /// The object after the change, whole.
        var new: KubernetesObject?

        public init(identifier: ResourceIdentifier, change: Change, diff: LineDiff) {
            self.identifier = identifier
            self.change = change
            self.diff = diff
        }
    }

    public enum Change: String, Sendable {
        case added
        case removed
        case modified
    }

    /// The objects that differ, in the order of the new manifest; those that are gone come last.
    public var entries: [Entry]

    public init(entries: [Entry]) {
        self.entries = entries
    }

    public var isEmpty: Bool { entries.isEmpty }

    /// Compares two manifests.
    ///
    /// - Parameters:
    ///   - namespace: where objects lie that name no namespace.
    ///   - showsSecrets: whether the contents of Secrets are shown; otherwise only whether and how they change.
    ///   - context: how many unchanged lines stand around a change.
    /// - Throws: `manifest.*`, `yaml.*` for texts that are no objects.
    public init(
        from old: String, to new: String, namespace: String, showsSecrets: Bool = false, context: Int = 3
    ) throws(YareError) {
        let (oldObjects, newObjects) = (
            try Self.objects(of: old, namespace: namespace), try Self.objects(of: new, namespace: namespace)
        )
        self.init(from: oldObjects, to: newObjects, showsSecrets: showsSecrets, context: context)
    }

    /// Compares two sets of objects: a plan's live and wanted ones, say.
    public init(
        from old: [KubernetesObject], to new: [KubernetesObject], showsSecrets: Bool = false, context: Int = 3
    ) {
        let (oldIndex, newIndex) = (ObjectIndex(old), ObjectIndex(new))
        let redaction = showsSecrets ? nil : SecretRedaction()
        entries = []
        for object in new {
            add(from: oldIndex[object.identifier], to: object, redaction, context)
        }
        for object in old where newIndex[object.identifier] == nil {
            add(from: object, to: nil, redaction, context)
        }
    }

    private mutating func add(
        from old: KubernetesObject?, to new: KubernetesObject?, _ redaction: SecretRedaction?, _ context: Int
    ) {
        guard let identifier = new?.identifier ?? old?.identifier, old?.content != new?.content else { return }
        let change: Change = old == nil ? .added : new == nil ? .removed : .modified
        let (shownOld, shownNew) = redaction?.redact(old, new) ?? (old, new)
        var entry = Entry(
            identifier: identifier, change: change,
            diff: LineDiff(from: Self.text(of: shownOld), to: Self.text(of: shownNew), context: context))
        entry.new = new
        entries.append(entry)
    }

    /// An object as differences show it: the keys of its maps in order.
    static func text(of object: KubernetesObject?) -> String {
        guard let object else { return "" }
        return (try? YAMLWriter.text(of: .map(object.content))) ?? ""
    }

    /// The objects of a manifest, read without a cluster.
    static func objects(of manifest: String, namespace: String) throws(YareError) -> [KubernetesObject] {
        try ManifestObjects.parse(manifest).map { object in
            var object = object
            let isNamespaced = BuiltInKinds.resource(for: object.kind)?.isNamespaced ?? true
            if isNamespaced, object.namespace == nil { object.namespace = namespace }
            return object
        }
    }
}
