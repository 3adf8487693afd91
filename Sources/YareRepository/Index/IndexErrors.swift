public import YareBase

extension YareError {
    /// The index holds nothing (`repository.empty-index`).
    public static func emptyIndex() -> YareError {
        YareError("repository.empty-index", "empty index.yaml file")
    }

    /// The index does not say in which version of the format it is (`repository.no-api-version`).
    public static func noIndexVersion() -> YareError {
        YareError("repository.no-api-version", "no API version specified")
    }

    /// The index has a key that none has (`repository.unknown-field`).
    public static func unknownIndexField(_ name: String) -> YareError {
        YareError(
            "repository.unknown-field",
            "error unmarshaling JSON: while decoding JSON: json: unknown field \(name.debugDescription)")
    }

    /// An entry of the index is no list of records (`chart.wrong-type`).
    static func unexpectedIndexEntry(of name: String) -> YareError {
        YareError(
            "chart.wrong-type", "the entry of chart \(name.debugDescription) in the index is not a list of records")
    }

    /// A time of the index is not one (`repository.invalid-time`).
    public static func invalidIndexTime(_ value: Value) -> YareError {
        let text = value.stringValue.map { $0.debugDescription } ?? "a value that is no text"
        return YareError(
            "repository.invalid-time",
            "error unmarshaling JSON: while decoding JSON: parsing time \(text): it is no time of RFC 3339")
    }
}

extension Diagnostic {
    /// The index has a null where a record should be (`repository.invalid-entry`).
    public static func emptyIndexEntry(of name: String, source: String) -> Diagnostic {
        Diagnostic(
            .warning, code: "repository.invalid-entry",
            message: "skipping loading invalid entry for chart \(name.debugDescription) from \(source): empty entry")
    }

    /// A record breaks a rule of charts (`repository.invalid-entry`).
    public static func invalidIndexEntry(
        _ record: ChartVersionRecord, of name: String, source: String, _ error: YareError
    ) -> Diagnostic {
        Diagnostic(
            .warning, code: "repository.invalid-entry",
            message: "skipping loading invalid entry for chart \(name.debugDescription) "
                + "\(record.version.debugDescription) from \(source): \(error.message)")
    }
}
