import YareBase

extension YareError {
    /// Text that is not YAML. The message has go-yaml's line, the place is the true one.
    static func yamlSyntax(_ failure: EventFailure, file: String?, in bytes: [UInt8]) -> YareError {
        let location = file.map { file in
            if let offset = failure.offset { return SourceLocation(file: file, source: bytes, offset: offset) }
            guard let line = failure.line else { return SourceLocation(file: file) }
            return SourceLocation(file: file, bytes: bytes, line: line, character: failure.column ?? 1)
        }
        return YareError(failure.code, "error converting YAML to JSON: " + failure.goText, at: location)
    }

    /// A number that JSON has no text for.
    static func unsupportedNumber(_ text: String) -> YareError {
        YareError("yaml.unwritable", "error marshaling into JSON: json: unsupported value: \(text)")
    }

    /// Text with a character that a YAML reader would reject.
    static func controlCharacter() -> YareError {
        YareError(
            "yaml.unwritable", "error converting JSON to YAML: yaml: control characters are not allowed")
    }

    /// Text that a YAML reader would break off at.
    static func documentBorder() -> YareError {
        YareError("yaml.unwritable", "error converting JSON to YAML: yaml: found unexpected document indicator")
    }

    /// A key that a YAML reader would not find the colon of: too long, or with a line break in it.
    static func unreadableKey() -> YareError {
        YareError("yaml.unwritable", "error converting JSON to YAML: yaml: did not find expected ',' or '}'")
    }

    /// Lists and maps in each other beyond all measure.
    static func nestedTooDeeply(limit: Int) -> YareError {
        YareError("yaml.nested-too-deeply", "exceeded max depth of \(limit)")
    }
}

extension SourceLocation {
    /// Makes a place of a 1-based line and a 1-based character in it, as libyaml counts.
    init(file: String, bytes: [UInt8], line: Int, character: Int) {
        guard !bytes.isEmpty else {
            self.init(file: file, line: line, column: character)
            return
        }
        let text =
            bytes.split(separator: .lineFeed, maxSplits: line, omittingEmptySubsequences: false)
            .dropFirst(line - 1).first ?? []
        let shown = String(decoding: text.last == 0x0D ? text.dropLast() : text, as: UTF8.self)
        let column = String(String.UnicodeScalarView(shown.unicodeScalars.prefix(character - 1))).utf8.count + 1
        self.init(file: file, line: line, column: column, lineText: shown)
    }
}
