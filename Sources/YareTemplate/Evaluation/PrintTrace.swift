/// Which statement of a template printed each piece of its output.
struct PrintTrace {
    private struct Piece {
        /// The offset in the output at which the piece begins.
        let output: Int
        /// The offset of the statement in the source.
        let source: Int
        /// Whether the piece is text of the source itself.
        let isText: Bool
    }

    private var pieces: [Piece] = []

    /// Notes that the output from an offset on is a statement's, in place of an earlier note for the same offset.
    mutating func note(output: Int, source: Int, isText: Bool) {
        if pieces.last?.output == output { pieces.removeLast() }
        pieces.append(Piece(output: output, source: source, isText: isText))
    }

    /// For each line of the output the line of the source that printed its first character that is not white space.
    func sourceLines(of text: String, in source: UnsafeBufferPointer<UInt8>) -> [Int32] {
        let starts = Self.lineStarts(of: source)
        var lines: [Int32] = []
        var piece = 0
        var offset = 0
        for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let indentation = line.prefix { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }.count
            let first = offset + (indentation == line.count ? 0 : indentation)
            while piece + 1 < pieces.count, pieces[piece + 1].output <= first { piece += 1 }
            lines.append(Int32(clamping: Self.line(of: sourceOffset(of: first, piece), starts)))
            offset += line.count + 1
        }
        return lines
    }

    private func sourceOffset(of output: Int, _ index: Int) -> Int {
        guard pieces.indices.contains(index) else { return 0 }
        let piece = pieces[index]
        return piece.isText ? piece.source + output - piece.output : piece.source
    }

    private static func lineStarts(of source: UnsafeBufferPointer<UInt8>) -> [Int] {
        [0] + source.indices.filter { source[$0] == 0x0A }.map { $0 + 1 }
    }

    /// The 1-based line of an offset, by the offsets at which lines begin.
    private static func line(of offset: Int, _ starts: [Int]) -> Int {
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }
}
