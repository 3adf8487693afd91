/// What of a text makes cmark-gfm take more time or memory than in proportion to its length.
///
/// The cells of a table's row are counted one by one for each of them, short rows are filled up to the widest, and brackets that
/// open links are gone through again for each that closes one.
struct MarkdownCost {
    private var brackets = 0
    private var lines = 1
    private var widestRow = 0

    private static let mostBrackets = 10_000
    private static let mostCells = 200_000
    private static let widestBearable = 500

    init(_ source: ArraySlice<UInt8>) {
        var row = 0
        for byte in source {
            switch byte {
            case UInt8(ascii: "["): brackets += 1
            case UInt8(ascii: "|"): row += 1
            case UInt8(ascii: "\n"):
                lines += 1
                row = 0
            default: continue
            }
            widestRow = max(widestRow, row)
        }
    }

    /// Whether the text may be rendered; the largest READMEs that charts have cost a tenth.
    var isBearable: Bool {
        brackets <= Self.mostBrackets && widestRow <= Self.widestBearable && widestRow * lines <= Self.mostCells
    }
}
