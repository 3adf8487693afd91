/// Which versions are wanted: `^1.2`, `~1.2.3`, `>=1.19-0 <2`, `1.2 - 1.4 || 2.x`.
///
/// The grammar and the meaning are those of Masterminds/semver 3.3: a space or a comma means *and*, `||` means *or*; a
/// prerelease is accepted only by a comparison that names a prerelease itself.
public struct VersionConstraint: Sendable {
    /// The constraint as it was written.
    public let original: String

    /// Alternatives, each a list of comparisons that must all hold.
    private let alternatives: [[VersionComparison]]

    /// Reads a constraint.
    ///
    /// - Throws: `version.improper-constraint` with Helm's sentence.
    public init(_ text: String) throws(YareError) {
        original = text
        var alternatives: [[VersionComparison]] = []
        for segment in Self.segments(of: Self.rewritingRanges(text)) {
            alternatives.append(try Self.comparisons(segment))
        }
        self.alternatives = alternatives
    }

    /// Whether a version satisfies the constraint.
    public func matches(_ version: SemanticVersion) -> Bool {
        alternatives.contains { comparisons in comparisons.allSatisfy { $0.matches(version) } }
    }
}

extension VersionConstraint: CustomStringConvertible {
    public var description: String { original }
}

extension VersionConstraint {
    /// The parts of a text between `||`.
    private static func segments(of text: [UInt8]) -> [[UInt8]] {
        var segments: [[UInt8]] = [[]]
        var position = 0
        while position < text.count {
            if text[position...].starts(with: "||".utf8) {
                segments.append([])
                position += 2
            } else {
                segments[segments.count - 1].append(text[position])
                position += 1
            }
        }
        return segments
    }

    private static func comparisons(_ segment: [UInt8]) throws(YareError) -> [VersionComparison] {
        var scanner = VersionScanner(segment, from: 0)
        var comparisons: [VersionComparison] = []
        guard let written = scanComparisons(&scanner) else {
            throw .improperConstraint(String(decoding: segment, as: UTF8.self))
        }
        for (operation, parts) in written { comparisons.append(try VersionComparison(operation, parts)) }
        return comparisons
    }

    private typealias Written = (operation: VersionComparison.Operation, parts: VersionScanner.Parts)

    /// Reads comparisons with spaces or commas between them up to the end, or returns `nil`.
    private static func scanComparisons(_ scanner: inout VersionScanner) -> [Written]? {
        var written: [Written] = []
        while true {
            scanner.skipSpace()
            guard let comparison = scanComparison(&scanner) else { return nil }
            written.append(comparison)
            let isSpaced = scanner.skipSpace()
            if scanner.isAtEnd { return written }
            guard scanner.skip(UInt8(ascii: ",")) || isSpaced else { return nil }
        }
    }

    private static func scanComparison(_ scanner: inout VersionScanner) -> Written? {
        let operation = scanOperation(&scanner)
        scanner.skipSpace()
        guard let parts = scanner.scanVersion(segment: isSegment) else { return nil }
        return (operation, parts)
    }

    private static func scanOperation(_ scanner: inout VersionScanner) -> VersionComparison.Operation {
        for (spelling, operation) in VersionComparison.Operation.spellings
        where scanner.bytes[scanner.position...].starts(with: spelling.utf8) {
            scanner.position += spelling.utf8.count
            return operation
        }
        return .equal
    }

    private static func isSegment(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "*"), UInt8(ascii: "|"): true
        default: VersionScanner.isDigit(byte)
        }
    }

    /// The text with each `A - B` turned into `>= A, <= B`.
    private static func rewritingRanges(_ text: String) -> [UInt8] {
        let bytes = Array(text.utf8)
        var rewritten: [UInt8] = []
        var position = 0
        while position < bytes.count {
            if let range = scanRange(bytes, from: position) {
                rewritten += ">= \(range.low), <= \(range.high) ".utf8
                position = range.end
            } else {
                rewritten.append(bytes[position])
                position += 1
            }
        }
        return rewritten
    }

    private static func scanRange(_ bytes: [UInt8], from start: Int) -> (low: String, high: String, end: Int)? {
        var scanner = VersionScanner(bytes, from: start)
        scanner.skipSpace()
        let lowStart = scanner.position
        guard scanner.scanVersion(segment: isSegment) != nil else { return nil }
        let low = scanner.text(lowStart..<scanner.position)
        guard scanner.skipSpace(), scanner.skip(UInt8(ascii: "-")), scanner.skipSpace() else { return nil }
        let highStart = scanner.position
        guard scanner.scanVersion(segment: isSegment) != nil else { return nil }
        let high = scanner.text(highStart..<scanner.position)
        scanner.skipSpace()
        return (low, high, scanner.position)
    }
}
