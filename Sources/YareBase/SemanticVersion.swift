/// A semantic version as charts write them: `1.2.3-rc.1+build`, and loosely `v1`, `1.2`.
///
/// The rules are those of Masterminds/semver 3.3, which Helm uses. Two versions are equal when neither precedes the
/// other, so build metadata does not count.
public struct SemanticVersion: Sendable {
    public let major: UInt64
    public let minor: UInt64
    public let patch: UInt64
    /// What follows the first `-`, without it; empty for a release.
    public let prerelease: String
    /// What follows the `+`, without it.
    public let metadata: String
    /// The text the version was read from.
    public let original: String

    /// Makes a version of its parts.
    public init(
        major: UInt64, minor: UInt64, patch: UInt64, prerelease: String = "", metadata: String = "",
        original: String? = nil
    ) {
        self.major = major
        self.minor = minor
        self.patch = patch
        self.prerelease = prerelease
        self.metadata = metadata
        self.original =
            original
            ?? Self.text(major: major, minor: minor, patch: patch, prerelease: prerelease, metadata: metadata)
    }

    /// Reads a version loosely: a leading `v`, missing minor and patch numbers and leading zeros are allowed.
    ///
    /// - Throws: `version.invalid` with Helm's sentence.
    public init(_ text: String) throws(YareError) {
        var scanner = VersionScanner(text)
        guard let parts = scanner.scanVersion(segment: VersionScanner.isDigit), scanner.isAtEnd else {
            throw .invalidVersion()
        }
        let numbers = try parts.numbers()
        try Self.check(prerelease: parts.prerelease)
        self.init(
            major: numbers.major, minor: numbers.minor, patch: numbers.patch, prerelease: parts.prerelease,
            metadata: parts.metadata, original: text)
    }

    /// Reads a version as the specification (semver.org, 2.0.0) wants it: three numbers, no prefix, no leading zeros.
    ///
    /// - Throws: `version.invalid` with Helm's sentence.
    public init(strict text: String) throws(YareError) {
        if text.isEmpty { throw .emptyVersion() }
        var scanner = VersionScanner(text)
        guard let parts = scanner.scanVersion(segment: VersionScanner.isDigit), scanner.isAtEnd,
            !text.hasPrefix("v"), let minor = parts.minor, let patch = parts.patch
        else { throw .invalidVersion() }
        for number in [parts.major, minor, patch] where number.utf8.count > 1 && number.utf8.first == UInt8(ascii: "0")
        {
            throw .versionSegmentStartsWithZero()
        }
        try self.init(text)
    }

    /// Whether this comes before a release: it has a ``prerelease``.
    public var isPrerelease: Bool { !prerelease.isEmpty }

    private static func text(
        major: UInt64, minor: UInt64, patch: UInt64, prerelease: String, metadata: String
    ) -> String {
        let core = "\(major).\(minor).\(patch)"
        return core + (prerelease.isEmpty ? "" : "-" + prerelease) + (metadata.isEmpty ? "" : "+" + metadata)
    }

    /// Checks what comes after the `-`: numbers among its identifiers have no leading zeros.
    private static func check(prerelease: String) throws(YareError) {
        guard !prerelease.isEmpty else { return }
        for identifier in prerelease.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
            guard !identifier.isEmpty, identifier.allSatisfy(VersionScanner.isIdentifier) else {
                throw .invalidPrerelease()
            }
            if identifier.count > 1, identifier.first == UInt8(ascii: "0"),
                identifier.allSatisfy(VersionScanner.isDigit)
            {
                throw .versionSegmentStartsWithZero()
            }
        }
    }
}

// MARK: - Changed versions

extension SemanticVersion {
    private var prefix: String { original.hasPrefix("v") ? "v" : "" }

    private func with(
        major: UInt64, minor: UInt64, patch: UInt64, prerelease: String = "", metadata: String = ""
    ) -> SemanticVersion {
        let text = Self.text(major: major, minor: minor, patch: patch, prerelease: prerelease, metadata: metadata)
        return SemanticVersion(
            major: major, minor: minor, patch: patch, prerelease: prerelease, metadata: metadata,
            original: prefix + text)
    }

    /// The next major version; a `v` stays.
    public var nextMajor: SemanticVersion { with(major: major &+ 1, minor: 0, patch: 0) }

    /// The next minor version.
    public var nextMinor: SemanticVersion { with(major: major, minor: minor &+ 1, patch: 0) }

    /// The next patch version; that of a prerelease is the release.
    public var nextPatch: SemanticVersion {
        with(major: major, minor: minor, patch: isPrerelease ? patch : patch &+ 1)
    }

    /// The same version with another prerelease.
    ///
    /// - Throws: `version.invalid` when `prerelease` is not a list of identifiers.
    public func with(prerelease: String) throws(YareError) -> SemanticVersion {
        try Self.check(prerelease: prerelease)
        return with(major: major, minor: minor, patch: patch, prerelease: prerelease, metadata: metadata)
    }

    /// The same version with other build metadata.
    ///
    /// - Throws: `version.invalid` when `metadata` is not a list of identifiers.
    public func with(metadata: String) throws(YareError) -> SemanticVersion {
        let identifiers = metadata.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard metadata.isEmpty || identifiers.allSatisfy({ !$0.isEmpty && $0.allSatisfy(VersionScanner.isIdentifier) })
        else { throw .invalidMetadata() }
        return with(major: major, minor: minor, patch: patch, prerelease: prerelease, metadata: metadata)
    }
}

// MARK: - Order

extension SemanticVersion: Comparable, Hashable {
    public static func == (left: SemanticVersion, right: SemanticVersion) -> Bool {
        (left.major, left.minor, left.patch, left.prerelease)
            == (right.major, right.minor, right.patch, right.prerelease)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(major)
        hasher.combine(minor)
        hasher.combine(patch)
        hasher.combine(prerelease)
    }

    /// Precedence by the specification's section 11.
    public static func < (left: SemanticVersion, right: SemanticVersion) -> Bool {
        let (numbers, others) = ((left.major, left.minor, left.patch), (right.major, right.minor, right.patch))
        guard numbers == others else { return numbers < others }
        return precedes(prerelease: left.prerelease, right.prerelease)
    }

    private static func precedes(prerelease left: String, _ right: String) -> Bool {
        guard left != right, !left.isEmpty else { return false }
        guard !right.isEmpty else { return true }
        let lefts = left.utf8.split(separator: UInt8(ascii: "."))
        let rights = right.utf8.split(separator: UInt8(ascii: "."))
        for (one, other) in zip(lefts, rights) where !one.elementsEqual(other) {
            return precedes(identifier: one, other)
        }
        return lefts.count < rights.count
    }

    /// Numbers precede words; a number too large for 64 bits counts as a word.
    private static func precedes(identifier left: Substring.UTF8View, _ right: Substring.UTF8View) -> Bool {
        switch (number(left), number(right)) {
        case (let left?, let right?): left < right
        case (_?, nil): true
        case (nil, _?): false
        case (nil, nil): left.lexicographicallyPrecedes(right)
        }
    }

    private static func number(_ identifier: Substring.UTF8View) -> UInt64? {
        identifier.allSatisfy(VersionScanner.isDigit) ? UInt64(Substring(identifier)) : nil
    }
}

extension SemanticVersion: CustomStringConvertible {
    /// The version in full: three numbers, no `v`.
    public var description: String {
        Self.text(major: major, minor: minor, patch: patch, prerelease: prerelease, metadata: metadata)
    }
}
