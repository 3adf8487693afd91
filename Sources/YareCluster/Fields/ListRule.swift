import YareBase

/// How a list inside an object is merged.
enum ListRule: Sendable, Hashable {
    /// The whole list is one value.
    case atomic
    /// A set of plain values.
    case set
    /// A list of maps told apart by keys: all of `keys` for server-side apply, `mergeKey` alone for a strategic merge
    /// patch, which a few lists have a shorter key for.
    case keyed(keys: [String], mergeKey: String)
}

/// What is known of one field of a type.
struct FieldRule: Sendable {
    enum Shape: Sendable {
        /// A map, or a plain value, whose fields are known by the named type.
        case type(String)
        /// A map that is one value.
        case atomicMap
        /// A list, with the type of its elements where they are maps.
        case list(ListRule, element: String?)
    }

    var shape: Shape
    /// Whether a strategic merge patch also names the fields that stay (`patchStrategy: retainKeys`).
    var retainsKeys = false
}
