public import YareBase

extension YareError {
    /// A schema uses a keyword in a way that it may not be used (`schema.invalid`).
    public static func invalidSchema(_ message: String) -> YareError {
        YareError("schema.invalid", message)
    }

    /// A reference leads to nothing in the document (`schema.unresolved-reference`).
    public static func unresolvedSchemaReference(_ reference: String) -> YareError {
        YareError("schema.unresolved-reference", "schema reference \"\(reference)\" leads nowhere")
    }

    /// A step of a reference finds no key (`schema.unresolved-reference`).
    public static func missingSchemaKey(_ key: String, in reference: String) -> YareError {
        YareError(
            "schema.unresolved-reference", "Object has no key '\(key)'",
            hint: "correct the reference \"\(reference)\"")
    }

    /// A reference leads out of the document (`schema.remote-reference`).
    public static func remoteSchemaReference(_ reference: String) -> YareError {
        YareError(
            "schema.remote-reference", "schema reference \"\(reference)\" leads out of the chart and is not fetched",
            hint: "copy the schema under \"$defs\", or use \"--skip-schema-validation\"")
    }

    /// Schemas are nested beyond all measure (`schema.nested-too-deeply`).
    public static func schemaNestedTooDeeply(limit: Int) -> YareError {
        YareError("schema.nested-too-deeply", "schemas are nested more than \(limit) levels deep")
    }

    /// Values break the schemas of one or more charts (`values.schema-violation`).
    ///
    /// - Parameter details: the charts, each with its violations, one a line.
    public static func schemaViolations(_ details: String) -> YareError {
        YareError(
            "values.schema-violation",
            "values don't meet the specifications of the schema(s) in the following chart(s):\n" + details)
    }
}
