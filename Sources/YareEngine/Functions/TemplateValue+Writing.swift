import YareBase
import YareTemplate
import YareYAML

extension TemplateValue {
    /// Tells this value to a sink as Go's `encoding/json` sees it: bytes as base64, a nil list as null, an object as its
    /// plain data.
    ///
    /// - Throws: `template.value-nested-too-deeply`, also for a dictionary that holds itself.
    func write(to sink: inout some DocumentSink) throws(YareError) {
        try write(to: &sink, Descent())
    }

    private func write(to sink: inout some DocumentSink, _ descent: Descent) throws(YareError) {
        switch self {
        case .null: sink.writeNull()
        case .bool(let flag): sink.write(flag)
        case .integer(let number, let type):
            if type.isUnsigned { sink.write(UInt64(bitPattern: number)) } else { sink.write(number) }
        case .float(let number): sink.write(number)
        case .string(let text): sink.write(text)
        case .list(let list): try Self.write(list, to: &sink, descent)
        case .dictionary(let dictionary):
            if dictionary.isNil { return sink.writeNull() }
            try Self.write(dictionary.entries, to: &sink, descent)
        case .object(let object): try Self.write(object, to: &sink, descent)
        }
    }

    private static func write(_ list: TemplateList, to sink: inout some DocumentSink, _ descent: Descent)
        throws(YareError)
    {
        if list.isNil { return sink.writeNull() }
        if list.elementType == .byte {
            return sink.write(Base64.standard.encoded(EscapedBytes.bytes(of: list.byteText)))
        }
        guard let deeper = descent.deeper else { throw .valueNestedTooDeeply("written") }
        sink.beginList(count: list.elements.count)
        for element in list.elements { try element.write(to: &sink, deeper) }
        sink.endList()
    }

    private static func write(
        _ entries: SortedMap<TemplateValue>, to sink: inout some DocumentSink, _ descent: Descent
    ) throws(YareError) {
        guard let deeper = descent.deeper else { throw .valueNestedTooDeeply("written") }
        sink.beginMap(count: entries.count)
        for index in sink.keyOrder.arrangement(of: entries.keys) {
            sink.writeKey(entries.keys[index])
            try entries.values[index].write(to: &sink, deeper)
        }
        sink.endMap()
    }

    private static func write(
        _ object: any TemplateObject, to sink: inout some DocumentSink, _ descent: Descent
    ) throws(YareError) {
        if let bytes = object.bytes { return sink.write(Base64.standard.encoded(bytes)) }
        if let fields = object.jsonFields { return try write(fields, to: &sink, descent) }
        if let plain = object.plainValue { return try plain.write(to: &sink, descent) }
        // a struct without exported fields
        sink.beginMap(count: 0)
        sink.endMap()
    }

    /// Tells a struct: JSON keeps the order of its fields, YAML is written through a map and sorts them.
    private static func write(
        _ fields: [(key: String, value: TemplateValue)], to sink: inout some DocumentSink, _ descent: Descent
    ) throws(YareError) {
        guard sink.keyOrder == .bytes else { return try write(SortedMap(fields), to: &sink, descent) }
        guard let deeper = descent.deeper else { throw .valueNestedTooDeeply("written") }
        sink.beginMap(count: fields.count)
        for field in fields {
            sink.writeKey(field.key)
            try field.value.write(to: &sink, deeper)
        }
        sink.endMap()
    }
}
