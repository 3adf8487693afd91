/// A layout for times: Go's, which shows how the moment `Mon Jan 2 15:04:05 MST 2006` would look.
struct TimeLayout: Sendable {
    /// What a part of a layout stands for.
    enum Element: Equatable, Sendable {
        case longMonth, shortMonth, month, paddedMonth
        case longWeekday, shortWeekday
        case day, spacedDay, paddedDay, spacedDayOfYear, paddedDayOfYear
        case hour, hour12, paddedHour12
        case minute, paddedMinute, second, paddedSecond
        case year, shortYear
        case upperPM, lowerPM
        case zoneName
        case zoneOffset(OffsetStyle)
        /// `.000` or `,999`: trailing zeros are left out when `trims`.
        case fraction(digits: Int, trims: Bool, separator: UInt8)
    }

    /// How an offset from UTC is written.
    struct OffsetStyle: Equatable, Sendable {
        /// `Z` for UTC itself.
        var usesZ = false
        var hasMinutes = true
        var hasSeconds = false
        var hasColons = false
    }

    /// A run of literal text, and the element behind it except at the end.
    struct Part: Sendable {
        var prefix: ArraySlice<UInt8>
        var element: Element?
        /// The element as it stands in the layout.
        var elementText: ArraySlice<UInt8>
    }

    let text: String
    let parts: [Part]

    init(_ text: String) {
        self.text = text
        var parts: [Part] = []
        var rest = Array(text.utf8)[...]
        repeat {
            parts.append(TimeLayout.nextPart(&rest))
        } while parts.last?.element != nil
        self.parts = parts
    }

    private static func nextPart(_ rest: inout ArraySlice<UInt8>) -> Part {
        var position = rest.startIndex
        while position < rest.endIndex {
            if let found = element(at: rest[position...]) {
                let start = position + found.literalLength
                let end = start + found.length
                defer { rest = rest[end...] }
                return Part(prefix: rest[..<start], element: found.element, elementText: rest[start..<end])
            }
            position += 1
        }
        return Part(prefix: rest, element: nil, elementText: [])
    }

    private typealias Finding = (element: Element, length: Int, literalLength: Int)

    private static func element(at text: ArraySlice<UInt8>) -> Finding? {
        guard let first = text.first else { return nil }
        if first == UInt8(ascii: ".") || first == UInt8(ascii: ",") { return fraction(at: text) }
        // "_2006" is an underscore and a year, not a day and "006"
        if text.starts(with: "_2006".utf8) { return (.year, 4, 1) }
        for (spelling, element) in spellings where text.starts(with: spelling.utf8) {
            let isAbbreviation = element == .shortMonth || element == .shortWeekday
            // "Jan" in "Janet" is no month
            if isAbbreviation, let next = text.dropFirst(3).first, (0x61...0x7A).contains(next) { continue }
            return (element, spelling.utf8.count, 0)
        }
        return nil
    }

    /// A separator with zeros only or nines only behind it, and no further digit.
    private static func fraction(at text: ArraySlice<UInt8>) -> Finding? {
        guard let separator = text.first, let digit = text.dropFirst().first,
            digit == UInt8(ascii: "0") || digit == UInt8(ascii: "9")
        else { return nil }
        let digits = text.dropFirst().prefix { $0 == digit }
        if let next = text[digits.endIndex...].first, (0x30...0x39).contains(next) { return nil }
        let element = Element.fraction(
            digits: digits.count, trims: digit == UInt8(ascii: "9"), separator: separator)
        return (element, digits.count + 1, 0)
    }

    /// How elements are spelled; of two that fit, the one that comes first counts.
    private static let spellings: [(String, Element)] = [
        ("January", .longMonth), ("Jan", .shortMonth),
        ("Monday", .longWeekday), ("Mon", .shortWeekday), ("MST", .zoneName),
        ("01", .paddedMonth), ("02", .paddedDay), ("03", .paddedHour12), ("04", .paddedMinute),
        ("05", .paddedSecond), ("06", .shortYear), ("002", .paddedDayOfYear),
        ("15", .hour), ("1", .month), ("2006", .year), ("2", .day), ("_2", .spacedDay), ("__2", .spacedDayOfYear),
        ("3", .hour12), ("4", .minute), ("5", .second), ("PM", .upperPM), ("pm", .lowerPM),
        ("-070000", .zoneOffset(OffsetStyle(hasSeconds: true))),
        ("-07:00:00", .zoneOffset(OffsetStyle(hasSeconds: true, hasColons: true))),
        ("-0700", .zoneOffset(OffsetStyle())),
        ("-07:00", .zoneOffset(OffsetStyle(hasColons: true))),
        ("-07", .zoneOffset(OffsetStyle(hasMinutes: false))),
        ("Z070000", .zoneOffset(OffsetStyle(usesZ: true, hasSeconds: true))),
        ("Z07:00:00", .zoneOffset(OffsetStyle(usesZ: true, hasSeconds: true, hasColons: true))),
        ("Z0700", .zoneOffset(OffsetStyle(usesZ: true))),
        ("Z07:00", .zoneOffset(OffsetStyle(usesZ: true, hasColons: true))),
        ("Z07", .zoneOffset(OffsetStyle(usesZ: true, hasMinutes: false))),
    ]
}
