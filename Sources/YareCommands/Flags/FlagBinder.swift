import YareBase

/// Ties flags to the properties that take their values, in one declaration for the parser, the help and the completion.
///
/// A type declares its flags once, in `bind(_:)`:
///
/// ```swift
/// mutating func bind(_ flags: inout FlagBinder) {
///     flags.bind(&skipsTests, "skip-tests", help: "leave out the tests of the chart")
///     flags.bind(&files, "values", short: "f", .commaSeparated, help: "a values file; may be repeated")
/// }
/// ```
///
/// The declaration runs twice: the first time to learn the flags, the second time, after the command line was parsed, to
/// store what was given. Flags that were not given leave their property alone, so the property's first value is the
/// default.
struct FlagBinder {
    /// The flags declared so far.
    private(set) var flags: [Flag] = []

    /// The heading of the flags that follow.
    var heading = "Flags"

    /// What was given for each flag, in the order of declaration; empty while the flags are only declared.
    private let given: [[String]]

    /// A binder that only learns the flags.
    init() {
        given = []
    }

    /// A binder that stores the values of flags parsed before.
    init(storing given: [[String]]) {
        self.given = given
    }

    /// Notes a flag and gives the texts that were given for it.
    private mutating func declare(_ flag: Flag) -> [String] {
        var flag = flag
        flag.heading = heading
        flags.append(flag)
        return given.isEmpty ? [] : given[flags.count - 1]
    }

    mutating func bind(_ property: inout Bool, _ name: String, short: Unicode.Scalar? = nil, help: String) {
        let words = declare(Flag(name: name, short: short, kind: .bool, bareValue: "true", help: help))
        property = words.last.flatMap { GoSyntax.bool($0) } ?? property
    }

    mutating func bind(_ property: inout Int, _ name: String, short: Unicode.Scalar? = nil, help: String) {
        let words = declare(
            Flag(name: name, short: short, kind: .integer, initial: .integer(property), help: help))
        property = words.last.flatMap { try? GoSyntax.integer($0) } ?? property
    }

    /// Binds a number that may be absent.
    mutating func bind(_ property: inout Int?, _ name: String, help: String) {
        let words = declare(Flag(name: name, kind: .integer, help: help))
        property = words.last.flatMap { try? GoSyntax.integer($0) } ?? property
    }

    mutating func bind(_ property: inout Duration, _ name: String, help: String) {
        let words = declare(Flag(name: name, kind: .duration, initial: .duration(property), help: help))
        property = words.last.flatMap { try? GoSyntax.duration($0) } ?? property
    }

    mutating func bind(_ property: inout String, _ name: String, short: Unicode.Scalar? = nil, help: String) {
        property =
            declare(Flag(name: name, short: short, kind: .text, initial: .text(property), help: help)).last ?? property
    }

    /// Binds a text that may be absent; `bare` is what the flag means without `=value`.
    mutating func bind(
        _ property: inout String?, _ name: String, short: Unicode.Scalar? = nil, bare: String? = nil, help: String
    ) {
        property =
            declare(Flag(name: name, short: short, kind: .text, bareValue: bare, help: help)).last ?? property
    }

    /// Binds a list of texts, by default one for each time the flag is given.
    mutating func bind(
        _ property: inout [String], _ name: String, short: Unicode.Scalar? = nil, _ kind: Flag.Kind = .texts,
        help: String
    ) {
        for word in declare(Flag(name: name, short: short, kind: kind, help: help)) {
            if case .commaSeparated = kind {
                property += (try? GoSyntax.commaSeparated(word)) ?? []
            } else {
                property.append(word)
            }
        }
    }

    /// Binds pairs of keys and values.
    mutating func bind(
        _ property: inout SortedMap<String>, _ name: String, short: Unicode.Scalar? = nil, help: String
    ) {
        for word in declare(Flag(name: name, short: short, kind: .pairs, help: help)) {
            for (key, value) in (try? GoSyntax.pairs(word)) ?? [] { property[key] = value }
        }
    }

    /// Binds one of some choices; `bare` is what the flag means without `=value`.
    mutating func bind<Choice: FlagChoice>(
        _ property: inout Choice, _ name: String, short: Unicode.Scalar? = nil, bare: Choice? = nil, help: String
    ) {
        let flag = Flag(
            name: name, short: short, kind: .choice(Choice.words, complaint: Choice.complaint),
            bareValue: bare?.rawValue, initial: .text(property.rawValue), help: help)
        property = declare(flag).last.flatMap { Choice(word: $0) } ?? property
    }

    /// Declares what follows as other spellings of flags above: they work, and help does not show them.
    mutating func bindOldSpellings(_ declare: (inout FlagBinder) -> Void) {
        let first = flags.count
        declare(&self)
        for index in first..<flags.count { flags[index].heading = nil }
    }
}

/// A value of a flag that is one of a few words.
protocol FlagChoice: RawRepresentable<String>, CaseIterable {
    /// What is said of any other word; Go's sentence where Helm has one.
    static var complaint: String { get }

    /// All words that stand for a choice.
    static var words: [String] { get }

    /// The choice that a word of the command line stands for.
    init?(word: String)
}

extension FlagChoice {
    init?(word: String) { self.init(rawValue: word) }

    static var words: [String] { allCases.map(\.rawValue) }
    static var complaint: String { "must be one of \(words.joined(separator: ", "))" }
}
