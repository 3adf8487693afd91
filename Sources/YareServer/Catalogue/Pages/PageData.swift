import YareBase

/// What a template is filled with: texts, truth values, lists and further data, by name.
///
/// A template looks for a name it does not find in the data around, so every list element names all that its template uses.
typealias PageData = [String: Any]

/// A text for a section of a template, which shows for every text, the empty one too.
func shown(_ text: String?) -> Any {
    guard let text, !text.isEmpty else { return false }
    return text
}

/// Data for a section of a template that is left out where there is none.
func shown(_ data: PageData?) -> Any {
    data.map { $0 as Any } ?? false
}

/// Writes dates, sizes and numbers for people.
enum PageText {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// `3 Nov 2025`; empty for no time.
    static func date(_ time: Timestamp) -> String {
        guard !time.isZero else { return "" }
        let parts = time.text().prefix(10).split(separator: "-")
        guard parts.count == 3, let month = Int(parts[1]), (1...12).contains(month), let day = Int(parts[2]) else {
            return ""
        }
        return "\(day) \(months[month - 1]) \(parts[0])"
    }

    /// `12.3 KB`
    static func size(_ bytes: Int) -> String {
        switch bytes {
        case ..<1_000: "\(bytes) B"
        case ..<1_000_000: tenths(bytes, 1_000) + " KB"
        default: tenths(bytes, 1_000_000) + " MB"
        }
    }

    /// `1 chart`, `2 charts`
    static func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }

    private static func tenths(_ bytes: Int, _ unit: Int) -> String {
        let tenths = (bytes * 10 + unit / 2) / unit
        return "\(tenths / 10).\(tenths % 10)"
    }
}

/// Writes addresses of pages.
enum PageAddress {
    /// A path with a query of the values that are there.
    static func make(_ path: String, _ query: KeyValuePairs<String, String?> = [:]) -> String {
        let pairs = query.compactMap { name, value in value.map { "\(name)=\(encoded($0))" } }
        return encodedPath(path) + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
    }

    /// A text as it stands in a query.
    static func encoded(_ text: String) -> String {
        encode(text) { $0.isASCIILetter || $0.isASCIIDigit || "-._~/:,".utf8.contains($0) }
    }

    private static func encodedPath(_ path: String) -> String {
        encode(path) { $0.isASCIILetter || $0.isASCIIDigit || "-._~/:@!$&'()*+,;=".utf8.contains($0) }
    }

    private static func encode(_ text: String, _ isPlain: (UInt8) -> Bool) -> String {
        var encoded: [UInt8] = []
        for byte in text.utf8 {
            if isPlain(byte) {
                encoded.append(byte)
            } else {
                encoded += "%".utf8
                for digit in [byte >> 4, byte & 15] { encoded.append(digit < 10 ? 0x30 + digit : 0x37 + digit) }
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }
}
