public import YareBase

/// A Go map with string keys, shared by all who hold it.
///
/// Not `Sendable`: a rendering owns its dictionaries and runs on one thread.
public final class TemplateDictionary {
    /// What `%T` calls a map, and what a missing key yields.
    public enum MapType: UInt8, Sendable {
        /// `map[string]interface {}`; a missing key is nil.
        case any
        /// `map[string]string`; a missing key is the empty string.
        case string
        /// Helm's `chartutil.Values`, the type of `.Values` itself.
        case values
        /// `map[interface {}]interface {}`.
        case anyKeys

        /// The name as `%T` prints it.
        public var name: String {
            switch self {
            case .any: "map[string]interface {}"
            case .string: "map[string]string"
            case .values: "chartutil.Values"
            case .anyKeys: "map[interface {}]interface {}"
            }
        }
    }

    public var entries: SortedMap<TemplateValue>
    public let type: MapType
    /// Whether this is Go's nil map: JSON writes it as `null`, and nothing can be set in it.
    public var isNil: Bool { beganNil && entries.isEmpty }
    private let beganNil: Bool

    public init(_ entries: SortedMap<TemplateValue> = SortedMap(), type: MapType = .any, isNil: Bool = false) {
        self.entries = entries
        self.type = type
        beganNil = isNil
    }

    /// Makes a dictionary of plain data, all the way down.
    public convenience init(_ map: ValueMap, type: MapType = .any) {
        self.init(map.mapValues { TemplateValue($0) }, type: type)
    }

    /// The value under `key`, or `nil` when there is none.
    @inlinable
    public subscript(key: String) -> TemplateValue? {
        get { entries[key] }
        set { entries[key] = newValue }
    }
}
