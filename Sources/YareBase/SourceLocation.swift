/// A place in a text that a person wrote: a file and, where known, a line and a column.
public struct SourceLocation: Sendable, Hashable {
    /// The file as its reader knows it: a path, or a chart-relative name such as `web/templates/deployment.yaml`.
    public var file: String

    /// The line, counted from 1, or `nil` when only the file is known.
    public var line: Int?

    /// The column, counted from 1 in UTF-8 bytes, or `nil` when only the line is known.
    public var column: Int?

    /// The text of the line without its line break, for showing it under the message; `nil` when it is not at hand.
    public var lineText: String?

    public init(file: String, line: Int? = nil, column: Int? = nil, lineText: String? = nil) {
        self.file = file
        self.line = line
        self.column = column
        self.lineText = lineText
    }

    /// Finds the line, the column and the line's text of a byte offset in a source.
    ///
    /// - Parameter offset: 0-based position in the UTF-8 bytes of `source`; one past the end is allowed.
    public init(file: String, source: some Collection<UInt8>, offset: Int) {
        let bytes = Array(source)
        let offset = min(max(0, offset), bytes.count)
        let lineStart = bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let lineEnd = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        self.init(
            file: file,
            line: bytes[..<lineStart].count { $0 == UInt8(ascii: "\n") } + 1,
            column: offset - lineStart + 1,
            lineText: String(decoding: bytes[lineStart..<lineEnd], as: UTF8.self)
        )
    }
}

extension SourceLocation: CustomStringConvertible {
    /// `file:line:column`, as far as they are known.
    public var description: String {
        var text = file
        if let line { text += ":\(line)" }
        if line != nil, let column { text += ":\(column)" }
        return text
    }
}
