import YareBase
import YareTemplate

extension TemplateValue {
    /// Go's `reflect.DeepEqual`: equal types all the way down; a nil list is not an empty one, NaN not itself.
    func isDeeplyEqual(to other: TemplateValue) -> Bool {
        switch (self, other) {
        case (.null, .null): true
        case (.bool(let one), .bool(let two)): one == two
        case (.integer(let one, let type), .integer(let two, let otherType)): one == two && type == otherType
        case (.float(let one), .float(let two)): one == two
        case (.string(let one), .string(let two)): one.hasSameBytes(as: two)
        case (.list(let one), .list(let two)): one.isDeeplyEqual(to: two)
        case (.dictionary(let one), .dictionary(let two)): one.isDeeplyEqual(to: two)
        case (.object(let one), .object(let two)): one.isDeeplyEqual(to: two)
        default: false
        }
    }

    /// A copy that shares nothing with this value: Sprig's `deepCopy`.
    var deepCopy: TemplateValue {
        switch self {
        case .list(var list):
            list.elements = list.elements.map(\.deepCopy)
            return .list(list)
        case .dictionary(let dictionary):
            return .dictionary(TemplateDictionary(dictionary.entries.mapValues(\.deepCopy), type: dictionary.type))
        case .null, .bool, .integer, .float, .string, .object:
            return self
        }
    }
}

extension TemplateList {
    fileprivate func isDeeplyEqual(to other: TemplateList) -> Bool {
        elementType == other.elementType && isNil == other.isNil && elements.count == other.elements.count
            && zip(elements, other.elements).allSatisfy { $0.isDeeplyEqual(to: $1) }
    }
}

extension TemplateDictionary {
    fileprivate func isDeeplyEqual(to other: TemplateDictionary) -> Bool {
        if type != other.type { return false }
        if self === other { return true }
        return entries.count == other.entries.count
            && zip(entries, other.entries).allSatisfy { one, two in
                one.key.hasSameBytes(as: two.key) && one.value.isDeeplyEqual(to: two.value)
            }
    }
}

extension TemplateObject {
    fileprivate func isDeeplyEqual(to other: any TemplateObject) -> Bool {
        if self === other { return true }
        guard typeName == other.typeName else { return false }
        if let version = self as? VersionObject, let other = other as? VersionObject {
            return version.version.isIdentical(to: other.version)
        }
        if let plain = plainValue, let otherPlain = other.plainValue { return plain.isDeeplyEqual(to: otherPlain) }
        return text == other.text
    }
}
