import YareBase

/// Go's `index`, `slice` and `len`.
enum Indexing {
    // MARK: len

    /// - Parameter nilIsInterface: which of Go's two nils `null` is; they fail in different words.
    static func length(of value: TemplateValue, nilIsInterface: Bool) throws(YareError) -> Int {
        switch value {
        case .string(let text): return EscapedBytes.count(of: text)
        case .list(let list): return list.elements.count
        case .dictionary(let dictionary): return dictionary.entries.count
        case .null where nilIsInterface: throw .call("len of nil pointer")
        case .null: throw .call("reflect: call of reflect.Value.Type on zero Value")
        case .object(let object):
            if let plain = object.underlyingValue, plain.hasLength {
                return try length(of: plain, nilIsInterface: false)
            }
            throw .call("len of type \(object.typeName)")
        default: throw .call("len of type \(value.typeName)")
        }
    }

    // MARK: index

    static func element(
        of value: TemplateValue, at indices: ArraySlice<TemplateValue>
    ) throws(YareError) -> TemplateValue {
        if case .null = value { throw .call("index of untyped nil") }
        var current = value
        for index in indices {
            current = try element(of: current, at: index)
        }
        return current
    }

    private static func element(of value: TemplateValue, at index: TemplateValue) throws(YareError) -> TemplateValue {
        switch value {
        case .null: throw .call("index of nil pointer")
        case .list(let list):
            let position = try position(index, upTo: list.elements.count)
            guard position < list.elements.count else { throw .call("reflect: slice index out of range") }
            return list.elements[position]
        case .string(let text):
            let bytes = EscapedBytes.bytes(of: text)
            let position = try position(index, upTo: bytes.count)
            guard position < bytes.count else { throw .call("reflect: string index out of range") }
            return .integer(Int64(bytes[position]), .uint8)
        case .dictionary(let dictionary): return try element(of: dictionary, at: index)
        case .object(let object):
            guard let plain = object.underlyingValue, plain.hasLength else { throw .cannotIndex(value) }
            return try element(of: plain, at: index)
        default: throw .cannotIndex(value)
        }
    }

    private static func element(
        of dictionary: TemplateDictionary, at index: TemplateValue
    ) throws(YareError) -> TemplateValue {
        guard case .string(let key) = index else {
            if dictionary.type == .anyKeys { return .null }
            if case .null = index { throw .call("value is nil; should be of type string") }
            throw .call("value has type \(index.typeName); should be string")
        }
        return dictionary[key] ?? (dictionary.type == .string ? .string("") : .null)
    }

    /// An index as a number from 0 to `count`, the count included: what comes of that is for the caller.
    private static func position(_ index: TemplateValue, upTo count: Int) throws(YareError) -> Int {
        guard case .integer(let number, let type) = index.plain else {
            if case .null = index { throw .call("cannot index slice/array with nil") }
            throw .call("cannot index slice/array with type \(index.typeName)")
        }
        guard number >= 0, number <= count else {
            let shown = type.isUnsigned ? "\(UInt64(bitPattern: number))" : "\(number)"
            throw .call("index out of range: \(shown)")
        }
        return Int(number)
    }

    // MARK: slice

    static func slice(
        of value: TemplateValue, at indices: ArraySlice<TemplateValue>
    ) throws(YareError) -> TemplateValue {
        switch value.plain {
        case .null: throw .call("slice of untyped nil")
        case .string(let text):
            if indices.count == 3 { throw .call("cannot 3-index slice a string") }
            let bytes = EscapedBytes.bytes(of: text)
            return .string(EscapedBytes.string(from: bytes[try range(indices, count: bytes.count)]))
        case .list(let list):
            let elements = list.elements[try range(indices, count: list.elements.count)]
            return .list(TemplateList(Array(elements), elementType: list.elementType))
        default:
            throw .call("can't slice item of type \(value.typeName)")
        }
    }

    private static func range(_ indices: ArraySlice<TemplateValue>, count: Int) throws(YareError) -> Range<Int> {
        if indices.count > 3 { throw .call("too many slice indexes: \(indices.count)") }
        var bounds = [0, count]
        for (place, index) in indices.enumerated() {
            let position = try position(index, upTo: count)
            if place < 2 {
                bounds[place] = position
            } else if bounds[1] > position {
                throw .call("invalid slice index: \(bounds[1]) > \(position)")
            }
        }
        guard bounds[0] <= bounds[1] else { throw .call("invalid slice index: \(bounds[0]) > \(bounds[1])") }
        return bounds[0]..<bounds[1]
    }
}

extension TemplateValue {
    /// What a host object stands for, or the value itself.
    fileprivate var plain: TemplateValue {
        if case .object(let object) = self { object.underlyingValue ?? self } else { self }
    }

    fileprivate var hasLength: Bool {
        switch self {
        case .string, .list, .dictionary: true
        default: false
        }
    }
}

extension YareError {
    fileprivate static func cannotIndex(_ value: TemplateValue) -> YareError {
        .call("can't index item of type \(value.typeName)")
    }
}
