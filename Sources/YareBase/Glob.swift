/// A pattern for a path as the Go library gobwas/glob understands it with `/` as its separator: the patterns of
/// `.Files.Glob`.
///
/// `*` stands for any characters but `/`, `**` for any at all, `?` for one but `/`; `[abc]`, `[!abc]`, `[a-z]` and
/// `[!a-z]` for one character (a `/` too); `{a,b*}` for either of the patterns inside; a backslash takes its meaning from
/// the next character. The pattern matches the whole path.
public struct Glob: Sendable {
    indirect enum Node {
        case text([UInt32])
        case anyRun
        case anything
        case anyCharacter
        case oneOf([ClosedRange<UInt32>], isNegated: Bool)
        case either([[Node]])
    }

    private let nodes: [Node]

    /// Reads a pattern.
    ///
    /// - Throws: `pattern.invalid` for malformed brackets.
    public init(_ pattern: String) throws(YareError) {
        var parser = GlobParser(pattern)
        nodes = try parser.parse()
    }

    /// Whether the pattern matches all of `path`.
    ///
    /// Takes time proportional to the pattern's length times that of the path, whatever the pattern.
    public func matches(_ path: String) -> Bool {
        let matching = Matching(path: path.unicodeScalars.map(\.value))
        return matching.ends(of: nodes, from: matching.positions([0])).last == true
    }

    /// The walk over one path. A set of positions is an array of flags, one for each position, the end included.
    private struct Matching {
        let path: [UInt32]
        private let separator: UInt32 = 0x2F

        init(path: [UInt32]) { self.path = path }

        func positions(_ positions: [Int]) -> [Bool] {
            var set = [Bool](repeating: false, count: path.count + 1)
            for position in positions { set[position] = true }
            return set
        }

        /// Where the nodes can end when they begin at `starts`.
        func ends(of nodes: [Node], from starts: [Bool]) -> [Bool] {
            nodes.reduce(starts) { ends(of: $1, from: $0) }
        }

        private func ends(of node: Node, from starts: [Bool]) -> [Bool] {
            switch node {
            case .text(let text):
                positions(starts.indices.filter { starts[$0] && has(text, at: $0) }.map { $0 + text.count })
            case .anyRun: runs(from: starts) { $0 != separator }
            case .anything: runs(from: starts) { _ in true }
            case .anyCharacter: steps(from: starts) { $0 != separator }
            case .oneOf(let ranges, let isNegated):
                steps(from: starts) { scalar in ranges.contains { $0.contains(scalar) } != isNegated }
            case .either(let alternatives):
                alternatives.reduce(positions([])) { ends, nodes in
                    zip(ends, self.ends(of: nodes, from: starts)).map { $0 || $1 }
                }
            }
        }

        private func has(_ text: [UInt32], at position: Int) -> Bool {
            path.count - position >= text.count && path[position...].starts(with: text)
        }

        private func runs(from starts: [Bool], over isMember: (UInt32) -> Bool) -> [Bool] {
            var ends = starts
            for position in path.indices where ends[position] && isMember(path[position]) { ends[position + 1] = true }
            return ends
        }

        private func steps(from starts: [Bool], over isMember: (UInt32) -> Bool) -> [Bool] {
            positions(path.indices.filter { starts[$0] && isMember(path[$0]) }.map { $0 + 1 })
        }
    }
}
