import YareBase

/// Examines one Kubernetes object.
struct ManifestLinter {
    private let path: String
    private let manifest: Value
    private let kubernetesMinor: Int
    /// Whether the text around the object has a selector anywhere, which is all that Helm asks for.
    private let hasSelectors: Bool
    private var apiVersion = ""
    private var kind = ""
    private var objectName = ""

    /// Reads what every object has; `nil` for a document that holds nothing.
    ///
    /// - Throws: `manifest.invalid` in the words of Go's `encoding/json`, where something has a wrong kind.
    init?(path: String, _ manifest: Value, _ kubernetesMinor: Int, hasSelectors: Bool) throws(YareError) {
        if manifest.isNull { return nil }
        (self.path, self.manifest, self.kubernetesMinor) = (path, manifest, kubernetesMinor)
        self.hasSelectors = hasSelectors
        var decoder = FieldDecoder()
        let fields = decoder.entries(manifest, nil, "rules.K8sYamlStruct") ?? ValueMap()
        decoder.decode(fields["apiVersion"] ?? .null, into: &apiVersion, "K8sYamlStruct.apiVersion")
        decoder.decode(fields["kind"] ?? .null, into: &kind, "K8sYamlStruct.Kind")
        let metadata = decoder.entries(
            fields["metadata"] ?? .null, "K8sYamlStruct.Metadata", "rules.k8sYamlMetadata")
        decoder.decode(metadata?["name"] ?? .null, into: &objectName, "k8sYamlMetadata.Metadata.Name")
        var namespace = ""
        decoder.decode(metadata?["namespace"] ?? .null, into: &namespace, "k8sYamlMetadata.Metadata.Namespace")
        if let problem = decoder.problem {
            throw YareError("manifest.invalid", "error unmarshaling JSON: while decoding JSON: \(problem)")
        }
    }

    var messages: [LintMessage] {
        [name, deprecation, selector, listAnnotations].compactMap(\.self)
    }

    private var name: LintMessage? {
        guard let rule = ObjectNameRule(kind: kind).violation(by: objectName) else { return nil }
        let quoted = GoText.quoted(objectName)
        return LintMessage(
            .warning, path,
            "object name does not conform to Kubernetes naming requirements: \(quoted): metadata.name: Invalid value: "
                + "\(quoted): \(rule)")
    }

    private var deprecation: LintMessage? {
        let warning = DeprecatedKinds.warning(
            about: kind, in: apiVersion, kubernetes: kubernetesMinor)
        return warning.map { LintMessage(.warning, path, $0) }
    }

    private var selector: LintMessage? {
        guard ["Deployment", "ReplicaSet", "DaemonSet", "StatefulSet"].contains(kind) else { return nil }
        if hasSelectors { return nil }
        return LintMessage(
            .error, path,
            "a \(kind) must contain matchLabels or matchExpressions, and \(GoText.quoted(objectName)) does not")
    }

    private var listAnnotations: LintMessage? {
        guard kind == "List", case .list(let items)? = manifest["items"] else { return nil }
        let key = "helm.sh/resource-policy"
        guard items.contains(where: { $0.value(at: ["metadata", "annotations", key]) != nil }) else { return nil }
        return LintMessage(.error, path, "Annotation '\(key)' within List objects are ignored")
    }
}
