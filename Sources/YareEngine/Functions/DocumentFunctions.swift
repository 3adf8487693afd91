import YareBase
import YareTemplate
import YareYAML

/// Helm's and Sprig's functions that write and read YAML, JSON and TOML.
///
/// The plain functions never fail: writers answer with nothing (`toToml` with the error's text), readers with the
/// error's text under the key `Error` or as the only element. Those that begin with `must` fail.
extension FunctionTable {
    static var documents: [TemplateFunction] {
        yaml + json + toml
    }

    private static var yaml: [TemplateFunction] {
        [
            TemplateFunction("toYaml", [.any]) { call in .string((try? yamlText(of: call[0], .standard)) ?? "") },
            TemplateFunction("mustToYaml", [.any]) { call throws(YareError) in
                .string(try yamlText(of: call[0], .standard))
            },
            TemplateFunction("toYamlPretty", [.any]) { call in
                .string((try? yamlText(of: call[0], .pretty)) ?? "")
            },
            TemplateFunction("fromYaml", [.string]) { call in
                map { () throws(YareError) in try yamlMap(call.string(0)) }
            },
            TemplateFunction("fromYamlArray", [.string]) { call in
                list { () throws(YareError) in try yamlList(call.string(0)) }
            },
        ]
    }

    private static var json: [TemplateFunction] {
        [
            TemplateFunction("toJson", [.any]) { call in .string((try? jsonText(of: call[0])) ?? "") },
            TemplateFunction("mustToJson", [.any]) { call throws(YareError) in .string(try jsonText(of: call[0])) },
            TemplateFunction("toPrettyJson", [.any]) { call in
                .string((try? jsonText(of: call[0], indentation: 2)) ?? "")
            },
            TemplateFunction("mustToPrettyJson", [.any]) { call throws(YareError) in
                .string(try jsonText(of: call[0], indentation: 2))
            },
            TemplateFunction("toRawJson", [.any]) { call throws(YareError) in
                .string(try jsonText(of: call[0], escapesHTML: false))
            },
            TemplateFunction("mustToRawJson", [.any]) { call throws(YareError) in
                .string(try jsonText(of: call[0], escapesHTML: false))
            },
            TemplateFunction("fromJson", [.string]) { call in
                jsonMap(call.string(0))
            },
            TemplateFunction("fromJsonArray", [.string]) { call in
                jsonList(call.string(0))
            },
            TemplateFunction("mustFromJson", [.string]) { call throws(YareError) in
                TemplateValue(try JSONReader().read(call.string(0)))
            },
        ]
    }

    private static var toml: [TemplateFunction] {
        [
            TemplateFunction("toToml", [.any]) { call in
                do throws(YareError) {
                    return .string(try tomlText(of: call[0]))
                } catch {
                    return .string(error.message)
                }
            },
            TemplateFunction("mustToToml", [.any]) { call throws(YareError) in .string(try tomlText(of: call[0])) },
            TemplateFunction("fromToml", [.string]) { call in
                map { () throws(YareError) in try TOMLReader().read(call.string(0)) }
            },
        ]
    }

    // MARK: writing

    private static func yamlText(of value: TemplateValue, _ style: YAMLWriter.Style) throws(YareError) -> String {
        var writer = YAMLWriter(style: style)
        try value.write(to: &writer)
        return try writer.finish().droppingSuffix("\n")
    }

    private static func jsonText(
        of value: TemplateValue, indentation: Int? = nil, escapesHTML: Bool = true
    ) throws(YareError) -> String {
        var writer = JSONWriter(indentation: indentation, escapesHTML: escapesHTML)
        try value.write(to: &writer)
        return try writer.finish()
    }

    private static func tomlText(of value: TemplateValue) throws(YareError) -> String {
        try TOMLWriter.text(of: try value.plainData)
    }

    // MARK: reading

    private static func yamlMap(_ text: String) throws(YareError) -> Value {
        let value = try YAMLReader().read(text)
        if value.isNull || value.mapValue != nil { return value }
        throw .unexpectedJSON(value, into: "map[string]interface {}").during(yamlContext)
    }

    private static func yamlList(_ text: String) throws(YareError) -> Value {
        let value = try YAMLReader().read(text)
        if value.isNull || value.listValue != nil { return value }
        throw .unexpectedJSON(value, into: "[]interface {}").during(yamlContext)
    }

    private static let yamlContext = "error unmarshaling JSON: while decoding JSON"

    /// A JSON object, Go's nil map for null. What could be read stays beside an error.
    private static func jsonMap(_ text: String) -> TemplateValue {
        do throws(YareError) {
            let (value, problem) = try JSONReader().readAsFarAsPossible(EscapedBytes.bytes(of: text))
            if value.isNull, problem == nil { return .dictionary(TemplateDictionary([:], isNil: true)) }
            guard let entries = value.mapValue else {
                throw .unexpectedJSON(value, into: "map[string]interface {}", instead: problem)
            }
            let dictionary = TemplateDictionary(entries)
            if let problem { dictionary["Error"] = .string(problem.message) }
            return .dictionary(dictionary)
        } catch {
            return .dictionary(TemplateDictionary(["Error": TemplateValue.string(error.message)]))
        }
    }

    /// A JSON array, Go's nil slice for null. An error takes the place of all elements.
    private static func jsonList(_ text: String) -> TemplateValue {
        do throws(YareError) {
            let (value, problem) = try JSONReader().readAsFarAsPossible(EscapedBytes.bytes(of: text))
            if value.isNull, problem == nil { return .list(TemplateList([], isNil: true)) }
            guard let elements = value.listValue else {
                throw .unexpectedJSON(value, into: "[]interface {}", instead: problem)
            }
            if let problem { throw problem }
            return .list(elements.map { TemplateValue($0) })
        } catch {
            return .list([.string(error.message)])
        }
    }

    /// The map that a reader makes; an error becomes the entry `Error` of one.
    private static func map(_ read: () throws(YareError) -> Value) -> TemplateValue {
        do throws(YareError) {
            return .dictionary(TemplateDictionary(try read().mapValue ?? [:]))
        } catch {
            return .dictionary(TemplateDictionary(["Error": TemplateValue.string(error.message)]))
        }
    }

    /// The list that a reader makes; an error becomes its only element.
    private static func list(_ read: () throws(YareError) -> Value) -> TemplateValue {
        do throws(YareError) {
            return .list(try read().listValue?.map { TemplateValue($0) } ?? [])
        } catch {
            return .list([.string(error.message)])
        }
    }
}

extension YareError {
    /// A document of another sort than the wanted Go type; the sentence is Go's.
    ///
    /// - Parameter number: what is wrong with a number that stands in the place of `value`, when that is null.
    static func unexpectedJSON(_ value: Value, into type: String, instead number: YareError? = nil) -> YareError {
        let kind =
            switch value {
            case .null: number == nil ? "null" : "number"
            case .bool: "bool"
            case .int, .double: "number"
            case .string: "string"
            case .list: "array"
            case .map: "object"
            }
        return YareError("json.unexpected-type", "json: cannot unmarshal \(kind) into Go value of type \(type)")
    }
}
