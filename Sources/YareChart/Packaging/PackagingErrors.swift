public import YareBase

extension YareError {
    /// The name given to a new chart has characters that names may not have (`chart.invalid-name`).
    public static func invalidChartName() -> YareError {
        YareError("chart.invalid-name", "chart name must match the regular expression \"^[a-zA-Z0-9._-]+$\"")
    }

    /// The name given to a new chart is too long (`chart.invalid-name`).
    public static func chartNameTooLong(limit: Int) -> YareError {
        YareError("chart.invalid-name", "chart name must be no longer than \(limit) characters")
    }

    /// `values.schema.json` is not JSON (`chart.invalid-schema`).
    public static func schemaIsNoJSON(_ cause: YareError) -> YareError {
        YareError(
            Diagnostic(
                code: "chart.invalid-schema", message: "Invalid JSON in values.schema.json",
                location: cause.diagnostic.location, hint: cause.message),
            cause: cause)
    }

    /// A file cannot be written (`chart.unwritable-file`).
    public static func unwritable(_ path: String, _ reason: String) -> YareError {
        YareError("chart.unwritable-file", "open \(path): \(reason)")
    }

    /// A path that should lead to a folder does not (`chart.unwritable-file`).
    public static func notAFolder(_ path: String) -> YareError {
        YareError("chart.unwritable-file", "file \(path) already exists and is not a directory")
    }
}
