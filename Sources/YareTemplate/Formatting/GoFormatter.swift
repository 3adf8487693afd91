public import YareBase

/// Go's package `fmt` for template values: `Sprint`, `Sprintln` and `Sprintf` with all verbs, flags and complaints.
public enum GoFormatter {
    /// Values one after the other, with a space where neither neighbour is a string: `fmt.Sprint`.
    ///
    /// - Throws: `template.value-nested-too-deeply`, also for a dictionary that holds itself.
    public static func print(_ values: [TemplateValue]) throws(YareError) -> String {
        var printer = FormatPrinter()
        var previousIsString = true
        for value in values {
            let isString = if case .string = value { true } else { false }
            if !isString, !previousIsString { printer.write(" ") }
            printer.print(value, "v")
            previousIsString = isString
        }
        return try printer.finish()
    }

    /// Values with spaces between and a line break behind: `fmt.Sprintln`.
    public static func printLine(_ values: [TemplateValue]) throws(YareError) -> String {
        var printer = FormatPrinter()
        for (index, value) in values.enumerated() {
            if index > 0 { printer.write(" ") }
            printer.print(value, "v")
        }
        printer.write("\n")
        return try printer.finish()
    }

    /// Values in a format: `fmt.Sprintf`.
    public static func format(_ format: String, _ values: [TemplateValue]) throws(YareError) -> String {
        if let text = plain(format, values) { return text }
        var interpreter = FormatInterpreter(format, values)
        return try interpreter.run()
    }

    /// The text of a format whose verbs are all plain `%s` for strings, `%d` for whole numbers and `%v` for both, as most
    /// are; `nil` for any other.
    private static func plain(_ format: String, _ values: [TemplateValue]) -> String? {
        var text = ""
        var next = 0
        var rest = format.utf8[...]
        while let percent = rest.firstIndex(of: UInt8(ascii: "%")) {
            text += Substring(rest[..<percent])
            rest = rest[percent...].dropFirst()
            guard let verb = rest.popFirst(), next < values.count else { return nil }
            switch (verb, values[next]) {
            case (UInt8(ascii: "s"), .string(let string)), (UInt8(ascii: "v"), .string(let string)): text += string
            case (UInt8(ascii: "d"), .integer(let number, .int)), (UInt8(ascii: "v"), .integer(let number, .int)):
                text += String(number)
            default: return nil
            }
            next += 1
        }
        guard next == values.count else { return nil }
        text += Substring(rest)
        return text
    }

    /// The text of one value: `%v`.
    public static func text(of value: TemplateValue) throws(YareError) -> String {
        switch value {
        case .string(let text): return text
        case .bool(let flag): return flag ? "true" : "false"
        case .integer(let number, let type):
            return type.isUnsigned ? String(UInt64(bitPattern: number)) : String(number)
        case .float(let number): return FloatText.text(number, .g)
        default: return try print([value])
        }
    }
}

extension YareError {
    /// A value to print that has more levels than the stack can hold.
    static func valueNestedTooDeeply() -> YareError {
        YareError("template.value-nested-too-deeply", "value is nested too deeply to be printed")
    }
}
