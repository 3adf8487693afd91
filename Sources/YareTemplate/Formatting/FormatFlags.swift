/// What stands between `%` and the verb.
struct FormatFlags {
    var plus = false
    var minus = false
    var sharp = false
    var space = false
    var zero = false
    /// `%+v` and `%#v`, which mean something of their own.
    var plusV = false
    var sharpV = false
    var width: Int?
    var precision: Int?
}
