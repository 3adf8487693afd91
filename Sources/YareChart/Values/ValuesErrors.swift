public import YareBase

extension YareError {
    /// The argument of a `--set` option breaks the grammar (`values.invalid-set`).
    public static func invalidSetArgument(_ message: String) -> YareError {
        YareError("values.invalid-set", message)
    }

    /// A values file is too large (`values.too-large`).
    public static func valuesFileTooLarge(_ name: String, limit: Int) -> YareError {
        YareError(
            "values.too-large", "values file \"\(name)\" is larger than the maximum file size \(limit)",
            hint: "give large contents with \"--set-file\"")
    }

    /// A values document is not a map (`values.not-a-map`).
    public static func valuesAreNoMap(_ kind: String) -> YareError {
        YareError(
            "values.not-a-map",
            "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal \(kind) into Go value of type "
                + "map[string]interface {}",
            hint: "begin the file with a key")
    }

    /// The values for a subchart are not a map (`values.type-mismatch`).
    public static func subchartValuesAreNoMap(_ subchart: String, _ value: Value) -> YareError {
        YareError(
            "values.type-mismatch", "type mismatch on \(subchart): \(GoText.formattedAsFlag(value))",
            hint: "give a map of values under \"\(subchart)\"")
    }

    /// An entry of `import-values` lacks its child or parent path (`values.invalid-import`).
    public static func invalidImportValues(of dependency: String) -> YareError {
        YareError(
            "values.invalid-import",
            "import-values of dependency \"\(dependency)\" must be strings or maps with \"child\" and \"parent\"",
            hint: "write {child: path, parent: path}")
    }
}
