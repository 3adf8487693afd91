/// Rows of text in columns, as Helm's tables are: cells padded to the widest of their column, tabs between.
///
/// Source: `gosuri/uitable`, which Helm prints lists with.
struct Table {
    private var rows: [[String]] = []
    /// The widest a column may get, in characters; what is longer ends in `...`.
    private let widestColumn: Int

    init(header: [String]? = nil, widestColumn: Int = .max) {
        self.widestColumn = widestColumn
        if let header { rows.append(header) }
    }

    mutating func add(_ cells: String...) {
        add(cells)
    }

    mutating func add(_ cells: [String]) {
        rows.append(cells)
    }

    mutating func add(row: [String]) {
        rows.append(row)
    }

    /// The rows, each ending with a line break; a table without rows is one line break.
    var text: String {
        let widths = columnWidths
        let lines = rows.map { row in
            row.indices.map { fitted(row[$0], to: widths[$0]) }.joined(separator: "\t")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var columnWidths: [Int] {
        var widths: [Int] = []
        for row in rows {
            for (index, cell) in row.enumerated() {
                if index == widths.count { widths.append(0) }
                widths[index] = max(widths[index], min(cell.count, widestColumn))
            }
        }
        return widths
    }

    private func fitted(_ cell: String, to width: Int) -> String {
        cell.count > width ? cell.prefix(max(0, width - 3)) + "..." : cell.padded(to: width)
    }
}
