import YareBase

extension YareError {
    /// A null in a list, for which TOML has no word.
    static func nullInList() -> YareError {
        YareError("toml.unwritable", "toml: cannot encode array with nil element")
    }

    /// A list of tables that no key leads to.
    static func tablesWithoutName() -> YareError {
        YareError("toml.unwritable", "toml: top-level values must be Go maps or structs")
    }

    /// A null where a document should be; the Go encoder panics with these words.
    static func nothingToWrite() -> YareError {
        YareError("toml.unwritable", "reflect: call of reflect.Value.Type on zero Value")
    }
}

/// Why TOML text could not be read.
struct TOMLFailure: Error {
    let message: String
    /// The line as BurntSushi/toml counts it, which is one too few at the end of the text.
    let line: Int
    /// The dotted name of what was being read last.
    let lastKey: String
    /// The byte at which reading stopped.
    let offset: Int

    func error(file: String?, in bytes: [UInt8]) -> YareError {
        let key = lastKey.isEmpty ? "" : " (last key \(GoQuote.string(lastKey)))"
        return YareError(
            "toml.syntax", "toml: line \(line)\(key): \(message)",
            at: file.map { SourceLocation(file: $0, source: bytes, offset: offset) })
    }
}
