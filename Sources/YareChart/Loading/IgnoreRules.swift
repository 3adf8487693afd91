public import YareBase

/// The rules of a `.helmignore` file: which files of a folder do not belong to the chart.
///
/// They look like those of `.gitignore` and work as Helm's do: the first rule that matches decides; a rule that begins
/// with `!` leaves out all that it does *not* match; there is no `**`.
public struct IgnoreRules: Sendable {
    private struct Rule {
        var pattern: PathPattern
        var isNegated = false
        var mustBeFolder = false
        var matchesBaseName = false
    }

    private var rules: [Rule] = []

    /// The rules that hold without a file: nothing under `templates/` whose name begins with a dot.
    public init() {
        if let pattern = try? PathPattern("templates/.?*") { rules = [Rule(pattern: pattern)] }
    }

    /// Reads rules from a file's text; the built-in rule is put behind them.
    ///
    /// - Throws: `chart.invalid-ignore-rule`.
    public init(_ text: String) throws(YareError) {
        for line in text.split(whereSeparator: \.isNewline) {
            if let rule = try IgnoreRules.rule(String(line)) { rules.append(rule) }
        }
        rules += IgnoreRules().rules
    }

    private static func rule(_ line: String) throws(YareError) -> Rule? {
        var text = line.trimmingASCIISpace()
        if text.isEmpty || text.hasPrefix("#") { return nil }
        if text.contains("**") { throw .invalidIgnoreRule("double-star (**) syntax is not supported") }
        let isNegated = text.hasPrefix("!")
        if isNegated { text.removeFirst() }
        let mustBeFolder = text.hasSuffix("/")
        if mustBeFolder { text.removeLast() }
        let isRooted = text.hasPrefix("/")
        let matchesBaseName = !text.utf8.contains(UInt8(ascii: "/"))
        if isRooted { text.removeFirst() }
        guard let pattern = try? PathPattern(text) else { throw .invalidIgnoreRule("syntax error in pattern") }
        return Rule(
            pattern: pattern, isNegated: isNegated, mustBeFolder: mustBeFolder, matchesBaseName: matchesBaseName)
    }

    /// Whether a file or folder is left out.
    ///
    /// - Parameter path: relative to the chart's folder.
    public func ignores(_ path: String, isFolder: Bool) -> Bool {
        for rule in rules {
            if rule.isNegated {
                if rule.mustBeFolder && !isFolder || !matches(rule, path) { return true }
            } else if (isFolder || !rule.mustBeFolder) && matches(rule, path) {
                return true
            }
        }
        return false
    }

    private func matches(_ rule: Rule, _ path: String) -> Bool {
        rule.pattern.matches(rule.matchesBaseName ? path.baseName : path)
    }
}
