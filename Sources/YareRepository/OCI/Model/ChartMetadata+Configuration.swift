public import YareBase
public import YareChart
import YareYAML

extension ChartMetadata {
    /// What `Chart.yaml` says as JSON, byte for byte as Helm makes the configuration of a chart in a registry: in the order
    /// of the fields of Helm's Go struct, what is empty left out.
    ///
    /// Source: Helm's `pkg/chart/metadata.go`.
    public func configuration() throws(YareError) -> [UInt8] {
        let document = document
        var writer = JSONWriter()
        writer.beginMap(count: document.count)
        for key in ChartMetadata.configurationFields {
            guard let value = document[key] else { continue }
            writer.writeKey(key)
            switch key {
            case "maintainers":
                write(maintainers.map { ($0?.document, ChartMaintainer.configurationFields) }, to: &writer)
            case "dependencies":
                write(dependencies.map { ($0?.document, ChartDependency.configurationFields) }, to: &writer)
            default: value.write(to: &writer)
            }
        }
        writer.endMap()
        return Array(try writer.finish().utf8)
    }

    private static let configurationFields = [
        "name", "home", "sources", "version", "description", "keywords", "maintainers", "icon", "apiVersion",
        "condition", "tags", "appVersion", "deprecated", "annotations", "kubeVersion", "dependencies", "type",
    ]

    private func write(_ records: [(document: Value?, fields: [String])], to writer: inout JSONWriter) {
        writer.beginList(count: records.count)
        for record in records {
            guard let document = record.document else {
                writer.writeNull()
                continue
            }
            writer.beginMap(count: record.fields.count)
            for field in record.fields {
                guard let value = document[field] else { continue }
                writer.writeKey(field)
                value.write(to: &writer)
            }
            writer.endMap()
        }
        writer.endList()
    }
}

extension ChartMaintainer {
    fileprivate static let configurationFields = ["name", "email", "url"]
}

extension ChartDependency {
    fileprivate static let configurationFields = [
        "name", "version", "repository", "condition", "tags", "enabled", "import-values", "alias",
    ]
}
