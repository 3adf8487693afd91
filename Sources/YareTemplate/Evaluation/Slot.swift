/// A place that holds a value: a variable, or dot.
struct Slot {
    var value: TemplateValue
    /// Whether Go would hold an `interface {}` here, not the value inside: an element that `range` hands out. A field of
    /// nil is an error there, and nil again elsewhere; and messages name that type.
    var isInterface = false

    static var empty: Slot { Slot(value: .null) }
}
