import YareBase

/// The texts of flags' values as Go's standard library reads them.
enum GoSyntax {
    /// Reads a truth value: Go's `strconv.ParseBool`.
    static func bool(_ text: String) -> Bool? {
        switch text {
        case "1", "t", "T", "TRUE", "true", "True": true
        case "0", "f", "F", "FALSE", "false", "False": false
        default: nil
        }
    }

    /// Reads a whole number: Go's `strconv.ParseInt` with base 0, which knows `0x`, `0o`, `0b` and `_`.
    static func integer(_ text: String) throws(YareError) -> Int {
        var digits = Substring(text)
        let isNegative = digits.hasPrefix("-")
        if isNegative || digits.hasPrefix("+") { digits = digits.dropFirst() }
        let (radix, prefixLength) = radix(of: digits)
        digits = digits.dropFirst(prefixLength)
        let bare = digits.filter { $0 != "_" }
        guard !bare.isEmpty, bare.allSatisfy({ $0.hexDigitValue.map { $0 < radix } ?? false }) else {
            throw .invalidInteger(text)
        }
        guard let number = Int((isNegative ? "-" : "") + bare, radix: radix) else { throw .integerOutOfRange(text) }
        return number
    }

    private static func radix(of digits: Substring) -> (radix: Int, prefixLength: Int) {
        switch digits.prefix(2).lowercased() {
        case "0x": (16, 2)
        case "0o": (8, 2)
        case "0b": (2, 2)
        case let start where start.count == 2 && start.hasPrefix("0"): (8, 1)
        default: (10, 0)
        }
    }

    /// Reads one line of comma-separated values: Go's `encoding/csv`.
    static func commaSeparated(_ text: String) throws(YareError) -> [String] {
        guard !text.isEmpty else { return [] }
        guard text.utf8.contains(UInt8(ascii: "\"")) else {
            return text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        var fields: [String] = []
        var rest = text[...]
        while true {
            fields.append(try csvField(&rest, in: text))
            guard rest.popFirst() != nil else { return fields }
        }
    }

    /// Takes one field off a line and leaves the comma behind it.
    private static func csvField(_ rest: inout Substring, in line: String) throws(YareError) -> String {
        guard rest.hasPrefix("\"") else {
            let field = rest.prefix { $0 != "," }
            if let quote = field.firstIndex(of: "\"") {
                throw .invalidCSV(line, at: quote, "bare \" in non-quoted field")
            }
            rest = rest[field.endIndex...]
            return String(field)
        }
        rest = rest.dropFirst()
        var field = ""
        while let quote = rest.firstIndex(of: "\"") {
            field += rest[..<quote]
            rest = rest[rest.index(after: quote)...]
            if rest.isEmpty || rest.hasPrefix(",") { return field }
            guard rest.hasPrefix("\"") else {
                throw .invalidCSV(line, at: quote, "extraneous or missing \" in quoted-field")
            }
            field += "\""
            rest = rest.dropFirst()
        }
        throw .invalidCSV(line, at: line.endIndex, "extraneous or missing \" in quoted-field")
    }

    /// Reads pairs `key=value`, parted by commas when there are several: `pflag`'s `stringToString`.
    static func pairs(_ text: String) throws(YareError) -> [(key: String, value: String)] {
        let words =
            switch text.utf8.count(where: { $0 == UInt8(ascii: "=") }) {
            case 0: throw .pairExpected(text)
            case 1: [trimmingQuotes(text)]
            default: try commaSeparated(text)
            }
        return try words.map { (word) throws(YareError) in
            guard let equals = word.firstIndex(of: "=") else { throw .pairExpected(word) }
            return (String(word[..<equals]), String(word[word.index(after: equals)...]))
        }
    }

    private static func trimmingQuotes(_ text: String) -> String {
        var text = text[...]
        while text.hasPrefix("\"") { text = text.dropFirst() }
        while text.hasSuffix("\"") { text = text.dropLast() }
        return String(text)
    }
}
