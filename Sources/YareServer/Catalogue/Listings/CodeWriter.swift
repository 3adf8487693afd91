/// What a piece of YAML is, with the class that styles know it by.
enum CodeRole: String {
    case plain = ""
    case key = "k"
    case string = "s"
    case number = "n"
    case constant = "b"
    case comment = "c"
    case action = "t"
    case mark = "m"
}

/// Collects coloured lines.
struct CodeWriter {
    private let anchor: String
    private var bytes: [UInt8] = []
    private var lineStart = 0
    private(set) var lineCount = 0

    init(anchor: String) {
        self.anchor = anchor
    }

    var html: String { String(decoding: bytes, as: UTF8.self) }

    mutating func beginLine() {
        lineCount += 1
        lineStart = bytes.count
        bytes += (anchor.isEmpty ? "<span>" : "<span id=\"\(anchor)\(lineCount)\">").utf8
    }

    mutating func endLine() {
        bytes += "\n</span>".utf8
    }

    /// Takes the last line back: what follows a file's last line break is none.
    mutating func dropLastLine() {
        bytes.removeSubrange(lineStart...)
        lineCount -= 1
    }

    mutating func write(_ text: ArraySlice<UInt8>, as role: CodeRole) {
        guard !text.isEmpty else { return }
        if role == .plain { return HTMLText.append(text, to: &bytes) }
        bytes += "<i class=\"\(role.rawValue)\">".utf8
        HTMLText.append(text, to: &bytes)
        bytes += "</i>".utf8
    }
}
