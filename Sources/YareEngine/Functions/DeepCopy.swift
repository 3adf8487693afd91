import YareBase
import YareTemplate

extension TemplateValue {
    /// A copy that shares nothing with this value: Sprig's `deepCopy`.
    ///
    /// - Throws: `template.value-nested-too-deeply`, also for a dictionary that holds itself.
    func deepCopy() throws(YareError) -> TemplateValue {
        try deepCopy(Descent())
    }

    private func deepCopy(_ descent: Descent) throws(YareError) -> TemplateValue {
        guard let deeper = descent.deeper else { throw .valueNestedTooDeeply("copied") }
        switch self {
        case .list(var list):
            list.elements = try list.elements.map { element throws(YareError) in try element.deepCopy(deeper) }
            return .list(list)
        case .dictionary(let dictionary):
            let entries = try dictionary.entries.mapValues { value throws(YareError) in try value.deepCopy(deeper) }
            return .dictionary(TemplateDictionary(entries, type: dictionary.type, isNil: dictionary.isNil))
        case .null, .bool, .integer, .float, .string, .object:
            return self
        }
    }
}
