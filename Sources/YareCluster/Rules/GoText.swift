import YareBase

/// Values as Go's `%#v` writes the API's types, which some of the API server's messages show.
enum GoText {
    /// `map[string]string{"app":"web"}`.
    static func stringMap(_ map: ValueMap) -> String {
        let entries = map.map { "\(quoted($0.0)):\(quoted($0.1.stringValue ?? ""))" }
        return "map[string]string{\(entries.joined(separator: ", "))}"
    }

    /// `v1.LabelSelector{MatchLabels:…, MatchExpressions:…}`.
    static func labelSelector(_ selector: Value) -> String {
        let labels = selector["matchLabels"]?.mapValue.map(stringMap) ?? "map[string]string(nil)"
        let expressions = selector["matchExpressions"]?.listValue.map { list in
            let items = list.map { item in
                "v1.LabelSelectorRequirement{Key:\(quoted(item["key"]?.stringValue ?? "")), "
                    + "Operator:\(quoted(item["operator"]?.stringValue ?? "")), Values:\(strings(item["values"]))}"
            }
            return "[]v1.LabelSelectorRequirement{\(items.joined(separator: ", "))}"
        }
        return "v1.LabelSelector{MatchLabels:\(labels), "
            + "MatchExpressions:\(expressions ?? "[]v1.LabelSelectorRequirement(nil)")}"
    }

    /// `[]string{"a", "b"}`.
    static func strings(_ list: Value?) -> String {
        guard let list = list?.listValue else { return "[]string(nil)" }
        return "[]string{\(list.map { quoted($0.stringValue ?? "") }.joined(separator: ", "))}"
    }

    /// `rbac.RoleRef{APIGroup:…, Kind:…, Name:…}`.
    static func roleReference(_ reference: Value) -> String {
        let fields = [("APIGroup", "apiGroup"), ("Kind", "kind"), ("Name", "name")].map {
            "\($0.0):\(quoted(reference[$0.1]?.stringValue ?? ""))"
        }
        return "rbac.RoleRef{\(fields.joined(separator: ", "))}"
    }

    static func quoted(_ text: String) -> String { JSONText.string(.string(text)) }
}
