public import YareBase

/// Where the entries of a document stand, for telling which file and line set a value.
public struct SourceMap: Sendable, Equatable {
    private struct Place: Sendable, Equatable {
        let line: Int32
        let column: Int32
    }

    private let file: String
    private var places: [String: Place] = [:]

    init(file: String) {
        self.file = file
    }

    /// The place of the key, or of the list element, at the end of a path; list elements go by their index.
    public func location(of path: [String]) -> SourceLocation? {
        places[path.reduce(into: "") { Self.append($1, to: &$0) }].map { place in
            SourceLocation(file: file, line: Int(place.line), column: Int(place.column))
        }
    }

    /// Whether nothing was noted.
    public var isEmpty: Bool { places.isEmpty }

    /// Notes a 1-based place; a later one for the same path takes its place.
    mutating func note(_ pointer: String, line: Int, column: Int) {
        places[pointer] = Place(line: Int32(clamping: line), column: Int32(clamping: column))
    }

    /// Makes one path of several steps: NUL can be in no YAML text.
    static func append(_ step: String, to pointer: inout String) {
        pointer += "\0"
        pointer += step
    }
}
