import YareBase

/// What one cause changes in an object.
struct Effect {
    let cause: ChangeCause
    var changes: LineChanges

    init(cause: ChangeCause, _ changes: LineChanges) {
        self.cause = cause
        self.changes = changes
    }
}

/// The lines that a difference adds, by their numbers in the new text, and the texts of those that it removes.
struct LineChanges {
    var added: Set<Int> = []
    var removed: Set<String> = []

    init() {}

    init(_ diff: LineDiff) {
        for hunk in diff.hunks {
            var number = hunk.newStart
            for line in hunk.lines {
                switch line {
                case .removed(let text): removed.insert(text)
                case .added: added.insert(number)
                case .same: break
                }
                if line.isNew { number += 1 }
            }
        }
    }
}
