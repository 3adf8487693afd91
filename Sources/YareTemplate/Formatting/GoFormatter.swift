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
        var interpreter = FormatInterpreter(format, values)
        return try interpreter.run()
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
