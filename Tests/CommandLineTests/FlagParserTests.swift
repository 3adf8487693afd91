import Testing
import YareBase

@testable import YareCommands

/// The rules are those of Go's `pflag`; the sentences too.
struct FlagParserTests {
    /// Flags of every kind.
    private struct Options {
        var namespace: String?
        var isQuiet = false
        var isEverywhere = false
        var files: [String] = []
        var sets: [String] = []
        var labels = SortedMap<String>()
        var maximum = 256
        var timeout: Duration = .seconds(300)
        var format: OutputFormat = .table
        var dryRun: DryRun = .none

        mutating func bind(_ flags: inout FlagBinder) {
            flags.bind(&namespace, "namespace", short: "n", help: "")
            flags.bind(&isQuiet, "short", short: "q", help: "")
            flags.bind(&isEverywhere, "all-namespaces", short: "A", help: "")
            flags.bind(&files, "values", short: "f", .commaSeparated, help: "")
            flags.bind(&sets, "set", help: "")
            flags.bind(&labels, "labels", short: "l", help: "")
            flags.bind(&maximum, "max", short: "m", help: "")
            flags.bind(&timeout, "timeout", help: "")
            flags.bind(&format, "output", short: "o", help: "")
            flags.bind(&dryRun, "dry-run", bare: .client, help: "")
        }

        /// Parses a command line and returns the words that are no flags.
        mutating func parse(_ words: [String]) throws(YareError) -> [String] {
            var binder = FlagBinder()
            bind(&binder)
            var parser = FlagParser(binder.flags)
            try parser.parse(words)
            binder = FlagBinder(storing: parser.given)
            bind(&binder)
            return parser.arguments
        }
    }

    private func parse(_ line: String) throws(YareError) -> (options: Options, arguments: [String]) {
        var options = Options()
        let arguments = try options.parse(line.split(separator: " ").map(String.init))
        return (options, arguments)
    }

    @Test(arguments: ["-n web", "-nweb", "-n=web", "--namespace web", "--namespace=web", "-qn web", "-qAnweb"])
    func takesAValueInEveryForm(line: String) throws {
        let parsed = try parse(line)
        #expect(parsed.options.namespace == "web")
        #expect(parsed.arguments.isEmpty)
    }

    @Test func joinsShortFlags() throws {
        let parsed = try parse("-qA")
        #expect(parsed.options.isQuiet && parsed.options.isEverywhere)
    }

    @Test func takesFlagsBetweenAndBehindWords() throws {
        let parsed = try parse("one -q two --max 3 three")
        #expect(parsed.arguments == ["one", "two", "three"])
        #expect(parsed.options.isQuiet && parsed.options.maximum == 3)
    }

    @Test func takesNoFlagsBehindTwoDashes() throws {
        let parsed = try parse("one -- -q --max")
        #expect(parsed.arguments == ["one", "-q", "--max"])
        #expect(!parsed.options.isQuiet)
    }

    @Test func takesADashForAWord() throws {
        #expect(try parse("- -f -").arguments == ["-"])
        #expect(try parse("-f -").options.files == ["-"])
    }

    @Test func attachesValuesOfOptionalFlagsWithEqualsOnly() throws {
        #expect(try parse("--dry-run server").options.dryRun == .client)
        #expect(try parse("--dry-run server").arguments == ["server"])
        #expect(try parse("--dry-run=server").options.dryRun == .server)
        #expect(try parse("--dry-run=true").options.dryRun == .client)
        #expect(try parse("--dry-run=false").options.dryRun == .none)
        #expect(try parse("--short=false").options.isQuiet == false)
    }

    @Test func keepsTheOrderOfRepeatedFlags() throws {
        let parsed = try parse("--set a=1 -f x,y --set b=2,c=3 -f z")
        #expect(parsed.options.sets == ["a=1", "b=2,c=3"])
        #expect(parsed.options.files == ["x", "y", "z"])
    }

    @Test func takesTheLastOfRepeatedValues() throws {
        #expect(try parse("-o json --output yaml").options.format == .yaml)
    }

    @Test func readsPairs() throws {
        #expect(try parse("-l a=1,b=2 -l c=").options.labels == ["a": "1", "b": "2", "c": ""])
    }

    @Test func readsDurationsAndNumbersAsGoDoes() throws {
        #expect(try parse("--timeout 1h2m3.5s").options.timeout == .milliseconds(3_723_500))
        #expect(try parse("--timeout 0").options.timeout == .zero)
        #expect(try parse("-m 0x10").options.maximum == 16)
    }

    @Test(arguments: [
        ("--bogus", "unknown flag: --bogus"),
        ("--bogus=1", "unknown flag: --bogus"),
        ("-Z", "unknown shorthand flag: 'Z' in -Z"),
        ("-qZx", "unknown shorthand flag: 'Z' in -qZx"),
        ("-ö", "unknown shorthand flag: 'ö' in -ö"),
        ("--set", "flag needs an argument: --set"),
        ("-n", "flag needs an argument: 'n' in -n"),
        ("-qn", "flag needs an argument: 'n' in -qn"),
        ("---x", "bad flag syntax: ---x"),
        ("--=x", "bad flag syntax: --=x"),
        (
            "--timeout 5x",
            #"invalid argument "5x" for "--timeout" flag: time: unknown unit "x" in duration "5x""#
        ),
        ("--timeout 5", #"invalid argument "5" for "--timeout" flag: time: missing unit in duration "5""#),
        ("--timeout=", #"invalid argument "" for "--timeout" flag: time: invalid duration """#),
        (
            "--max x",
            #"invalid argument "x" for "-m, --max" flag: strconv.ParseInt: parsing "x": invalid syntax"#
        ),
        (
            "--max 99999999999999999999",
            #"invalid argument "99999999999999999999" for "-m, --max" flag: "#
                + #"strconv.ParseInt: parsing "99999999999999999999": value out of range"#
        ),
        (
            "--short=maybe",
            #"invalid argument "maybe" for "-q, --short" flag: strconv.ParseBool: parsing "maybe": invalid syntax"#
        ),
        ("-l a", #"invalid argument "a" for "-l, --labels" flag: a must be formatted as key=value"#),
        ("-o csv", #"invalid argument "csv" for "-o, --output" flag: invalid format type"#),
        (
            #"-f "a"b"#,
            #"invalid argument "\"a\"b" for "-f, --values" flag: "#
                + #"parse error on line 1, column 3: extraneous or missing " in quoted-field"#
        ),
    ])
    func complainsInGoWords(line: String, complaint: String) {
        let error = #expect(throws: YareError.self) { try parse(line) }
        #expect(error?.message == complaint)
    }

    @Test(arguments: [
        (#"a,"b,c",d"#, ["a", "b,c", "d"]),
        (#""say ""hi""""#, [#"say "hi""#]),
        ("a,,b", ["a", "", "b"]),
        ("", []),
    ])
    func readsListsAsCSV(text: String, fields: [String]) throws {
        #expect(try GoSyntax.commaSeparated(text) == fields)
    }
}
