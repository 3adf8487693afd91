import YareBase

/// Reads the argument of a `--set` option into values: Helm's `strvals` grammar.
///
/// `name=value,name[0].key={a,b}`: names are divided by dots, indexes stand in brackets, a backslash takes the meaning
/// from the character behind it. What is written goes straight into the values that are there already, because an
/// index or a name may lead into them.
struct SetParser {
    /// How a value's text becomes a value.
    enum Style {
        /// Truth values, null and whole numbers are recognised; everything else is text.
        case typed
        /// Everything is text.
        case text
        /// The text names a file, whose contents are the value.
        case file(@Sendable (String) throws(YareError) -> Value)
        /// The text is a JSON document.
        case json
        /// The rest of the argument, commas and backslashes included, is text.
        case literal
    }

    /// Why parsing stops: at the end of the argument, or with an error.
    enum Stop: Error {
        case end
        case failure(String)
    }

    /// The largest index that may be set.
    static let largestIndex = 65536
    /// How many dots one name may have.
    static let deepestName = 30
    /// How many indexes may follow each other.
    private static let deepestIndex = 512

    let style: Style
    /// Makes what takes the place of a scalar that is read, where it matters who sets it.
    typealias Marking = (Value) -> Value

    private let mark: Marking?
    var text: SetScanner

    init(_ argument: String, style: Style, mark: Marking? = nil) {
        self.style = style
        self.mark = mark
        text = SetScanner(argument, hasEscapes: style.hasEscapes)
    }

    /// Reads the whole argument into `values`.
    ///
    /// - Throws: `values.invalid-set` with Helm's words.
    mutating func parse(into values: inout ValueMap) throws(YareError) {
        while true {
            do {
                try readKey(into: &values, level: 0)
            } catch {
                guard case .failure(let message) = error else { return }
                throw .invalidSetArgument(message)
            }
        }
    }

    private mutating func readKey(into values: inout ValueMap, level: Int) throws(Stop) {
        let (key, last) = text.until(style.endsKeyAtComma ? "=[,." : "=[.")
        switch last {
        case nil:
            throw key.isEmpty ? .end : .failure("key \(GoText.quoted(key)) has no value")
        case "[": try readIndex(of: key, into: &values, level: level)
        case "=": try readValue(of: key, into: &values)
        case ".": try readInner(of: key, into: &values, level: level + 1)
        default: throw .failure("key \(GoText.quoted(key)) has no value (cannot end with ,)")
        }
    }

    private mutating func readValue(of key: String, into values: inout ValueMap) throws(Stop) {
        let outcome = try readValue()
        if let value = outcome.value, !key.isEmpty { values[key] = marked(value) }
        if outcome.endsArgument { throw .end }
    }

    private func marked(_ value: Value) -> Value {
        mark.map(value.marked) ?? value
    }

    private mutating func readInner(of key: String, into values: inout ValueMap, level: Int) throws(Stop) {
        if level > SetParser.deepestName {
            throw .failure(
                "value name nested level is greater than maximum supported nested level of \(SetParser.deepestName)")
        }
        var inner = ValueMap()
        if let existing = values[key] {
            guard case .map(let entries) = existing else {
                throw SetParser.mismatch(existing, "map[string]interface {}")
            }
            inner = entries
        }
        var stop: Stop?
        do {
            try readKey(into: &inner, level: level)
        } catch {
            stop = error
        }
        if stop == nil, inner.isEmpty { throw .failure("key map \(GoText.quoted(key)) has no value") }
        if !inner.isEmpty, !key.isEmpty { values[key] = .map(inner) }
        if let stop { throw stop }
    }

    private mutating func readIndex(of key: String, into values: inout ValueMap, level: Int) throws(Stop) {
        let index = try readIndexNumber()
        var list: [Value] = []
        if let existing = values[key] {
            guard case .list(let elements) = existing else { throw SetParser.mismatch(existing, "[]interface {}") }
            list = elements
        }
        defer { if !key.isEmpty { values[key] = .list(list) } }
        try readItem(index, of: &list, level: level, depth: 0)
    }

    private mutating func readIndexNumber() throws(Stop) -> Int {
        let (digits, last) = text.until("]")
        guard last != nil else { throw .failure("error parsing index: EOF") }
        guard let number = Int(digits) else {
            throw .failure("error parsing index: strconv.Atoi: parsing \(GoText.quoted(digits)): invalid syntax")
        }
        return number
    }

    private mutating func readItem(_ index: Int, of list: inout [Value], level: Int, depth: Int) throws(Stop) {
        if index < 0 { throw .failure("negative \(index) index not allowed") }
        if depth > SetParser.deepestIndex { throw .failure("too many indexes") }
        let (rest, last) = text.until("[.=")
        if !rest.isEmpty {
            throw .failure("unexpected data at end of array index: \(GoText.quotedScalars(rest))")
        }
        switch last {
        case "=":
            let outcome = try readValue()
            if let value = outcome.value { try SetParser.set(index, of: &list, to: marked(value)) }
        case "[": try readNestedItem(index, of: &list, level: level, depth: depth)
        case ".": try readInnerItem(index, of: &list, level: level)
        default: throw .end
        }
    }

    private mutating func readNestedItem(
        _ index: Int, of list: inout [Value], level: Int, depth: Int
    ) throws(Stop) {
        let nextIndex = try readIndexNumber()
        var nested: [Value] = []
        if index < list.count, !list[index].isNull {
            guard case .list(let elements) = list[index] else {
                throw SetParser.mismatch(list[index], "[]interface {}")
            }
            nested = elements
        }
        try readItem(nextIndex, of: &nested, level: level, depth: depth + 1)
        try SetParser.set(index, of: &list, to: .list(nested))
    }

    private mutating func readInnerItem(_ index: Int, of list: inout [Value], level: Int) throws(Stop) {
        var inner = ValueMap()
        let exists = index < list.count
        if exists, case .map(let entries) = list[index] { inner = entries }
        // an element that is there is changed even where reading ends early, as in Helm
        defer { if exists { list[index] = .map(inner) } }
        try readKey(into: &inner, level: level)
        try SetParser.set(index, of: &list, to: .map(inner))
    }

    private static func set(_ index: Int, of list: inout [Value], to value: Value) throws(Stop) {
        if index > largestIndex {
            throw .failure("index of \(index) is greater than maximum supported index of \(largestIndex)")
        }
        if index >= list.count { list += Array(repeating: .null, count: index + 1 - list.count) }
        list[index] = value
    }

    private static func mismatch(_ found: Value, _ wanted: String) -> Stop {
        .failure(
            "unable to parse key: interface conversion: interface {} is \(GoText.typeName(of: found)), not \(wanted)")
    }
}

extension SetParser.Style {
    var hasEscapes: Bool {
        if case .literal = self { false } else { true }
    }

    var endsKeyAtComma: Bool { hasEscapes }
}
