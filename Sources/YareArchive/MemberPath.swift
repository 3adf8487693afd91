import YareBase

/// The path of an archive's member inside its chart: the base folder taken off, and refused when it leads elsewhere.
///
/// The rules and sentences are those of Helm's `LoadArchiveFiles`.
struct MemberPath {
    /// The path relative to the base folder, as `path.Clean` of Go would give it.
    let text: String

    /// Makes the path of a member from the name that stands in the archive.
    ///
    /// - Throws: `archive.unsafe-path`.
    init(archiveName name: String) throws(YareError) {
        let delimiter = name.utf8.contains(UInt8(ascii: "\\")) ? UInt8(ascii: "\\") : UInt8(ascii: "/")
        let parts = name.utf8.split(separator: delimiter, omittingEmptySubsequences: false)
        let rest = parts.dropFirst()
        if MemberPath.isAbsolute(rest) { throw .absoluteMemberPath() }
        let steps = rest.flatMap { $0.split(separator: UInt8(ascii: "/")) }.map { String(Substring($0)) }
        let clean = try MemberPath.clean(steps)
        if clean.isEmpty { throw .memberOutsideBase(name) }
        if clean.count > 1, MemberPath.isDrive(clean[0]) { throw .illegalMemberName() }
        if let base = parts.first, base.elementsEqual("Chart.yaml".utf8) { throw .chartFileOutsideBase() }
        text = clean.joined(separator: "/")
    }

    /// Whether what follows the base folder begins with a delimiter of its own.
    private static func isAbsolute(_ rest: ArraySlice<Substring.UTF8View>) -> Bool {
        guard let first = rest.first else { return false }
        return first.first == UInt8(ascii: "/") || (first.isEmpty && rest.count > 1)
    }

    /// The steps without `.` and with `..` taken back; what begins with `..` after that is refused.
    private static func clean(_ steps: [String]) throws(YareError) -> [String] {
        var kept: [String] = []
        for step in steps where step != "." {
            if step != ".." {
                kept.append(step)
            } else if kept.popLast() == nil {
                throw .memberAboveBase()
            }
        }
        if kept.first?.hasPrefix("..") == true { throw .memberAboveBase() }
        return kept
    }

    /// Whether a step is a letter and a colon.
    private static func isDrive(_ step: String) -> Bool {
        let bytes = Array(step.utf8)
        guard bytes.count == 2, bytes[1] == UInt8(ascii: ":") else { return false }
        return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[0] | 0x20)
    }
}
