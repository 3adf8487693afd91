public import YareBase

// What a cluster refuses. The sentences are the API server's own (k8s.io/apimachinery, pkg/api/errors), since scripts
// match them; the codes are `cluster.` and the reason.

extension YareError {
    /// An API server's refusal; its status is the error's `cause`.
    public static func refused(_ status: APIStatus, hint: String? = nil) -> YareError {
        YareError(
            Diagnostic.Code(rawValue: status.reason.diagnosticCode), status.message, hint: hint, cause: status)
    }

    /// The API server's refusal beneath this error, where there is one.
    public var apiStatus: APIStatus? { cause as? APIStatus }

    /// Whether the cluster said that the object, or its namespace, is not there.
    public var isNotFound: Bool { apiStatus?.reason == .notFound }

    /// Whether the cluster said that the object is there already.
    public var isAlreadyExists: Bool { apiStatus?.reason == .alreadyExists }

    /// Whether the cluster said that the object was changed in between, or is held by another field manager.
    public var isConflict: Bool { apiStatus?.reason == .conflict }

    /// The lists in which an applied object names an item twice, which only server-side apply refuses: such as
    /// `.spec.template.spec.containers[name="web"].env: duplicate entries for key [name="PORT"]`.
    public var duplicateEntries: String? {
        guard message.contains("failed to create typed patch object"), message.contains(": duplicate entries for key [")
        else { return nil }
        return message.split(separator: "): ", maxSplits: 1).last.map(String.init)
    }

    /// Whether the changes asked for are no longer kept, so that a watch has to begin with a new list.
    public var isExpired: Bool { apiStatus?.reason == .expired }

    /// Whether the cluster knows no such kind.
    public var isNoMatch: Bool { code == "cluster.no-match" }
}

extension YareError {
    private static func refusal(
        _ reason: APIStatus.Reason, _ message: String, causes: [APIStatus.Cause] = [], hint: String? = nil
    ) -> YareError {
        refused(
            APIStatus(code: reason.httpStatus, reason: reason, message: message, causes: causes), hint: hint)
    }

    /// `deployments.apps "web" not found`.
    public static func objectNotFound(_ resource: APIResource, name: String) -> YareError {
        refusal(.notFound, "\(resource.qualifiedName) \"\(name)\" not found")
    }

    /// `namespaces "shop" not found`, when an object is to be made in a namespace that is not there.
    public static func namespaceNotFound(_ name: String) -> YareError {
        refusal(
            .notFound, "namespaces \"\(name)\" not found",
            hint: "create the namespace first, or pass --create-namespace")
    }

    /// `services "web" already exists`.
    public static func objectExists(_ resource: APIResource, name: String) -> YareError {
        refusal(.alreadyExists, "\(resource.qualifiedName) \"\(name)\" already exists")
    }

    /// The answer to a write with the resource version of an older object.
    public static func objectModified(_ resource: APIResource, name: String) -> YareError {
        operationConflict(
            resource, name: name,
            "the object has been modified; please apply your changes to the latest version and try again")
    }

    /// `Operation cannot be fulfilled on services "web": …`.
    public static func operationConflict(_ resource: APIResource, name: String, _ why: String) -> YareError {
        refusal(.conflict, "Operation cannot be fulfilled on \(resource.qualifiedName) \"\(name)\": \(why)")
    }

    /// The answer to a server-side apply of fields that other managers hold with other values.
    public static func applyConflict(_ conflicts: [APIStatus.Cause]) -> YareError {
        let count = conflicts.count == 1 ? "1 conflict" : "\(conflicts.count) conflicts"
        return refusal(
            .conflict, "Apply failed with \(count): \(conflictText(conflicts))", causes: conflicts,
            hint: "pass --force-conflicts to take the fields over")
    }

    /// One conflict stands in the sentence; several are grouped by manager, one field a line.
    private static func conflictText(_ conflicts: [APIStatus.Cause]) -> String {
        if let only = conflicts.first, conflicts.count == 1 { return "\(only.message): \(only.field)" }
        var managers: [String] = []
        for conflict in conflicts where !managers.contains(conflict.message) { managers.append(conflict.message) }
        return managers.map { manager in
            let fields = conflicts.filter { $0.message == manager }.map { "\n- \($0.field)" }.joined()
            return "\(manager):\(fields)"
        }.joined(separator: "\n")
    }

    /// `Service "web" is invalid: spec.ports: Required value`, or all violations in brackets.
    public static func invalidObject(_ kind: GroupKind, name: String, _ violations: [FieldViolation]) -> YareError {
        let texts = violations.map(\.description)
        let all = texts.count == 1 ? texts[0] : "[\(texts.joined(separator: ", "))]"
        return refusal(
            .invalid, "\(kind) \"\(name)\" is invalid: \(all)",
            causes: violations.map {
                APIStatus.Cause(type: $0.kind.causeType, message: $0.body, field: $0.field)
            })
    }

    /// `pods "x" is forbidden: …`.
    public static func forbidden(_ resource: APIResource, name: String, _ why: String) -> YareError {
        refusal(.forbidden, "\(resource.qualifiedName) \"\(name)\" is forbidden: \(why)")
    }

    /// A request that makes no sense as it stands.
    public static func badRequest(_ message: String) -> YareError {
        refusal(.badRequest, message)
    }

    /// The verb is none of the kind's: a review cannot be listed.
    public static func methodNotAllowed(_ verb: String, _ resource: APIResource) -> YareError {
        refusal(.methodNotAllowed, "\(verb) is not supported on resources of kind \"\(resource.qualifiedName)\"")
    }

    /// The changes since `version` are no longer kept.
    public static func resourceVersionExpired(_ version: String, oldest: String) -> YareError {
        refusal(.expired, "too old resource version: \(version) (\(oldest))")
    }
}

extension YareError {
    /// `no matches for kind "Widget" in version "example.com/v1"`, the REST mapper's sentence.
    public static func noMatch(_ kind: GroupVersionKind) -> YareError {
        YareError(
            "cluster.no-match", "no matches for kind \"\(kind.kind)\" in version \"\(kind.apiVersion)\"",
            hint: RemovedKinds.replacement(of: kind).map { "use \($0)" })
    }

    /// The sentence with which Helm refuses a manifest of an unknown kind.
    ///
    /// - Parameter refusal: what the cluster said, whose hint is kept.
    public static func resourceMappingNotFound(
        _ identifier: ResourceIdentifier, after refusal: YareError? = nil
    ) -> YareError {
        (refusal ?? noMatch(identifier.kind)).changing {
            $0.message =
                "resource mapping not found for name: \"\(identifier.name)\" namespace: "
                + "\"\(identifier.namespace ?? "")\" from \"\": \($0.message)\nensure CRDs are installed first"
        }
    }

    /// A document that is not an object of a cluster.
    static func notAnObject(missing: String) -> YareError {
        YareError("cluster.not-an-object", "not a Kubernetes object: \(missing) is missing")
    }

    /// A label or field selector that cannot be read.
    static func invalidSelector(_ text: String, _ why: String) -> YareError {
        YareError("cluster.invalid-selector", "unable to parse requirement: \(why)", hint: "correct \"\(text)\"")
    }
}
