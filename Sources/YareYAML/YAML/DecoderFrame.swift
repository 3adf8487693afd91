/// An open list or map of a document that is being decoded.
struct DecoderFrame {
    enum Role {
        /// A list.
        case list
        /// A map that waits for a key.
        case key
        /// A map that waits for the value of a key.
        case value(key: String)
        /// A map that waits for what is to be merged into it.
        case merge
    }

    var role: Role
    let anchor: String?
    /// How many nodes had been decoded when it was opened.
    let nodesBefore: Int
    /// How long the path to it is where places are noted.
    let pathLength: Int
    /// How many elements of a list have begun, where places are noted.
    var index = 0
    /// How many lists and maps are nested in it, itself included.
    var height = 1
    /// The keys met so far, where duplicates are rejected.
    var keys: Set<String> = []
    /// Whether a list holds anything that is no map, so that it cannot be merged.
    var holdsOtherThanMaps = false
    /// What go-yaml says of a key that JSON cannot have, until its value is known.
    var unsupportedKey: String?

    init(role: Role, anchor: String?, nodesBefore: Int, pathLength: Int) {
        self.role = role
        self.anchor = anchor
        self.nodesBefore = nodesBefore
        self.pathLength = pathLength
    }
}

/// go-yaml's protection against documents that grow without bounds through aliases of aliases.
///
/// It counts the nodes that it decodes and how many of them come out of aliases; the larger the document, the smaller
/// the share of the latter may be.
struct AliasBudget {
    private static let smallDocument = 400_000.0
    private static let largeDocument = 4_000_000.0
    /// Far beyond what is allowed, and far from overflowing.
    private static let ceiling = 1 << 40

    private(set) var nodes = 0
    private var aliased = 0

    mutating func count(_ count: Int) {
        nodes = min(nodes &+ count, Self.ceiling)
    }

    /// Counts the nodes that an alias stands for.
    mutating func countAlias(of count: Int) {
        self.count(count)
        aliased = min(aliased &+ count, Self.ceiling)
    }

    var isExceeded: Bool {
        aliased > 100 && nodes > 1000 && Double(aliased) / Double(nodes) > allowedShare
    }

    private var allowedShare: Double {
        let size = min(max(Double(nodes), Self.smallDocument), Self.largeDocument)
        return 0.99 - 0.89 * (size - Self.smallDocument) / (Self.largeDocument - Self.smallDocument)
    }
}

/// Notes the places of entries while a document is decoded.
struct PlaceRecorder {
    private(set) var places: SourceMap
    private var path = ""

    init(file: String) {
        places = SourceMap(file: file)
    }

    var pathLength: Int { path.utf8.count }

    /// Begins at the root again.
    mutating func beginDocument() { path = "" }

    /// Notes the 0-based place of a step below the list or map whose path has a length.
    mutating func note(_ step: String, in length: Int, line: Int, column: Int) {
        if let end = path.utf8.index(path.startIndex, offsetBy: length, limitedBy: path.endIndex) {
            path.removeSubrange(end...)
        }
        SourceMap.append(step, to: &path)
        places.note(path, line: line + 1, column: column + 1)
    }
}
