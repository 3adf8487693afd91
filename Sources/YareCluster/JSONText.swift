import YareBase
import YareYAML

/// Objects to and from JSON with exact numbers, the form in which the cluster keeps them.
enum JSONText {
    private static let reader = JSONReader(numbers: .exact)

    /// The text of a value. Infinities, which JSON does not know and no object holds, become `null`.
    static func string(_ value: Value) -> String {
        (try? JSONWriter.text(of: value, escapesHTML: false)) ?? "null"
    }

    /// The value of a text, `nil` when it is no JSON.
    static func value(_ text: String) -> Value? {
        try? reader.read(text)
    }
}
