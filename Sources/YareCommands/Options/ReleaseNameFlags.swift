import YareBase

/// How a release gets its name.
enum ReleaseNaming: Sendable, Hashable {
    case given(String)
    /// From the chart's name and the time.
    case generated
    /// By a Go template.
    case template(String)
}

/// The flags and words that name a new release and its chart: `[NAME] CHART`.
struct ReleaseNameFlags: Sendable {
    private var generates = false
    private var template = ""
    /// The name when none is given, or `nil` when one has to be.
    private let fallback: String?

    init(fallback: String? = nil) {
        self.fallback = fallback
    }

    mutating func bind(_ flags: inout FlagBinder) {
        flags.heading = "Name"
        flags.bind(&generates, "generate-name", short: "g", help: "make a name of the chart's name and the time")
        flags.bind(&template, "name-template", help: "make a name by a Go template, as in {{ randAlpha 5 | lower }}")
    }

    /// Tells the name from the chart, by Helm's rules.
    ///
    /// - Throws: `command-line.release-name` in Helm's words.
    func nameAndChart(_ arguments: [String]) throws(YareError) -> (name: ReleaseNaming, chart: String) {
        guard let first = arguments.first else { return (.generated, "") }
        if arguments.count > 2 { throw .tooManyArguments(arguments.dropFirst(2)) }
        if arguments.count == 2 {
            if generates { throw .nameGivenTwice("--generate-name") }
            if !template.isEmpty { throw .nameGivenTwice("--name-template") }
            return (.given(first), arguments[1])
        }
        if !template.isEmpty { return (.template(template), first) }
        if let fallback { return (.given(fallback), first) }
        guard generates else { throw .noReleaseName() }
        return (.generated, first)
    }

    /// The name that Helm makes of a chart's reference: its last part up to a dot, and the time in seconds.
    static func generatedName(chart: String, seconds: Int64) -> String {
        let base = FilePath.baseName(chart)
        return "\(base == "." ? "chart" : String(base.prefix { $0 != "." }))-\(seconds)"
    }
}

extension YareError {
    /// More words than a name and a chart (`command-line.release-name`).
    static func tooManyArguments(_ words: ArraySlice<String>) -> YareError {
        YareError(
            "command-line.release-name",
            "expected at most two arguments, unexpected arguments: \(words.joined(separator: ", "))")
    }

    /// A name and a flag that makes one (`command-line.release-name`).
    static func nameGivenTwice(_ flag: String) -> YareError {
        YareError("command-line.release-name", "cannot set \(flag) and also specify a name")
    }

    /// No name and no flag that makes one (`command-line.release-name`).
    static func noReleaseName() -> YareError {
        YareError("command-line.release-name", "must either provide a name or specify --generate-name")
    }
}
