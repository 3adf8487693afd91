public import YareBase
import YareChart
import YareYAML

extension ChartVersionRecord {
    /// The record as plain data, as Helm's Go struct turns into JSON.
    public var document: ValueMap {
        var document = metadata.document
        for (key, value) in ownFields { document[key] = value }
        return document
    }

    /// The record as it stands inside `index.yaml`, indentation and last line break included: the same bytes wherever in
    /// the file it stands, so that they can be kept and put together (``IndexAssembly``).
    ///
    /// - Throws: `yaml.unwritable`.
    public func indexText() throws(YareError) -> String {
        let text = try YAMLWriter.text(of: ["entries": ["a": [.map(document)]]])
        return String(text.dropFirst(ChartVersionRecord.indexTextPrefix.utf8.count))
    }

    private static let indexTextPrefix = "entries:\n  a:\n"

    /// The fields that `Chart.yaml` does not have, in the order of Helm's struct.
    private var ownFields: [(key: String, value: Value)] {
        var fields: [(key: String, value: Value)] = [
            ("urls", .list(urls.map(Value.string))), ("created", .string((created ?? .zero).text())),
        ]
        if isRemoved { fields.append(("removed", true)) }
        if !digest.isEmpty { fields.append(("digest", .string(digest))) }
        for key in ["checksum", "engine", "tillerVersion", "url"] {
            if let text = legacyFields[key] { fields.append((key, .string(text))) }
        }
        return fields
    }

    /// Tells the record to a sink with its keys in the order of Helm's struct, in which Helm writes JSON.
    func write(to sink: inout JSONWriter) {
        let document = metadata.document
        let ownFields = ownFields
        sink.beginMap(count: document.count + ownFields.count)
        for key in ChartVersionRecord.metadataKeys {
            guard let value = document[key] else { continue }
            sink.writeKey(key)
            switch key {
            case "maintainers": value.write(to: &sink, keys: ["name", "email", "url"])
            case "dependencies": value.write(to: &sink, keys: ChartVersionRecord.dependencyKeys)
            default: value.write(to: &sink)
            }
        }
        for (key, value) in ownFields {
            sink.writeKey(key)
            value.write(to: &sink)
        }
        sink.endMap()
    }

    private static let metadataKeys = [
        "name", "home", "sources", "version", "description", "keywords", "maintainers", "icon", "apiVersion",
        "condition", "tags", "appVersion", "deprecated", "annotations", "kubeVersion", "dependencies", "type",
    ]

    static let dependencyKeys = [
        "name", "version", "repository", "condition", "tags", "enabled", "import-values", "alias",
    ]
}

extension Value {
    /// Tells a list of maps whose keys come in a given order.
    fileprivate func write(to sink: inout JSONWriter, keys: [String]) {
        let elements = listValue ?? []
        sink.beginList(count: elements.count)
        for element in elements {
            guard case .map(let entries) = element else {
                element.write(to: &sink)
                continue
            }
            sink.beginMap(count: entries.count)
            for key in keys {
                guard let value = entries[key] else { continue }
                sink.writeKey(key)
                value.write(to: &sink)
            }
            sink.endMap()
        }
        sink.endList()
    }
}
