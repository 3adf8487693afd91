import YareBase
import YareTemplate

/// What goes wrong inside template functions. The sentences are those that Helm prints where Sprig complains;
/// where Go panics, they say what is wrong.
extension YareError {
    /// A function's own complaint, in Sprig's words.
    static func function(_ message: String) -> YareError {
        YareError("template.function-failed", message)
    }

    /// Nil where a function needs something to work on; Go panics there.
    ///
    /// - Parameter doing: what the function cannot do, such as `find first`.
    static func cannotOnNil(_ doing: String) -> YareError {
        YareError(
            "template.function-failed", "Cannot \(doing) on nil",
            hint: "set the value, or give it a default, such as (default list .Values.items)")
    }

    /// A map that was read from null.
    static func assignmentToNilMap() -> YareError {
        YareError(
            "template.function-failed", "assignment to entry in nil map",
            hint: "begin with a map of its own, such as (default dict (fromJson .Values.text))")
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
        function("division by zero")
    }

    /// A value of the wrong sort for a list function: `Cannot find first on type string`.
    static func cannot(_ doing: String, onType kind: String) -> YareError {
        function("Cannot \(doing) on type \(kind)")
    }

    /// A value on the way of `dig` that is not a plain map.
    static func cannotDig(into type: String) -> YareError {
        YareError(
            "template.function-failed", "dig goes through maps only, but found \(type)",
            hint: type == TemplateDictionary.MapType.values.name
                ? "dig into a plain map, such as (.Values | merge (dict))" : nil)
    }

    /// A key of `dig` that is not a string.
    static func digKeyIsNoString(_ type: String) -> YareError {
        function("dig takes strings for keys, not \(type)")
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
