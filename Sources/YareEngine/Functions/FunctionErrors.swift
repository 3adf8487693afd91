import YareBase

/// What goes wrong inside template functions. The sentences are those that Helm prints: Go's own where a function of Go
/// panics, Sprig's where it complains.
extension YareError {
    /// A function's own complaint, in Sprig's words.
    static func function(_ message: String) -> YareError {
        YareError("template.function-failed", message)
    }

    /// Nil where Go looks into a value: a nil pointer is followed.
    static func nilPointer() -> YareError {
        function("runtime error: invalid memory address or nil pointer dereference")
    }

    /// A negative count of repetitions.
    static func negativeRepeatCount() -> YareError {
        function("strings: negative Repeat count")
    }

    /// A result that would be larger than any manifest can be.
    static func resultTooLarge() -> YareError {
        function("strings: Repeat output length overflow")
    }

    /// A division of whole numbers by zero.
    static func divisionByZero() -> YareError {
        function("runtime error: integer divide by zero")
    }

    /// A value of the wrong sort for a list function: `Cannot find first on type string`.
    static func cannot(_ doing: String, onType kind: String) -> YareError {
        function("Cannot \(doing) on type \(kind)")
    }

    /// A value that Go's type assertion finds to be another type.
    static func conversion(from type: String, to wanted: String) -> YareError {
        function("interface conversion: interface {} is \(type), not \(wanted)")
    }

    /// The chart's own `fail`; the message is the chart's.
    static func failed(_ message: String) -> YareError {
        YareError("template.fail", message)
    }

    /// A value that the chart says must be set; the message is the chart's.
    static func required(_ message: String) -> YareError {
        YareError("template.required", message)
    }
}
