/// A flag as the parser and the help know it.
struct Flag: Sendable {
    /// What a flag takes.
    enum Kind: Sendable {
        case bool
        case integer
        case duration
        case text
        /// Any number of texts, one for each time the flag is given.
        case texts
        /// Any number of texts, also several in one word, parted by commas as in a CSV file.
        case commaSeparated
        /// Pairs `key=value`, parted by commas.
        case pairs
        /// One of some words; `complaint` is the sentence for any other.
        case choice([String], complaint: String)
    }

    /// The value of a flag that is not given.
    enum Initial: Sendable {
        case none
        case integer(Int)
        case duration(Duration)
        case text(String)
    }

    let name: String
    var short: Unicode.Scalar?
    let kind: Kind
    /// What the flag stands for without `=value`; `nil` when it needs a value.
    var bareValue: String?
    var initial: Initial = .none
    let help: String
    /// The heading under which help shows the flag; `nil` for flags that only keep old command lines working.
    var heading: String?

    /// The flag as complaints name it: `-n, --namespace`.
    var mention: String {
        short.map { "-\($0), --\(name)" } ?? "--\(name)"
    }
}
