/// How a result is written: OUT.
enum OutputFormat: String, FlagChoice, Sendable {
    case table
    case json
    case yaml

    static let complaint = "invalid format type"

    /// Declares the flag.
    static func bind(_ format: inout OutputFormat, _ flags: inout FlagBinder) {
        flags.bind(&format, "output", short: "o", help: "table, json or yaml")
    }
}
