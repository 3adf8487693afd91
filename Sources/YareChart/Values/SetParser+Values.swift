import YareBase
import YareYAML

extension SetParser {
    /// A value that was read, and whether the argument ended where it should have stood.
    struct Outcome {
        var value: Value?
        var endsArgument = false
    }

    /// Reads what stands behind a `=`, and the comma that follows it.
    mutating func readValue() throws(Stop) -> Outcome {
        switch style {
        case .json: return Outcome(value: try readJSON())
        case .literal: return Outcome(value: .string(text.rest()))
        case .typed, .text, .file: break
        }
        if text.isAtEnd { return Outcome(value: "", endsArgument: true) }
        if text.skip("{") { return Outcome(value: try readList()) }
        return Outcome(value: try converted(text.until(",").text))
    }

    private mutating func readList() throws(Stop) -> Value {
        var elements: [Value] = []
        while true {
            let (element, last) = text.until(",}")
            guard let last else { throw .failure("list must terminate with '}'") }
            if last == "}" { _ = text.skip(",") }
            elements.append(try converted(element))
            if last == "}" { return .list(elements) }
        }
    }

    private func converted(_ text: String) throws(Stop) -> Value {
        switch style {
        case .typed: return SetParser.typed(text)
        case .file(let contents):
            do {
                return try contents(text)
            } catch {
                throw .failure(error.message)
            }
        case .text, .json, .literal: return .string(text)
        }
    }

    /// A text as `--set` understands it: whole numbers do not begin with zero.
    static func typed(_ text: String) -> Value {
        switch text.lowercased() {
        case "true": return true
        case "false": return false
        case "null": return .null
        case "0": return 0
        default: break
        }
        guard let first = text.utf8.first, first != UInt8(ascii: "0"), let number = Int64(text) else {
            return .string(text)
        }
        return .int(number)
    }

    private mutating func readJSON() throws(Stop) -> Value {
        if text.skipsToComma() { return .null }
        let document = text.jsonDocument()
        do {
            let value = try ChartDocument.json(document)
            _ = text.skipsToComma()
            return value
        } catch {
            throw .failure(error.message)
        }
    }
}
