import YareBase

/// What an API server demands of the metadata of every object.
enum MetadataRules {
    /// The largest sum of an object's annotations, in bytes.
    private static let largestAnnotations = 256 * 1024

    static func violations(of object: KubernetesObject, _ resource: APIResource) -> [FieldViolation] {
        nameViolations(of: object) + labelViolations(of: object) + annotationViolations(of: object)
    }

    private static func nameViolations(of object: KubernetesObject) -> [FieldViolation] {
        guard !object.name.isEmpty else {
            return [FieldViolation("metadata.name", .required, "name or generateName is required")]
        }
        return syntax(of: object.kind).problems(of: object.name).map {
            .invalid("metadata.name", object.name, $0)
        }
    }

    private static func syntax(of kind: GroupVersionKind) -> NameSyntax {
        switch (kind.group, kind.kind) {
        case ("", "Namespace"): .label
        case ("", "Service"): .serviceLabel
        case ("rbac.authorization.k8s.io", _): .pathSegment
        default: .subdomain
        }
    }

    private static func labelViolations(of object: KubernetesObject) -> [FieldViolation] {
        object.labels.flatMap { key, value in
            LabelSyntax.problems(ofKey: key).map { FieldViolation.invalid("metadata.labels", key, $0) }
                + LabelSyntax.problems(ofValue: value).map { FieldViolation.invalid("metadata.labels", value, $0) }
        }
    }

    private static func annotationViolations(of object: KubernetesObject) -> [FieldViolation] {
        let annotations = object.annotations
        var violations = annotations.keys.flatMap { key in
            LabelSyntax.problems(ofKey: key.lowercased()).map {
                FieldViolation.invalid("metadata.annotations", key, $0)
            }
        }
        let size = annotations.reduce(0) { $0 + $1.0.utf8.count + $1.1.utf8.count }
        if size > largestAnnotations {
            violations.append(
                FieldViolation("metadata.annotations", .tooLong, "may not be more than \(largestAnnotations) bytes"))
        }
        return violations
    }

    /// Refuses labels and annotations that are not text, which a JSON decoder finds before any rule is asked.
    ///
    /// - Throws: `cluster.bad-request`.
    static func checkTypes(of object: KubernetesObject) throws(YareError) {
        for field in ["labels", "annotations"] {
            for value in object.metadata[field]?.mapValue?.values ?? [] where value.stringValue == nil && !value.isNull
            {
                throw .badRequest(
                    "\(object.kind.kind) in version \"\(object.kind.version)\" cannot be handled as a "
                        + "\(object.kind.kind): json: cannot unmarshal \(value.kindInJSON) into Go struct field "
                        + "ObjectMeta.metadata.\(field) of type string")
            }
        }
    }
}
