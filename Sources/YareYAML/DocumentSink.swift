public import YareBase

/// What a tree of data is told to, node by node, to be written as YAML or JSON.
///
/// The writers are fed in this way so that `Value` and the templates' own values are written by the same code without
/// a copy in between. Calls come in document order; keys come in the order in which they are to be written.
public protocol DocumentSink {
    mutating func writeNull()
    mutating func write(_ flag: Bool)
    mutating func write(_ number: Int64)
    mutating func write(_ number: UInt64)
    mutating func write(_ number: Double)
    mutating func write(_ text: String)
    /// Begins a list of `count` elements.
    mutating func beginList(count: Int)
    mutating func endList()
    /// Begins a map of `count` entries, each a ``writeKey(_:)`` followed by its value.
    mutating func beginMap(count: Int)
    mutating func writeKey(_ key: String)
    mutating func endMap()
    /// The order in which the keys of a map are to be told.
    var keyOrder: KeyOrder { get }
}

extension DocumentSink {
    public var keyOrder: KeyOrder { .bytes }
}

extension Value {
    /// Tells this tree to a sink.
    public func write(to sink: inout some DocumentSink) {
        switch self {
        case .null: sink.writeNull()
        case .bool(let flag): sink.write(flag)
        case .int(let number): sink.write(number)
        case .double(let number): sink.write(number)
        case .string(let text): sink.write(text)
        case .list(let elements):
            sink.beginList(count: elements.count)
            for element in elements { element.write(to: &sink) }
            sink.endList()
        case .map(let entries):
            sink.beginMap(count: entries.count)
            for index in sink.keyOrder.arrangement(of: entries.keys) {
                sink.writeKey(entries.keys[index])
                entries.values[index].write(to: &sink)
            }
            sink.endMap()
        }
    }
}
