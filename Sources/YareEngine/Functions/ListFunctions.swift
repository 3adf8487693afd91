import YareBase
import YareTemplate

/// Sprig's functions of lists.
extension FunctionTable {
    static var lists: [TemplateFunction] {
        let list: TemplateFunction.Body = { call in .list(call.arguments) }
        return [
            TemplateFunction("list", rest: .any, list), TemplateFunction("tuple", rest: .any, list),
            TemplateFunction("concat", rest: .any) { call throws(YareError) in try concatenation(of: call.arguments) },
            TemplateFunction("sortAlpha", [.any]) { call throws(YareError) in try sorted(call[0]) },
            TemplateFunction("toStrings", [.any]) { call throws(YareError) in
                .strings(try call[0].stringElements)
            },
        ] + parts + changes + selections
    }

    /// A function and its twin that begins with `must`; both fail alike here, because a panic is an error too.
    private static func twins(
        _ names: String..., parameters: [TemplateFunction.Parameter], rest: TemplateFunction.Parameter? = nil,
        _ body: @escaping TemplateFunction.Body
    ) -> [TemplateFunction] {
        names.map { TemplateFunction($0, parameters, rest: rest, body) }
    }

    private static var parts: [TemplateFunction] {
        twins("first", "mustFirst", parameters: [.any]) { call throws(YareError) in
            try call.list(0, for: "find first").elements.first ?? .null
        }
            + twins("last", "mustLast", parameters: [.any]) { call throws(YareError) in
                try call.list(0, for: "find last").elements.last ?? .null
            }
            + twins("rest", "mustRest", parameters: [.any]) { call throws(YareError) in
                nilUnlessFilled(try call.list(0, for: "find rest")) { $0.dropFirst() }
            }
            + twins("initial", "mustInitial", parameters: [.any]) { call throws(YareError) in
                nilUnlessFilled(try call.list(0, for: "find initial")) { $0.dropLast() }
            }
            + twins("slice", "mustSlice", parameters: [.any], rest: .any) { call throws(YareError) in
                try slice(call.arguments)
            }
            + twins("chunk", "mustChunk", parameters: [.int, .any]) { call throws(YareError) in
                try chunks(of: call.int(0), call[1])
            }
    }

    private static var changes: [TemplateFunction] {
        twins("append", "mustAppend", "push", "mustPush", parameters: [.any, .any]) { call throws(YareError) in
            .list(try call.list(0, for: "push").elements + [call[1]])
        }
            + twins("prepend", "mustPrepend", parameters: [.any, .any]) { call throws(YareError) in
                .list([call[1]] + (try call.list(0, for: "prepend").elements))
            }
            + twins("reverse", "mustReverse", parameters: [.any]) { call throws(YareError) in
                .list(try call.list(0, for: "find reverse").elements.reversed())
            }
    }

    private static var selections: [TemplateFunction] {
        twins("uniq", "mustUniq", parameters: [.any]) { call throws(YareError) in
            .list(unique(try call.list(0, for: "find uniq").elements))
        }
            + twins("without", "mustWithout", parameters: [.any], rest: .any) { call throws(YareError) in
                let omitted = call.arguments.dropFirst()
                return .list(
                    try call.list(0, for: "find without").elements.filter { element in
                        !omitted.contains { $0.isDeeplyEqual(to: element) }
                    })
            }
            + twins("has", "mustHas", parameters: [.any, .any]) { call throws(YareError) in
                if call[1].isNull { return .bool(false) }
                let needle = call[0]
                let elements = try call.list(1, for: "find has").elements
                return .bool(elements.contains { needle.isDeeplyEqual(to: $0) })
            }
            + twins("compact", "mustCompact", parameters: [.any]) { call throws(YareError) in
                .list(try call.list(0, for: "compact").elements.filter { !$0.isEmpty })
            }
    }

    /// A part of a list, or Go's nil slice for an empty one.
    private static func nilUnlessFilled(
        _ list: TemplateList, _ part: ([TemplateValue]) -> ArraySlice<TemplateValue>
    ) -> TemplateValue {
        .list(TemplateList(Array(part(list.elements)), isNil: list.elements.isEmpty))
    }

    private static func concatenation(of lists: [TemplateValue]) throws(YareError) -> TemplateValue {
        var elements: [TemplateValue] = []
        for value in lists {
            if value.isNull { throw .cannotOnNil("concat") }
            guard let list = value.list else {
                throw .function("Cannot concat type \(value.kindName) as list")
            }
            elements += list.elements
        }
        return .list(TemplateList(elements, isNil: elements.isEmpty))
    }

    private static func sorted(_ value: TemplateValue) throws(YareError) -> TemplateValue {
        guard let list = value.list else { return .strings([try value.stringValue]) }
        return .strings(
            try TemplateValue.list(list).stringElements.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }

    /// The elements without those equal to an earlier one. Texts, by far the most common, are looked up by hash.
    private static func unique(_ elements: [TemplateValue]) -> [TemplateValue] {
        var texts: Set<[UInt8]> = []
        var others: [TemplateValue] = []
        return elements.filter { element in
            if case .string(let text) = element { return texts.insert(Array(text.utf8)).inserted }
            if others.contains(where: { element.isDeeplyEqual(to: $0) }) { return false }
            others.append(element)
            return true
        }
    }

    /// `slice LIST START END`: the list keeps its type, and is nil when it was empty.
    private static func slice(_ arguments: [TemplateValue]) throws(YareError) -> TemplateValue {
        if arguments[0].isNull { throw .cannotOnNil("slice") }
        guard var list = arguments[0].list else {
            throw .function("list should be type of slice or array but \(arguments[0].kindName)")
        }
        guard !list.elements.isEmpty else { return .null }
        let start = arguments.count > 1 ? arguments[1].castToInteger : 0
        let end = arguments.count > 2 ? arguments[2].castToInteger : Int64(list.elements.count)
        guard 0 <= start, start <= end, end <= list.elements.count else {
            throw .function("slice index out of bounds: [\(start):\(end)] of \(list.elements.count) elements")
        }
        list.elements = Array(list.elements[Int(start)..<Int(end)])
        return .list(list)
    }

    private static func chunks(of size: Int, _ value: TemplateValue) throws(YareError) -> TemplateValue {
        if value.isNull { throw .cannotOnNil("chunk") }
        guard let list = value.list else { throw .function("Cannot chunk type \(value.kindName)") }
        let elements = list.elements
        guard size > 0 else { return try negativeChunks(of: size, elements) }
        let parts = stride(from: 0, to: elements.count, by: size).map { start in
            TemplateValue.list(Array(elements[start..<min(start + size, elements.count)]))
        }
        return .list(TemplateList(parts, elementType: .list))
    }

    /// What Sprig's floating-point arithmetic makes of chunks of a negative size.
    private static func negativeChunks(of size: Int, _ elements: [TemplateValue]) throws(YareError) -> TemplateValue {
        if elements.count == 1, size < -1 { return .list(TemplateList([.list(elements)], elementType: .list)) }
        guard elements.count > 1, size < 0, size <= 1 - elements.count else {
            throw .function("chunks of \(size) elements are impossible")
        }
        return .list(TemplateList([], elementType: .list))
    }
}

extension TemplateCall {
    /// The list at `index`.
    ///
    /// - Parameter doing: what the function cannot do with anything else, for the message.
    func list(_ index: Int, for doing: String) throws(YareError) -> TemplateList {
        if let list = self[index].list { return list }
        throw self[index].isNull ? .cannotOnNil(doing) : .cannot(doing, onType: self[index].kindName)
    }
}

extension TemplateValue {
    /// The list that this is, or that a host object of Go's kind slice stands for, such as `.Capabilities.APIVersions`.
    var list: TemplateList? {
        switch self {
        case .list(let list): list
        case .object(let object): if case .list(let list)? = object.plainValue { list } else { nil }
        default: nil
        }
    }
}
