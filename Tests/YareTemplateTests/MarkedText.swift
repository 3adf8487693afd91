/// A source with a place drawn into it: `"{{ 1️⃣oops }}"`.
struct MarkedText: CustomStringConvertible {
    let text: String
    let line: Int?
    let column: Int?

    init(_ marked: String) {
        let parts = marked.split(separator: "1️⃣", maxSplits: 1, omittingEmptySubsequences: false)
        text = parts.joined()
        let before = parts.count == 2 ? parts[0].split(separator: "\n", omittingEmptySubsequences: false) : nil
        line = before?.count
        column = before?.last.map { $0.utf8.count + 1 }
    }

    var description: String { text }
}
