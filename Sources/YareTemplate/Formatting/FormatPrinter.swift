import YareBase

/// Prints values by verbs and flags into a text.
struct FormatPrinter {
    var flags = FormatFlags()
    private var text = ""
    /// Whether a complaint is being printed, in which objects do not speak for themselves.
    private var isComplaining = false
    private var isTooDeep = false
    private var stackLimit: StackLimit?

    mutating func finish() throws(YareError) -> String {
        if isTooDeep { throw .valueNestedTooDeeply() }
        return text
    }

    mutating func write(_ string: String) {
        text += string
    }

    /// `%v` has flags of its own in place of `+` and `#`.
    mutating func useOwnFlagsOfV() {
        (flags.sharpV, flags.sharp) = (flags.sharp, false)
        (flags.plusV, flags.plus) = (flags.plus, false)
    }

    /// Prints a value that was handed to the format itself.
    mutating func print(_ value: TemplateValue, _ verb: Unicode.Scalar) {
        switch (value, verb) {
        case (.null, "T"), (.null, "v"): writePadded("<nil>")
        case (.null, _): complain(about: value, verb)
        case (_, "T"): format(value.typeName, "s")
        default: print(value, verb, depth: 0)
        }
    }

    /// Prints a value, or an element of one.
    private mutating func print(_ value: TemplateValue, _ verb: Unicode.Scalar, depth: Int) {
        guard enter(depth) else { return }
        switch value {
        case .null: write(flags.sharpV ? "interface {}(nil)" : "<nil>")
        case .bool(let flag):
            if verb == "t" || verb == "v" { writePadded(flag ? "true" : "false") } else { complain(about: value, verb) }
        case .integer(let number, let type):
            let isNegative = !type.isUnsigned && number < 0
            let magnitude = isNegative ? number.magnitude : UInt64(bitPattern: number)
            if !format(magnitude, isNegative: isNegative, isUnsigned: type.isUnsigned, verb) {
                complain(about: value, verb)
            }
        case .float(let number):
            if !format(number, verb) { complain(about: value, verb) }
        case .string(let string):
            if !format(string, verb) { complain(about: value, verb) }
        case .list(let list): print(list, verb, depth: depth)
        case .dictionary(let dictionary): print(dictionary, verb, depth: depth)
        case .object(let object): print(object, verb, depth: depth)
        }
    }

    /// Whether there is room for another level. Values can hold themselves, so there need not be an end.
    private mutating func enter(_ depth: Int) -> Bool {
        if depth == 100 { stackLimit = stackLimit ?? .current }
        if depth > 100, stackLimit?.isReached ?? false { isTooDeep = true }
        return !isTooDeep
    }

    // MARK: collections

    private mutating func print(_ list: TemplateList, _ verb: Unicode.Scalar, depth: Int) {
        if list.elementType == .byte, print(list.bytes, isNil: list.isNil, verb) { return }
        if flags.sharpV, list.isNil {
            write("\(list.elementType.listTypeName)(nil)")
            return
        }
        write(flags.sharpV ? "\(list.elementType.listTypeName){" : "[")
        for (index, element) in list.elements.enumerated() {
            if index > 0 { write(flags.sharpV ? ", " : " ") }
            print(element, verb, depth: depth + 1)
        }
        write(flags.sharpV ? "}" : "]")
    }

    /// Prints a byte slice where the verb treats it as such.
    private mutating func print(_ bytes: [UInt8], isNil: Bool, _ verb: Unicode.Scalar) -> Bool {
        switch verb {
        case "s", "q", "x", "X": return format(EscapedBytes.string(from: bytes), verb)
        case "v" where flags.sharpV, "d" where flags.sharpV:
            let elements = bytes.map { "0x" + String($0, radix: 16) }
            write(isNil ? "[]byte(nil)" : "[]byte{" + elements.joined(separator: ", ") + "}")
            return true
        default: return false
        }
    }

    private mutating func print(_ dictionary: TemplateDictionary, _ verb: Unicode.Scalar, depth: Int) {
        write(flags.sharpV ? "\(dictionary.type.name){" : "map[")
        for (index, entry) in dictionary.entries.enumerated() {
            if index > 0 { write(flags.sharpV ? ", " : " ") }
            print(.string(entry.key), verb, depth: depth + 1)
            write(":")
            print(entry.value, verb, depth: depth + 1)
        }
        write(flags.sharpV ? "}" : "]")
    }

    private mutating func print(_ object: any TemplateObject, _ verb: Unicode.Scalar, depth: Int) {
        if let bytes = object.bytes {
            let elements = bytes.map { TemplateValue.integer(Int64($0), .uint8) }
            print(TemplateList(elements, elementType: .byte), verb, depth: depth)
        } else if let fields = object.fields {
            print(fields, of: object, verb, depth: depth)
        } else if !isComplaining, ["v", "s", "x", "X", "q"].contains(verb), !flags.sharpV {
            _ = format(object.text, verb)
        } else if let value = object.plainValue {
            print(value, verb, depth: depth + 1)
        } else if verb == "v" {
            write(object.text)
        } else {
            complain(about: .object(object), verb)
        }
    }

    /// A struct in braces, with the names of its fields for `%+v` and its type for `%#v`.
    private mutating func print(
        _ fields: [(name: String, value: TemplateValue)], of object: any TemplateObject, _ verb: Unicode.Scalar,
        depth: Int
    ) {
        write(flags.sharpV ? "\(object.typeName){" : "{")
        for (index, field) in fields.enumerated() {
            if index > 0 { write(flags.sharpV ? ", " : " ") }
            if flags.plusV || flags.sharpV { write("\(field.name):") }
            print(field.value, verb, depth: depth + 1)
        }
        write("}")
    }

    // MARK: complaints

    /// `%!d(string=x)`: a verb that the value has no form for.
    private mutating func complain(about value: TemplateValue, _ verb: Unicode.Scalar) {
        isComplaining = true
        write("%!\(verb)(")
        writeTyped(value)
        write(")")
        isComplaining = false
    }

    /// `string=x`
    mutating func writeTyped(_ value: TemplateValue) {
        if case .null = value {
            write("<nil>")
        } else {
            write("\(value.typeName)=")
            print(value, "v", depth: 0)
        }
    }

    // MARK: padding

    /// Writes a text at the width that is wanted, which counts characters.
    mutating func writePadded(_ string: String, allowsZeros: Bool = true) {
        guard let width = flags.width, width > 0 else { return write(string) }
        let missing = width - string.unicodeScalars.count
        guard missing > 0 else { return write(string) }
        let zeros = allowsZeros && flags.zero && !flags.minus
        let padding = String(repeating: zeros ? "0" : " ", count: missing)
        if flags.minus {
            write(string)
            write(padding)
        } else {
            write(padding)
            write(string)
        }
    }
}

extension TemplateList {
    /// The elements of a byte slice.
    var bytes: [UInt8] {
        elements.map { element in
            if case .integer(let number, _) = element { UInt8(truncatingIfNeeded: number) } else { 0 }
        }
    }
}
