/// One comparison of a ``VersionConstraint``: an operation and the version it compares with.
struct VersionComparison: Sendable {
    enum Operation: Sendable {
        case equal, notEqual, greater, less, greaterOrEqual, lessOrEqual, tilde, caret

        /// The ways to write each operation, longer ones before their beginnings; nothing at all means ``equal``.
        static let spellings: [(String, Operation)] = [
            ("!=", .notEqual), (">=", .greaterOrEqual), ("=>", .greaterOrEqual), ("<=", .lessOrEqual),
            ("=<", .lessOrEqual), ("~>", .tilde), ("=", .equal), (">", .greater), ("<", .less), ("~", .tilde),
            ("^", .caret),
        ]
    }

    /// The first number that was left out or written as `x`, `X` or `*`.
    enum Wildcard: Sendable {
        case none, major, minor, patch
    }

    let operation: Operation
    let version: SemanticVersion
    let wildcard: Wildcard

    /// - Throws: `version.improper-constraint` when the parts are no version, such as `1xx`.
    init(_ operation: Operation, _ written: VersionScanner.Parts) throws(YareError) {
        self.operation = operation
        var parts = written
        if Self.isWild(parts.major) {
            wildcard = .major
            (parts.major, parts.minor, parts.patch) = ("0", "0", "0")
        } else if Self.isWild(parts.minor) {
            wildcard = .minor
            (parts.minor, parts.patch) = ("0", "0")
        } else if Self.isWild(parts.patch) {
            wildcard = .patch
            parts.patch = "0"
        } else {
            wildcard = .none
        }
        let core = "\(parts.major).\(parts.minor ?? "0").\(parts.patch ?? "0")"
        let suffix = parts.prerelease.isEmpty ? "" : "-" + parts.prerelease
        guard let version = try? SemanticVersion(core + suffix) else { throw .invalidConstraintVersion() }
        self.version = version
    }

    private static func isWild(_ segment: String?) -> Bool {
        guard let segment else { return true }
        return segment == "x" || segment == "X" || segment == "*"
    }

    /// Whether `candidate` satisfies this comparison.
    func matches(_ candidate: SemanticVersion) -> Bool {
        let wantsReleases = candidate.isPrerelease && !version.isPrerelease
        switch operation {
        case .notEqual: return wildcard == .none ? candidate != version : !wantsReleases && differs(candidate)
        case _ where wantsReleases: return false
        case .equal: return wildcard == .none ? candidate == version : matchesTilde(candidate)
        case .greater: return matchesGreater(candidate)
        case .less: return candidate < version
        case .greaterOrEqual: return candidate >= version
        case .lessOrEqual: return matchesLessOrEqual(candidate)
        case .tilde: return matchesTilde(candidate)
        case .caret: return matchesCaret(candidate)
        }
    }

    /// `!=1.x` and the like: outside the family.
    private func differs(_ candidate: SemanticVersion) -> Bool {
        if candidate.major != version.major { return true }
        if wildcard == .minor { return false }
        if candidate.minor != version.minor { return true }
        if wildcard == .patch { return candidate.prerelease != version.prerelease }
        return candidate != version
    }

    /// `>11` begins at 12, `>11.1` at 11.2.
    private func matchesGreater(_ candidate: SemanticVersion) -> Bool {
        if wildcard == .none || wildcard == .major { return candidate > version }
        if candidate.major != version.major { return candidate.major > version.major }
        return wildcard == .patch && candidate.minor > version.minor
    }

    /// `<=11` includes all of 11.
    private func matchesLessOrEqual(_ candidate: SemanticVersion) -> Bool {
        if wildcard == .none { return candidate <= version }
        if candidate.major != version.major { return candidate.major < version.major }
        return wildcard == .minor || candidate.minor <= version.minor
    }

    /// `~1.2.3` stays in 1.2, `~1` in 1, `~*` and `~0.0.0` accept all.
    private func matchesTilde(_ candidate: SemanticVersion) -> Bool {
        if candidate < version { return false }
        let isZero = version.major == 0 && version.minor == 0 && version.patch == 0
        if isZero, wildcard == .none || wildcard == .major { return true }
        return candidate.major == version.major && (wildcard == .minor || candidate.minor == version.minor)
    }

    /// `^1.2.3` stays in 1; below 1.0.0 the minor number, below 0.1.0 the patch number must agree.
    private func matchesCaret(_ candidate: SemanticVersion) -> Bool {
        if candidate < version { return false }
        if version.major > 0 || wildcard == .minor { return candidate.major == version.major }
        if candidate.major > 0 { return false }
        if version.minor > 0 || wildcard == .patch { return candidate.minor == version.minor }
        return candidate.minor == 0 && candidate.patch == version.patch
    }
}
