import YareBase
import YareTemplate
import YareYAML

/// The methods of Helm's `chartutil.Values`, the type of `.Values` and of the scope itself. Templates see them, and they
/// come before values of the same name: `.Values.Table "image"`.
enum ValuesMethods {
    static let table = FunctionTable([
        TemplateFunction("AsMap", [.dictionary]) { call in
            .dictionary(TemplateDictionary(call.dictionary(0).entries))
        },
        TemplateFunction("YAML", [.dictionary]) { call throws(YareError) in
            var writer = YAMLWriter(style: .standard)
            try TemplateValue.dictionary(TemplateDictionary(call.dictionary(0).entries)).write(to: &writer)
            return .string(try writer.finish())
        },
        TemplateFunction("Table", [.dictionary, .string]) { call throws(YareError) in
            .dictionary(try table(at: path(call.string(1)), in: call.dictionary(0)))
        },
        TemplateFunction("PathValue", [.dictionary, .string]) { call throws(YareError) in
            try value(at: call.string(1), in: call.dictionary(0))
        },
        // writes to an io.Writer, which no template has
        TemplateFunction("Encode", [.dictionary, .object("io.Writer")]) { _ in .null },
    ])

    private static func path(_ text: String) -> [String] {
        text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    }

    private static func table(at path: [String], in values: TemplateDictionary) throws(YareError) -> TemplateDictionary
    {
        var table = values
        for key in path {
            guard case .dictionary(let next)? = table[key] else { throw .notATable(key) }
            table = next
        }
        return table
    }

    /// A value that is no table, at a path.
    private static func value(at text: String, in values: TemplateDictionary) throws(YareError) -> TemplateValue {
        var path = path(text)
        guard !text.isEmpty, let key = path.popLast() else { throw .emptyValuePath() }
        guard let table = try? table(at: path, in: values), let value = table[key] else { throw .notAValue(key) }
        if case .dictionary = value { throw .notAValue(key) }
        return value
    }
}

// Helm's sentences.
extension YareError {
    fileprivate static func notATable(_ key: String) -> YareError {
        YareError("values.not-a-table", "\(Quoting.quote(key)) is not a table")
    }

    fileprivate static func notAValue(_ key: String) -> YareError {
        YareError("values.not-a-value", "\(Quoting.quote(key)) is not a value")
    }

    fileprivate static func emptyValuePath() -> YareError {
        YareError("values.empty-path", "YAML path cannot be empty")
    }
}
