import YareBase

/// What readers make of numbers.
public enum NumberStyle: Sendable {
    /// Every number is a ``Value/double(_:)``, as Go reads JSON into `interface {}`. Values files and the templates'
    /// `fromYaml` and `fromJson` are read so.
    case float64
    /// Whole numbers that fit are ``Value/int(_:)``, as Kubernetes reads its objects. What counts is the number's JSON
    /// text: YAML's `1e3` is written `1000` and so is whole.
    case exact

    /// The value of a floating-point number.
    func value(_ number: Double) -> Value {
        guard self == .exact, number.magnitude < 1e21, let whole = Int64(exactly: number) else {
            return .double(number)
        }
        // beyond 2^53 the shortest digits, padded with zeros, are the number that is read
        guard whole.magnitude >= 1 << 53 else { return .int(whole) }
        return IntegerText.signed(Array(FloatText.text(number, .f).utf8)).map(Value.int) ?? .double(number)
    }

    /// The value of a whole number.
    func value(_ number: Int64) -> Value {
        self == .exact ? .int(number) : .double(Double(number))
    }
}
