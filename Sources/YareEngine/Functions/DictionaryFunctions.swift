import YareBase
import YareTemplate

/// Sprig's functions of dictionaries.
extension FunctionTable {
    static var dictionaries: [TemplateFunction] {
        entries + selections + merging + [
            TemplateFunction("dict", rest: .any) { call throws(YareError) in try dictionary(of: call.arguments) },
            TemplateFunction("dig", rest: .any) { call throws(YareError) in try dig(call.arguments) },
            TemplateFunction("deepCopy", [.any]) { call throws(YareError) in try deepCopy(call[0]) },
            TemplateFunction("mustDeepCopy", [.any]) { call throws(YareError) in try deepCopy(call[0]) },
        ]
    }

    private static var entries: [TemplateFunction] {
        [
            TemplateFunction("get", [.dictionary, .string]) { call in
                call.dictionary(0)[call.string(1)] ?? .string("")
            },
            TemplateFunction("set", [.dictionary, .string, .any]) { call throws(YareError) in
                if call[0].isNull { throw .cannotOnNil("set") }
                if call.dictionary(0).isNil { throw .assignmentToNilMap() }
                call.dictionary(0)[call.string(1)] = call[2]
                return call[0]
            },
            TemplateFunction("unset", [.dictionary, .string]) { call in
                let dictionary = call.dictionary(0)
                dictionary[call.string(1)] = nil
                return .dictionary(dictionary)
            },
            TemplateFunction("hasKey", [.dictionary, .string]) { call in
                .bool(call.dictionary(0)[call.string(1)] != nil)
            },
        ]
    }

    private static var selections: [TemplateFunction] {
        [
            TemplateFunction("pluck", [.string], rest: .dictionary) { call in
                .list(call.dictionaries(from: 1).compactMap { $0[call.string(0)] })
            },
            TemplateFunction("keys", rest: .dictionary) { call in
                .strings(call.dictionaries(from: 0).flatMap(\.entries.keys))
            },
            TemplateFunction("values", [.dictionary]) { call in .list(call.dictionary(0).entries.values) },
            TemplateFunction("pick", [.dictionary], rest: .string) { call in
                let dictionary = call.dictionary(0)
                let names = call.names(from: 1)
                let entries = names.compactMap { name in dictionary[name].map { (name, $0) } }
                return .dictionary(TemplateDictionary(SortedMap(entries)))
            },
            TemplateFunction("omit", [.dictionary], rest: .string) { call in
                let names = call.names(from: 1)
                return .dictionary(
                    TemplateDictionary(call.dictionary(0).entries.filter { key, _ in !names.contains(key) }))
            },
        ]
    }

    private static var merging: [TemplateFunction] {
        [
            ("merge", false), ("mustMerge", false), ("mergeOverwrite", true), ("mustMergeOverwrite", true),
        ].map { name, overwrites in
            TemplateFunction(name, [.dictionary], rest: .dictionary) { call in
                let target = call.dictionary(0)
                for source in call.dictionaries(from: 1) { target.merge(source, overwriting: overwrites) }
                return .dictionary(target)
            }
        }
    }

    /// Keys and values in turn; a last key alone has the empty string for its value.
    private static func dictionary(of arguments: [TemplateValue]) throws(YareError) -> TemplateValue {
        var entries: [(String, TemplateValue)] = []
        for index in stride(from: 0, to: arguments.count, by: 2) {
            let value = index + 1 < arguments.count ? arguments[index + 1] : .string("")
            entries.append((try arguments[index].stringValue, value))
        }
        return .dictionary(TemplateDictionary(SortedMap(entries)))
    }

    /// `dig KEY... DEFAULT DICTIONARY`
    private static func dig(_ arguments: [TemplateValue]) throws(YareError) -> TemplateValue {
        guard arguments.count >= 3 else { throw .function("dig needs at least three arguments") }
        let fallback = arguments[arguments.count - 2]
        var current = arguments[arguments.count - 1]
        _ = try plainDictionary(current)
        var keys: [String] = []
        for value in arguments.dropLast(2) {
            guard case .string(let key) = value else { throw .digKeyIsNoString(value.assertedTypeName) }
            keys.append(key)
        }
        for key in keys {
            guard let next = try plainDictionary(current)[key] else { return fallback }
            current = next
        }
        return current
    }

    /// What Go's type assertion to a plain map accepts; `.Values` itself is of another type.
    private static func plainDictionary(_ value: TemplateValue) throws(YareError) -> TemplateDictionary {
        guard case .dictionary(let dictionary) = value, dictionary.type == .any else {
            throw .cannotDig(into: value.assertedTypeName)
        }
        return dictionary
    }

    private static func deepCopy(_ value: TemplateValue) throws(YareError) -> TemplateValue {
        if value.isNull { throw .cannotOnNil("deepCopy") }
        return try value.deepCopy()
    }
}

extension TemplateCall {
    /// The dictionaries among the arguments from `start` on; nil maps have nothing to give.
    fileprivate func dictionaries(from start: Int) -> [TemplateDictionary] {
        (start..<max(start, arguments.count)).map { dictionary($0) }
    }
}

extension TemplateCall {
    /// The strings among the arguments from `start` on.
    fileprivate func names(from start: Int) -> [String] {
        (start..<max(start, arguments.count)).map { string($0) }
    }
}

extension TemplateValue {
    /// The type for a message.
    fileprivate var assertedTypeName: String { isNull ? "nil" : typeName }
}
