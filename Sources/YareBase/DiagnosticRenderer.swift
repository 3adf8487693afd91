/// Prints diagnostics for people: place and message, the source line with a caret, the way there, a hint.
///
/// ```
/// web/templates/deployment.yaml:14:22: function "toYml" is not defined
///    14 |       image: {{ .Values.image | toYml }}
///       |                                 ^
///   in include "web.image" at web/templates/_helpers.tpl:7:4
///   hint: did you mean "toYaml"?
/// ```
public struct DiagnosticRenderer: Sendable {
    /// Whether to colour: only where the output is a terminal.
    public var usesColor: Bool

    /// The longest part of a source line that is shown, in characters; the part around the caret is kept.
    private let widestExcerpt = 160

    public init(usesColor: Bool = false) {
        self.usesColor = usesColor
    }

    /// The text of an error with all its diagnostics, ending without a line break.
    ///
    /// - Parameter prefix: what stands before the first message, such as `INSTALLATION FAILED: `.
    public func render(_ error: YareError, prefix: String = "") -> String {
        render(error.diagnostics, prefix: prefix)
    }

    /// The text of several diagnostics, one under the other.
    public func render(_ diagnostics: [Diagnostic], prefix: String = "") -> String {
        diagnostics.enumerated().map { index, diagnostic in
            label(of: diagnostic) + (index == 0 ? prefix : "") + render(diagnostic)
        }.joined(separator: "\n")
    }

    /// The text of one diagnostic without the word that says how severe it is.
    public func render(_ diagnostic: Diagnostic) -> String {
        var lines: [String] = []
        if let location = diagnostic.location {
            lines.append(colored("\(location)", .bold) + ": " + diagnostic.message)
            lines += excerpt(at: location)
        } else {
            lines.append(diagnostic.message)
        }
        for frame in diagnostic.frames {
            lines.append("  in \(frame.action)" + (frame.location.map { " at \($0)" } ?? ""))
        }
        if let hint = diagnostic.hint {
            lines.append("  " + colored("hint:", .cyan) + " " + hint)
        }
        return lines.joined(separator: "\n")
    }

    private func label(of diagnostic: Diagnostic) -> String {
        switch diagnostic.severity {
        case .error: colored("Error:", .red) + " "
        case .warning: colored("Warning:", .yellow) + " "
        case .information: ""
        }
    }

    private func excerpt(at location: SourceLocation) -> [String] {
        guard let line = location.line, let text = location.lineText else { return [] }
        let number = String(repeating: " ", count: max(0, 5 - "\(line)".count)) + "\(line)"
        let gutter = String(repeating: " ", count: number.count)
        guard let column = location.column else {
            return ["\(number) | \(printable(text.prefix(widestExcerpt)))"]
        }
        let before = Array(String(decoding: text.utf8.prefix(column - 1), as: UTF8.self))
        let skipped = max(0, before.count - widestExcerpt + 40)
        let shown = text.dropFirst(skipped).prefix(widestExcerpt)
        return [
            "\(number) | \(printable(shown))",
            "\(gutter) | \(String(repeating: " ", count: before.count - skipped))\(colored("^", .red))",
        ]
    }

    /// A source line may hold anything: control characters must not reach the terminal.
    private func printable(_ text: Substring) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7f ? " " : $0 }))
    }

    private enum Color: String {
        case bold = "1"
        case red = "31"
        case yellow = "33"
        case cyan = "36"
    }

    private func colored(_ text: String, _ color: Color) -> String {
        usesColor ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m" : text
    }
}
