import YareBase

/// Gives the lines of a difference their causes.
struct LineExplanation {
    let effects: [Effect]
    /// A cause with its place, given the line of the new text that it shows in.
    let placed: (ChangeCause, Int?) -> ChangeCause

    func causes(of diff: LineDiff) -> [EntryCauses.Place: [ChangeCause]] {
        var found: [EntryCauses.Place: [ChangeCause]] = [:]
        for (hunkIndex, hunk) in diff.hunks.enumerated() {
            var number = hunk.newStart
            for (index, line) in hunk.lines.enumerated() {
                let causes = causes(of: line, number, in: hunk.lines, at: index)
                if !causes.isEmpty { found[EntryCauses.Place(hunk: hunkIndex, line: index)] = causes }
                if line.isNew { number += 1 }
            }
        }
        return found
    }

    private func causes(
        of line: LineDiff.Line, _ number: Int, in lines: [LineDiff.Line], at index: Int
    ) -> [ChangeCause] {
        switch line {
        case .same: return []
        case .added: return causes(ofAdded: number)
        case .removed(let text):
            let restored = effects.filter { $0.changes.removed.contains(text) }
            if !restored.isEmpty { return unique(restored.map { placed($0.cause, nil) }) }
            return successor(of: text, number, in: lines, after: index).map { causes(ofAdded: $0) } ?? []
        }
    }

    private func causes(ofAdded number: Int) -> [ChangeCause] {
        unique(effects.filter { $0.changes.added.contains(number) }.map { placed($0.cause, number) })
    }

    private func unique(_ causes: [ChangeCause]) -> [ChangeCause] {
        var seen: Set<ChangeCause> = []
        return causes.filter { seen.insert($0).inserted }
    }

    /// The number of the line with the same key that takes the place of a removed one, within one block of changes.
    private func successor(
        of text: String, _ number: Int, in lines: [LineDiff.Line], after index: Int
    ) -> Int? {
        guard let key = Self.key(of: text) else { return nil }
        var number = number
        for line in lines[(index + 1)...] {
            switch line {
            case .same: return nil
            case .removed: break
            case .added(let other):
                if Self.key(of: other) == key { return number }
                number += 1
            }
        }
        return nil
    }

    /// What stands before the value: `    image:`.
    private static func key(of line: String) -> Substring? {
        line.utf8.firstIndex(of: UInt8(ascii: ":")).map { line[...$0] }
    }
}
