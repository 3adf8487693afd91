/// Something a host offers to templates beside plain data: `.Files`, `.Capabilities`, a point in time, a parsed version.
///
/// It stands for a Go struct (or pointer to one) with exported fields and methods.
public protocol TemplateObject: AnyObject {
    /// The Go type as `%T` and `typeOf` print it, such as `*semver.Version`.
    var typeName: String { get }

    /// The Go kind as `kindOf` prints it: `struct`, `ptr`, `map`, `slice`, `int64` …
    var kindName: String { get }

    /// The field or method with a name, or `nil` when the Go type has none: then evaluation fails as Go's does.
    func member(_ name: String) -> TemplateMember?

    /// How `%v` and plain output print it: Go's `String()` or `Error()` method, otherwise the struct in braces.
    var text: String { get }

    /// Whether `if`, `and`, `or`, `not` take it for true. Structs are, maps and slices when they hold something.
    var isTrue: Bool { get }

    /// The object as plain template data, where Go would let `range`, `index`, `toYaml` or `toJson` see through it. What
    /// has another kind than a struct or pointer, a duration say, is also compared and measured as this.
    var plainValue: TemplateValue? { get }

    /// The bytes, when this stands for a Go `[]byte`: `%s` and conversions to text take them as such.
    var bytes: [UInt8]? { get }

    /// The fields of a struct that has no `String()` or `Error()` method, for the verbs that look into it: `%s` complains
    /// about the numbers in it, `%+v` shows names. ``text`` is not used then.
    var fields: [(name: String, value: TemplateValue)]? { get }

    /// The fields of a struct as Go's `encoding/json` writes them, under their keys and in the order of the struct.
    var jsonFields: [(key: String, value: TemplateValue)]? { get }

    /// What an action that yields the object prints, where Go then finds a `String()` method on its address that `printf`
    /// does not.
    var addressedText: String? { get }
}

extension TemplateObject {
    public var kindName: String { "struct" }
    public var isTrue: Bool { true }
    public var plainValue: TemplateValue? { nil }
    public var bytes: [UInt8]? { nil }
    public var fields: [(name: String, value: TemplateValue)]? { nil }
    public var jsonFields: [(key: String, value: TemplateValue)]? { nil }
    public var addressedText: String? { nil }
}

extension TemplateObject {
    /// The value of a basic kind, the list or the map that this is in Go, and no struct with a text of its own.
    var underlyingValue: TemplateValue? {
        kindName == "struct" || kindName == "ptr" ? nil : plainValue
    }
}

/// What a name after a dot finds on a ``TemplateObject``.
public enum TemplateMember {
    /// A field: its value.
    case field(TemplateValue)
    /// A method: called with the arguments that follow it.
    case method(TemplateFunction)
}
