import YareBase

/// The sentences are those of Go's `pflag`, `strconv`, `time` and `encoding/csv`, as Helm's users know them.
extension YareError {
    /// There is no such flag (`command-line.unknown-flag`).
    static func unknownFlag(_ name: String, among flags: [Flag]) -> YareError {
        let meant = flags.filter { $0.heading != nil }.map(\.name).nearest(to: name)
        return YareError(
            "command-line.unknown-flag", "unknown flag: --\(name)", hint: meant.map { "did you mean \"--\($0)\"?" })
    }

    /// There is no such short flag (`command-line.unknown-flag`).
    static func unknownShortFlag(_ letter: Unicode.Scalar, in word: String) -> YareError {
        YareError("command-line.unknown-flag", "unknown shorthand flag: '\(letter)' in \(word)")
    }

    /// A flag stands last that takes a value (`command-line.missing-value`).
    static func flagNeedsArgument(_ word: String) -> YareError {
        YareError("command-line.missing-value", "flag needs an argument: \(word)")
    }

    /// A short flag stands last that takes a value (`command-line.missing-value`).
    static func shortFlagNeedsArgument(_ letter: Unicode.Scalar, in word: String) -> YareError {
        YareError("command-line.missing-value", "flag needs an argument: '\(letter)' in \(word)")
    }

    /// A word begins like a flag and is none (`command-line.bad-flag`).
    static func badFlagSyntax(_ word: String) -> YareError {
        YareError("command-line.bad-flag", "bad flag syntax: \(word)")
    }

    /// A flag does not take such a value (`command-line.invalid-value`).
    static func invalidFlagValue(_ value: String, of flag: Flag, because reason: String) -> YareError {
        YareError(
            "command-line.invalid-value",
            "invalid argument \(value.debugDescription) for \"\(flag.mention)\" flag: \(reason)")
    }

    static func invalidBool(_ text: String) -> YareError {
        .invalidValue("strconv.ParseBool: parsing \(text.debugDescription): invalid syntax")
    }

    static func invalidInteger(_ text: String) -> YareError {
        .invalidValue("strconv.ParseInt: parsing \(text.debugDescription): invalid syntax")
    }

    static func integerOutOfRange(_ text: String) -> YareError {
        .invalidValue("strconv.ParseInt: parsing \(text.debugDescription): value out of range")
    }

    static func invalidDuration(_ text: String) -> YareError {
        .invalidValue("time: invalid duration \(text.debugDescription)")
    }

    static func missingDurationUnit(_ text: String) -> YareError {
        .invalidValue("time: missing unit in duration \(text.debugDescription)")
    }

    static func unknownDurationUnit(_ unit: String, in text: String) -> YareError {
        .invalidValue("time: unknown unit \(unit.debugDescription) in duration \(text.debugDescription)")
    }

    static func pairExpected(_ text: String) -> YareError {
        .invalidValue("\(text) must be formatted as key=value")
    }

    static func invalidCSV(_ line: String, at place: String.Index, _ reason: String) -> YareError {
        .invalidValue(
            "parse error on line 1, column \(line.utf8.distance(from: line.startIndex, to: place) + 1): \(reason)")
    }

    private static func invalidValue(_ reason: String) -> YareError {
        YareError("command-line.invalid-value", reason)
    }
}
