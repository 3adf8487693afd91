import YareBase

extension YareError {
    /// A number that JSON has no text for.
    static func unwritableNumber(_ text: String) -> YareError {
        YareError("json.unwritable", "json: unsupported value: \(text)")
    }
}
