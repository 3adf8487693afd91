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
        var text = ""
        for (number, row) in rows.enumerated() {
            if number > 0 { text += "\n" }
            for (index, cell) in row.enumerated() {
                if index > 0 { text += "\t" }
                append(cell, fittedTo: widths[index], to: &text)
            }
        }
        return text + "\n"
    }

    private var columnWidths: [Int] {
        var widths: [Int] = []
        for row in rows {
            for (index, cell) in row.enumerated() {
                if index == widths.count { widths.append(0) }
                widths[index] = max(widths[index], min(Self.width(of: cell), widestColumn))
            }
        }
        return widths
    }

    private func append(_ cell: String, fittedTo width: Int, to text: inout String) {
        let length = Self.width(of: cell)
        if length > width {
            text += String(cell.prefix(max(0, width - 3)))
            text += "..."
        } else {
            text += cell
            text += String(repeating: " ", count: width - length)
        }
    }

    /// The number of characters; those of ASCII are bytes, but for the two that end a line together.
    private static func width(of cell: String) -> Int {
        let bytes = cell.utf8
        return bytes.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "\r") } ? bytes.count : cell.count
    }
}
