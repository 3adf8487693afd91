import YareBase

/// Who manages which fields of an object: `metadata.managedFields`.
struct ManagedFields: Sendable {
    enum Operation: String, Sendable {
        case apply = "Apply"
        case update = "Update"
    }

    /// One manager's fields, of one way of writing them.
    struct Entry: Sendable {
        var manager: String
        var operation: Operation
        var apiVersion: String
        var subresource: String?
        var time: String?
        var fields: FieldSet

        func isOf(_ manager: String, _ operation: Operation, _ subresource: String?) -> Bool {
            self.manager == manager && self.operation == operation && self.subresource == subresource
        }
    }

    var entries: [Entry]

    init(of object: KubernetesObject) {
        entries = object.metadata["managedFields"]?.listValue?.compactMap(Self.entry) ?? []
    }

    private static func entry(_ value: Value) -> Entry? {
        guard let operation = value["operation"]?.stringValue.flatMap(Operation.init) else { return nil }
        return Entry(
            manager: value["manager"]?.stringValue ?? "", operation: operation,
            apiVersion: value["apiVersion"]?.stringValue ?? "", subresource: value["subresource"]?.stringValue,
            time: value["time"]?.stringValue, fields: FieldSet(value["fieldsV1"]?.mapValue ?? ValueMap()))
    }

    /// The entries as an object holds them.
    var value: Value {
        .list(
            entries.filter { !$0.fields.isEmpty }.map { entry in
                var map: ValueMap = [
                    "manager": .string(entry.manager), "operation": .string(entry.operation.rawValue),
                    "apiVersion": .string(entry.apiVersion), "fieldsType": "FieldsV1",
                    "fieldsV1": .map(entry.fields.tree),
                ]
                map["time"] = entry.time.map(Value.string)
                map["subresource"] = entry.subresource.map(Value.string)
                return .map(map)
            })
    }

    /// The fields of a manager's entry.
    func fields(of manager: String, _ operation: Operation) -> FieldSet {
        entries.first { $0.isOf(manager, operation, nil) }?.fields ?? FieldSet()
    }

    /// All fields of everyone but one manager's entry.
    func fields(ofOthersThan manager: String, _ operation: Operation) -> FieldSet {
        entries.filter { !$0.isOf(manager, operation, nil) }.reduce(FieldSet()) { $0.union($1.fields) }
    }

    /// Takes fields away from everyone but one manager's entry.
    mutating func take(_ fields: FieldSet, fromOthersThan manager: String, _ operation: Operation) {
        guard !fields.isEmpty else { return }
        for index in entries.indices where !entries[index].isOf(manager, operation, nil) {
            entries[index].fields = entries[index].fields.subtracting(fields)
        }
        entries.removeAll { $0.fields.isEmpty }
    }

    /// Sets the fields of a manager's entry.
    mutating func set(
        _ fields: FieldSet, of manager: String, _ operation: Operation, apiVersion: String, time: String
    ) {
        let entry = Entry(
            manager: manager, operation: operation, apiVersion: apiVersion, time: time, fields: fields)
        if let index = entries.firstIndex(where: { $0.isOf(manager, operation, nil) }) {
            if entries[index].fields != fields || entries[index].apiVersion != apiVersion { entries[index] = entry }
        } else {
            entries.append(entry)
        }
    }

    /// The fields among `changed` that others than the applying manager hold.
    func conflicts(over changed: FieldSet, applying manager: String) -> [APIStatus.Cause] {
        entries.filter { !$0.isOf(manager, .apply, nil) }.flatMap { entry in
            entry.fields.intersection(changed).paths.map { path in
                APIStatus.Cause(type: "FieldManagerConflict", message: "conflict with \(entry.title)", field: path)
            }
        }
    }
}

extension ManagedFields.Entry {
    /// How the API server names a manager in a conflict.
    fileprivate var title: String {
        let name = "\"\(manager)\"" + (subresource.map { " with subresource \"\($0)\"" } ?? "")
        return operation == .update ? "\(name) using \(apiVersion)" : name
    }
}
