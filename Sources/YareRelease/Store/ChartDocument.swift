import YareBase
import YareChart
import YareYAML

/// A chart as the SQLite store keeps it: JSON with the files' text as it is, which packs far better than the base64 of
/// Helm's record.
enum ChartDocument {
    static func bytes(_ chart: ChartRecord) throws(YareError) -> [UInt8] {
        var map: ValueMap = [
            "metadata": .map(chart.metadata), "templates": .list(chart.templates.map(file)),
            "values": .map(chart.values), "files": .list(chart.files.map(file)),
        ]
        map["lock"] = chart.lock.map(Value.map)
        map["schema"] = chart.schema.map(content)
        return Array(try JSONWriter.text(of: .map(map), escapesHTML: false).utf8)
    }

    static func chart(_ bytes: [UInt8]) throws(YareError) -> ChartRecord {
        let document = try JSONReader().read(bytes)
        return ChartRecord(
            metadata: document["metadata"]?.mapValue ?? ValueMap(), lock: document["lock"]?.mapValue,
            templates: try files(document["templates"]), values: document["values"]?.mapValue ?? ValueMap(),
            schema: try document["schema"].map(self.bytes), files: try files(document["files"]))
    }

    private static func file(_ file: ChartFile) -> Value {
        ["name": .string(file.name), "content": content(file.bytes)]
    }

    private static func files(_ list: Value?) throws(YareError) -> [ChartFile] {
        var files: [ChartFile] = []
        for file in list?.listValue ?? [] {
            files.append(
                ChartFile(name: file["name"]?.stringValue ?? "", bytes: try bytes(file["content"] ?? .null)))
        }
        return files
    }

    /// Text where the bytes are UTF-8, else a map with their base64.
    private static func content(_ bytes: [UInt8]) -> Value {
        if let text = String(validating: bytes, as: UTF8.self) { return .string(text) }
        return ["base64": .string(Base64.standard.encoded(bytes))]
    }

    private static func bytes(_ content: Value) throws(YareError) -> [UInt8] {
        if let text = content.stringValue { return Array(text.utf8) }
        return try Base64.standard.decoded(content["base64"]?.stringValue ?? "")
    }
}
