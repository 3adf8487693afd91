public import YareBase
import YareYAML

extension RepositoryIndex {
    /// The bytes of `index.yaml` as Helm writes it.
    ///
    /// - Throws: `yaml.unwritable`.
    public func yaml() throws(YareError) -> [UInt8] {
        var assembly = try IndexAssembly(headOf: self)
        for position in KeyOrder.natural.arrangement(of: entries.keys) {
            try assembly.beginChart(entries.keys[position])
            for record in entries.values[position] { assembly.append(try record.indexText()) }
        }
        return assembly.finish()
    }

    /// The bytes of the index in JSON, as `helm repo index --json` writes it.
    ///
    /// - Throws: `json.unwritable`.
    public func json() throws(YareError) -> [UInt8] {
        var writer = JSONWriter(indentation: 2)
        writer.beginMap(count: 6)
        if !serverInfo.isEmpty { writer.writeField("serverInfo", .map(serverInfo)) }
        writer.writeField("apiVersion", .string(apiVersion))
        writer.writeField("generated", .string(generated.text()))
        writer.writeKey("entries")
        writeEntries(to: &writer)
        if !publicKeys.isEmpty { writer.writeField("publicKeys", .list(publicKeys.map(Value.string))) }
        if !annotations.isEmpty { writer.writeField("annotations", .map(annotations.mapValues(Value.string))) }
        writer.endMap()
        return Array(try writer.finish().utf8)
    }

    private func writeEntries(to writer: inout JSONWriter) {
        writer.beginMap(count: entries.count)
        for (name, records) in entries {
            writer.writeKey(name)
            writer.beginList(count: records.count)
            for record in records { record.write(to: &writer) }
            writer.endList()
        }
        writer.endMap()
    }
}

extension JSONWriter {
    fileprivate mutating func writeField(_ name: String, _ value: Value) {
        writeKey(name)
        value.write(to: &self)
    }
}
