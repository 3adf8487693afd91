/// Time zones in a parsed text.
extension TimeParser {
    /// An offset from UTC, or `Z` where the layout allows it.
    mutating func readOffset(_ style: TimeLayout.OffsetStyle) throws(Fault) {
        if style.usesZ, rest.first == UInt8(ascii: "Z") {
            rest = rest.dropFirst()
            fields.zone = .utc
            return
        }
        guard let sign = rest.first else { throw .unlikeElement }
        var parser = self
        parser.rest = rest.dropFirst()
        let hours = try parser.readNumber(isPadded: true)
        let minutes = style.hasMinutes ? try parser.readOffsetPart(style) : 0
        let seconds = style.hasSeconds ? try parser.readOffsetPart(style) : 0
        // some people write offsets of 24 hours or 60 minutes
        if hours > 24 { throw .outOfRange("time zone offset hour") }
        if minutes > 60 { throw .outOfRange("time zone offset minute") }
        if seconds > 60 { throw .outOfRange("time zone offset second") }
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { throw .unlikeElement }
        let offset = (hours * 60 + minutes) * 60 + seconds
        fields.zoneOffset = sign == UInt8(ascii: "-") ? -offset : offset
        rest = parser.rest
    }

    private mutating func readOffsetPart(_ style: TimeLayout.OffsetStyle) throws(Fault) -> Int {
        if style.hasColons {
            guard rest.first == UInt8(ascii: ":") else { throw .unlikeElement }
            rest = rest.dropFirst()
        }
        return try readNumber(isPadded: true)
    }

    /// An abbreviation: by Go's rule of thumb three capitals, or four or five that end in `T`.
    mutating func readZoneName() throws(Fault) {
        if rest.starts(with: "UTC".utf8) {
            rest = rest.dropFirst(3)
            fields.zone = .utc
            return
        }
        guard let length = TimeParser.zoneNameLength(rest) else { throw .unlikeElement }
        fields.zoneName = String(decoding: rest.prefix(length), as: UTF8.self)
        rest = rest.dropFirst(length)
    }

    private static func zoneNameLength(_ text: ArraySlice<UInt8>) -> Int? {
        guard text.count >= 3 else { return nil }
        if text.starts(with: "ChST".utf8) || text.starts(with: "MeST".utf8) { return 4 }
        if text.starts(with: "GMT".utf8) { return 3 + (hourOffsetLength(text.dropFirst(3)) ?? 0) }
        if let first = text.first, first == UInt8(ascii: "+") || first == UInt8(ascii: "-") {
            return hourOffsetLength(text)
        }
        let capitals = text.prefix(6).prefix { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
        switch capitals.count {
        case 3: return 3
        case 4: return capitals.last == UInt8(ascii: "T") || capitals.elementsEqual("WITA".utf8) ? 4 : nil
        case 5: return capitals.last == UInt8(ascii: "T") ? 5 : nil
        default: return nil
        }
    }

    /// The length of a sign and a number of hours up to 23.
    private static func hourOffsetLength(_ text: ArraySlice<UInt8>) -> Int? {
        guard let sign = text.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
        let digits = text.dropFirst().prefix { $0.isDigit }
        guard let hours = Int(digits: digits), hours <= 23 else { return nil }
        return 1 + digits.count
    }
}
