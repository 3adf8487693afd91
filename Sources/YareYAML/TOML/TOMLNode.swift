import YareBase

/// A table, a list of tables or a plain value while a document is being read and parts of it may still be added.
final class TOMLNode {
    enum Content {
        case value(Value)
        case table([String: TOMLNode])
        case tables([TOMLNode])
    }

    var content: Content
    /// Whether a table was only named on the way to another one, so that it may get a heading of its own yet.
    var isImplicit: Bool

    init(_ content: Content, isImplicit: Bool = false) {
        self.content = content
        self.isImplicit = isImplicit
    }

    /// The table that names below this one belong to: itself, or the last of a list of tables.
    var table: TOMLNode? {
        switch content {
        case .value: nil
        case .table: self
        case .tables(let tables): tables.last
        }
    }

    /// Whether this is a list in brackets.
    var isList: Bool {
        if case .value(.list) = content { true } else { false }
    }

    subscript(key: String) -> TOMLNode? {
        get {
            if case .table(let entries) = content { entries[key] } else { nil }
        }
        set {
            guard case .table(var entries) = content else { return }
            content = .table([:])
            entries[key] = newValue
            content = .table(entries)
        }
    }

    var value: Value {
        switch content {
        case .value(let value): value
        case .table(let entries): .map(ValueMap(entries.map { ($0.key, $0.value.value) }))
        case .tables(let tables): .list(tables.map(\.value))
        }
    }
}
