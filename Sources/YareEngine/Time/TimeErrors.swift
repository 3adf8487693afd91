import YareBase

extension YareError {
    /// A text is no duration.
    static func invalidDuration(_ text: String) -> YareError {
        YareError("time.invalid-duration", "time: invalid duration \(quoted(text))")
    }

    /// A number in a duration has no unit.
    static func missingDurationUnit(in text: String) -> YareError {
        YareError("time.invalid-duration", "time: missing unit in duration \(quoted(text))")
    }

    /// A number in a duration has a unit that is none.
    static func unknownDurationUnit(_ unit: String, in text: String) -> YareError {
        YareError("time.invalid-duration", "time: unknown unit \(quoted(unit)) in duration \(quoted(text))")
    }

    /// A text does not look like the layout at one of its elements.
    static func invalidTime(
        _ text: String, layout: String, atText rest: String, element: String
    ) -> YareError {
        YareError(
            "time.invalid",
            "parsing time \(quoted(text)) as \(quoted(layout)): cannot parse \(quoted(rest)) as \(quoted(element))")
    }

    /// A text looks like the layout and yet is no time.
    static func invalidTime(_ text: String, _ reason: String) -> YareError {
        YareError("time.invalid", "parsing time \(quoted(text)): \(reason)")
    }

    /// Something goes on behind the end of the layout.
    static func extraText(_ rest: String, inTime text: String) -> YareError {
        .invalidTime(text, "extra text: \(quoted(rest))")
    }

    /// The text in double quotes as Go's package `time` quotes it: what is not printable ASCII as `\xNN`.
    private static func quoted(_ text: String) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var quoted: [UInt8] = [UInt8(ascii: "\"")]
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): quoted += [UInt8(ascii: "\\"), byte]
            case 0x20..<0x80: quoted.append(byte)
            default: quoted += [UInt8(ascii: "\\"), UInt8(ascii: "x"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: quoted + [UInt8(ascii: "\"")], as: UTF8.self)
    }
}

extension YareError {
    /// Something else was given where a duration is needed.
    static var notADuration: YareError {
        YareError("time.not-a-duration", "wrong type for value; expected time.Duration")
    }
}
