import YareBase
import YareTemplate

extension TemplateValue {
    /// Go's `reflect.DeepEqual`: equal types all the way down; a nil list is not an empty one, NaN not itself.
    ///
    /// Values too deep to be looked through to the end, which hold themselves most likely, are not equal.
    func isDeeplyEqual(to other: TemplateValue) -> Bool {
        switch (self, other) {
        case (.null, .null): true
        case (.bool(let one), .bool(let two)): one == two
        case (.integer(let one, let type), .integer(let two, let otherType)): one == two && type == otherType
        case (.float(let one), .float(let two)): one == two
        case (.string(let one), .string(let two)): one.hasSameBytes(as: two)
        case (.list, .list), (.dictionary, .dictionary), (.object, .object): isDeeplyEqual(to: other, Descent())
        default: false
        }
    }

    fileprivate func isDeeplyEqual(to other: TemplateValue, _ descent: Descent) -> Bool {
        switch (self, other) {
        case (.list(let one), .list(let two)): one.isDeeplyEqual(to: two, descent)
        case (.dictionary(let one), .dictionary(let two)): one.isDeeplyEqual(to: two, descent)
        case (.object(let one), .object(let two)): one.isDeeplyEqual(to: two, descent)
        case (.list, _), (.dictionary, _), (.object, _): false
        default: isDeeplyEqual(to: other)
        }
    }
}

extension TemplateList {
    fileprivate func isDeeplyEqual(to other: TemplateList, _ descent: Descent) -> Bool {
        guard elementType == other.elementType, isNil == other.isNil, elements.count == other.elements.count,
            let deeper = descent.deeper
        else { return false }
        return zip(elements, other.elements).allSatisfy { $0.isDeeplyEqual(to: $1, deeper) }
    }
}

extension TemplateDictionary {
    fileprivate func isDeeplyEqual(to other: TemplateDictionary, _ descent: Descent) -> Bool {
        guard type == other.type else { return false }
        if self === other { return true }
        guard entries.count == other.entries.count, let deeper = descent.deeper else { return false }
        return zip(entries, other.entries).allSatisfy { one, two in
            one.key.hasSameBytes(as: two.key) && one.value.isDeeplyEqual(to: two.value, deeper)
        }
    }
}

extension TemplateObject {
    fileprivate func isDeeplyEqual(to other: any TemplateObject, _ descent: Descent) -> Bool {
        if self === other { return true }
        guard typeName == other.typeName else { return false }
        if let version = self as? VersionObject, let other = other as? VersionObject {
            return version.version.isIdentical(to: other.version)
        }
        if let plain = plainValue, let otherPlain = other.plainValue {
            return plain.isDeeplyEqual(to: otherPlain, descent)
        }
        return text == other.text
    }
}
