import YareBase

/// Go's `eq`, `ne`, `lt`, `le`, `gt` and `ge`: values compare within their basic kind.
enum Comparison {
    /// What values are for comparing.
    private enum Kind {
        case invalid, bool, int, uint, float, string
    }

    private static func kind(of value: TemplateValue) -> Kind {
        switch value {
        case .bool: .bool
        case .integer(_, let type): type.isUnsigned ? .uint : .int
        case .float: .float
        case .string: .string
        case .object(let object): object.underlyingValue.map { kind(of: $0) } ?? .invalid
        case .null, .list, .dictionary: .invalid
        }
    }

    // MARK: equality

    static func isEqual(_ value: TemplateValue, toAnyOf others: ArraySlice<TemplateValue>) throws(YareError) -> Bool {
        if others.isEmpty { throw .call("missing argument for comparison") }
        for other in others where try isEqual(value, other) { return true }
        return false
    }

    static func isEqual(_ left: TemplateValue, _ right: TemplateValue) throws(YareError) -> Bool {
        switch (left, right) {
        case (.string(let left), .string(let right)): return left.utf8.elementsEqual(right.utf8)
        case (.bool(let left), .bool(let right)): return left == right
        case (.float(let left), .float(let right)): return left == right
        case (.integer(let left, let leftType), .integer(let right, let rightType)):
            // numbers of different signedness are equal only where neither has the top bit
            return left == right && (leftType.isUnsigned == rightType.isUnsigned || left >= 0)
        case (.null, .null): return true
        case (.null, _): return isNil(right)
        case (_, .null): return isNil(left)
        default: return try isEqualElsewise(left, right)
        }
    }

    /// Whether a value is a nil map or slice, Go's other nils.
    private static func isNil(_ value: TemplateValue) -> Bool {
        switch value {
        case .list(let list): list.isNil
        case .dictionary(let dictionary): dictionary.isNil
        default: false
        }
    }

    private static func isEqualElsewise(_ left: TemplateValue, _ right: TemplateValue) throws(YareError) -> Bool {
        let kinds = (kind(of: left), kind(of: right))
        guard kinds.0 == kinds.1 else { throw .incompatibleTypes() }
        if kinds.0 != .invalid, let left = left.basicValue, let right = right.basicValue {
            return try isEqual(left, right)
        }
        guard left.kindName == right.kindName else { throw .nonComparable(left, right) }
        if case .object(let left) = left, case .object(let right) = right, left.underlyingValue == nil {
            return try isEqual(left, right)
        }
        let (leftIsNil, rightIsNil) = (isNil(left), isNil(right))
        if leftIsNil || rightIsNil { return leftIsNil == rightIsNil }
        throw .nonComparable(right)
    }

    /// Pointers are equal when they are the same, structs of comparable fields when these are.
    private static func isEqual(_ left: any TemplateObject, _ right: any TemplateObject) throws(YareError) -> Bool {
        if left.kindName == "ptr" { return left === right }
        guard let fields = left.fields, let others = right.fields else {
            return left.typeName == right.typeName && left.text == right.text
        }
        guard left.typeName == right.typeName, fields.count == others.count else { return false }
        for (field, other) in zip(fields, others) {
            switch field.value {
            case .list, .dictionary: throw .nonComparable(.object(right))
            default: if try !isEqual(field.value, other.value) { return false }
            }
        }
        return true
    }

    // MARK: order

    static func isLess(_ left: TemplateValue, _ right: TemplateValue) throws(YareError) -> Bool {
        let kinds = (kind(of: left), kind(of: right))
        guard kinds.0 != .invalid, kinds.1 != .invalid else { throw .invalidType() }
        switch (left.basicValue, right.basicValue) {
        case (.integer(let left, let leftType)?, .integer(let right, let rightType)?):
            return isLess(left, leftType.isUnsigned, right, rightType.isUnsigned)
        case (.float(let left)?, .float(let right)?): return left < right
        case (.string(let left)?, .string(let right)?): return left.utf8.lexicographicallyPrecedes(right.utf8)
        case (.bool?, .bool?): throw .invalidType()
        default: throw .incompatibleTypes()
        }
    }

    static func isLessOrEqual(_ left: TemplateValue, _ right: TemplateValue) throws(YareError) -> Bool {
        if try isLess(left, right) { return true }
        return try isEqual(left, right)
    }

    private static func isLess(_ left: Int64, _ leftIsUnsigned: Bool, _ right: Int64, _ rightIsUnsigned: Bool) -> Bool {
        switch (leftIsUnsigned, rightIsUnsigned) {
        case (false, false): left < right
        case (true, true): UInt64(bitPattern: left) < UInt64(bitPattern: right)
        case (false, true): left < 0 || UInt64(bitPattern: left) < UInt64(bitPattern: right)
        case (true, false): right >= 0 && UInt64(bitPattern: left) < UInt64(bitPattern: right)
        }
    }
}

extension TemplateValue {
    /// The value of a basic kind that this is, or that a host object such as a duration stands for.
    fileprivate var basicValue: TemplateValue? {
        if case .object(let object) = self { return object.underlyingValue }
        return self
    }
}

extension YareError {
    fileprivate static func incompatibleTypes() -> YareError {
        .call("incompatible types for comparison")
    }

    fileprivate static func invalidType() -> YareError {
        .call("invalid type for comparison")
    }

    fileprivate static func nonComparable(_ value: TemplateValue) -> YareError {
        .call("non-comparable type \(value.asString): \(value.typeName)")
    }

    fileprivate static func nonComparable(_ left: TemplateValue, _ right: TemplateValue) -> YareError {
        .call("non-comparable types \(left.asString): \(left.typeName), \(right.typeName): \(right.text)")
    }
}

extension TemplateValue {
    /// The value as `%s` prints it, complaints included.
    fileprivate var asString: String {
        (try? GoFormatter.format("%s", [self])) ?? typeName
    }

    /// The value as `%v` prints it.
    fileprivate var text: String {
        (try? GoFormatter.format("%v", [self])) ?? typeName
    }
}
