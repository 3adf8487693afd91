/// The difference of two texts, line by line, with a few unchanged lines around each change.
public struct LineDiff: Sendable, Hashable {
    /// One line of a difference.
    public enum Line: Sendable, Hashable {
        case same(String)
        case removed(String)
        case added(String)
    }

    /// Changes that lie close together, with what stands around them.
    public struct Hunk: Sendable, Hashable {
        /// The first line before, counted from 1.
        public var oldStart: Int
        /// The first line after, counted from 1.
        public var newStart: Int
        public var lines: [Line]

        public init(oldStart: Int, newStart: Int, lines: [Line]) {
            self.oldStart = oldStart
            self.newStart = newStart
            self.lines = lines
        }

        public var oldCount: Int { lines.count { if case .added = $0 { false } else { true } } }
        public var newCount: Int { lines.count { if case .removed = $0 { false } else { true } } }
    }

    public var hunks: [Hunk]

    /// Compares two texts.
    ///
    /// - Parameter context: how many unchanged lines stand around a change.
    public init(from old: String, to new: String, context: Int = 3) {
        let oldLines = Self.lines(of: old)
        let newLines = Self.lines(of: new)
        hunks = Self.hunks(of: Self.script(oldLines, newLines), context: max(0, context))
    }

    private static func lines(of text: String) -> [Substring] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last == "" { lines.removeLast() }
        return lines
    }

    /// All lines of both texts, in the order in which a reader goes from one to the other.
    private static func script(_ old: [Substring], _ new: [Substring]) -> [Line] {
        let matching = LineMatching(old, new)
        var script: [Line] = []
        var (oldIndex, newIndex) = (0, 0)
        while oldIndex < old.count || newIndex < new.count {
            if oldIndex < old.count, matching.isRemoved[oldIndex] {
                script.append(.removed(String(old[oldIndex])))
                oldIndex += 1
            } else if newIndex < new.count, matching.isAdded[newIndex] {
                script.append(.added(String(new[newIndex])))
                newIndex += 1
            } else {
                script.append(.same(String(old[oldIndex])))
                (oldIndex, newIndex) = (oldIndex + 1, newIndex + 1)
            }
        }
        return script
    }

    private static func hunks(of script: [Line], context: Int) -> [Hunk] {
        var hunks: [Hunk] = []
        var (index, oldLine, newLine) = (0, 1, 1)
        for range in ranges(of: script, context: context) {
            for line in script[index..<range.lowerBound] {
                oldLine += line.isOld ? 1 : 0
                newLine += line.isNew ? 1 : 0
            }
            let hunk = Hunk(oldStart: oldLine, newStart: newLine, lines: Array(script[range]))
            hunks.append(hunk)
            (index, oldLine, newLine) = (range.upperBound, oldLine + hunk.oldCount, newLine + hunk.newCount)
        }
        return hunks
    }

    /// Where the changes are, with what stands around them; ranges that touch are one.
    private static func ranges(of script: [Line], context: Int) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for index in script.indices where !(script[index].isOld && script[index].isNew) {
            let range = max(0, index - context)..<min(script.count, index + context + 1)
            if let last = ranges.last, range.lowerBound <= last.upperBound {
                ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
            } else {
                ranges.append(range)
            }
        }
        return ranges
    }
}

extension LineDiff.Line {
    /// Whether the text before has the line.
    public var isOld: Bool { if case .added = self { false } else { true } }
    /// Whether the text after has the line.
    public var isNew: Bool { if case .removed = self { false } else { true } }
}
