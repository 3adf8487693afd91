import YareBase

/// What is wrong with a document although it could be parsed.
struct DocumentProblem {
    let code: Diagnostic.Code
    let message: String
    /// The 0-based place.
    let line: Int
    let column: Int

    func error(file: String?, in bytes: [UInt8]) -> YareError {
        let location = file.map { SourceLocation(file: $0, bytes: bytes, line: line + 1, character: column + 1) }
        return YareError(code, "error converting YAML to JSON: " + message, at: location)
    }
}

/// The problems of a document by the stage in which Go meets them; the earliest stage's first problem counts.
struct DocumentProblems {
    private var decoding: DocumentProblem?
    private var duplicates: [String] = []
    private var firstDuplicate: DocumentProblem?
    private var converting: DocumentProblem?
    private var encoding: DocumentProblem?

    mutating func decoding(_ problem: DocumentProblem) { decoding = decoding ?? problem }
    mutating func converting(_ problem: DocumentProblem) { converting = converting ?? problem }
    mutating func encoding(_ problem: DocumentProblem) { encoding = encoding ?? problem }

    mutating func duplicate(_ sentence: String, at problem: DocumentProblem) {
        duplicates.append(sentence)
        firstDuplicate = firstDuplicate ?? problem
    }

    /// Whether Go would have stopped decoding by now.
    var stopDecoding: Bool { decoding != nil }

    var first: DocumentProblem? { decoding ?? duplicate ?? converting ?? encoding }

    private var duplicate: DocumentProblem? {
        firstDuplicate.map { place in
            DocumentProblem(
                code: place.code, message: "yaml: unmarshal errors:\n  " + duplicates.joined(separator: "\n  "),
                line: place.line, column: place.column)
        }
    }
}
