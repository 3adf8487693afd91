import YareBase
import YareTemplate

extension TemplateValue {
    /// This value as plain data, for a writer that has to see a tree as a whole.
    ///
    /// - Throws: `template.value-nested-too-deeply`, also for a dictionary that holds itself.
    var plainData: Value {
        get throws(YareError) { try plainData(Descent()) }
    }

    private func plainData(_ descent: Descent) throws(YareError) -> Value {
        guard let deeper = descent.deeper else { throw .valueNestedTooDeeply("written") }
        switch self {
        case .null: return .null
        case .bool(let flag): return .bool(flag)
        case .integer(let number, _): return .int(number)
        case .float(let number): return .double(number)
        case .string(let text): return .string(text)
        case .list(let list):
            return .list(try list.elements.map { element throws(YareError) in try element.plainData(deeper) })
        case .dictionary(let dictionary):
            return .map(try dictionary.entries.mapValues { value throws(YareError) in try value.plainData(deeper) })
        case .object(let object):
            return try object.plainValue?.plainData(deeper) ?? .map([:])
        }
    }
}
