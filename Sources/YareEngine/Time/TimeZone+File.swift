/// Reading compiled time zones: RFC 8536, the TZif format.
extension TimeZone {
    /// Reads a zone, or gives `nil` when the bytes are none.
    convenience init?(name: String, contents: [UInt8]) {
        var reader = ZoneFileReader(contents[...])
        guard var header = reader.readHeader() else { return nil }
        var width = 4
        if header.version > 1 {
            // the first block is for readers that know no 64-bit times
            guard reader.skip(header.blockSize(timeWidth: 4)), let second = reader.readHeader() else { return nil }
            header = second
            width = 8
        }
        guard let block = reader.readBlock(header, timeWidth: width) else { return nil }
        let rule = width == 8 ? ZoneRule(parsing: reader.readFooter()) : nil
        self.init(name: name, phases: block.phases, transitions: block.transitions, rule: rule)
    }
}

/// Walks over the bytes of a compiled time zone; nothing in them is trusted.
private struct ZoneFileReader {
    struct Header {
        var version = 1
        var universalCount = 0
        var standardCount = 0
        var leapCount = 0
        var timeCount = 0
        var phaseCount = 0
        var characterCount = 0

        func blockSize(timeWidth: Int) -> Int {
            timeCount * (timeWidth + 1) + phaseCount * 6 + characterCount + leapCount * (timeWidth + 4) + standardCount
                + universalCount
        }
    }

    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
        rest = bytes
    }

    mutating func readHeader() -> Header? {
        guard let magic = read(4), magic.elementsEqual("TZif".utf8), let version = read(16)?.first else { return nil }
        var counts: [Int] = []
        for _ in 0..<6 {
            // no true zone comes near this count, and sums of such counts cannot overflow
            guard let count = readNumber(width: 4), (0...100_000).contains(count) else { return nil }
            counts.append(Int(count))
        }
        return Header(
            version: version == 0 ? 1 : 2, universalCount: counts[0], standardCount: counts[1], leapCount: counts[2],
            timeCount: counts[3], phaseCount: counts[4], characterCount: counts[5])
    }

    mutating func readBlock(
        _ header: Header, timeWidth: Int
    ) -> (phases: [TimeZone.Phase], transitions: [TimeZone.Transition])? {
        guard header.phaseCount > 0, let times = read(header.timeCount * timeWidth), let kinds = read(header.timeCount),
            let phaseBytes = read(header.phaseCount * 6), let characters = read(header.characterCount),
            skip(header.leapCount * (timeWidth + 4) + header.standardCount + header.universalCount),
            let phases = phases(phaseBytes, characters: Array(characters))
        else { return nil }
        var reader = ZoneFileReader(times)
        var transitions: [TimeZone.Transition] = []
        for kind in kinds {
            guard let seconds = reader.readNumber(width: timeWidth), kind < phases.count else { return nil }
            transitions.append(TimeZone.Transition(seconds: seconds, phase: Int(kind)))
        }
        // a zone without changes has been as it is for ever
        return (phases, transitions.isEmpty ? [TimeZone.Transition(seconds: .min, phase: 0)] : transitions)
    }

    /// The text between line breaks behind the block: a rule in the form of the variable `TZ`.
    mutating func readFooter() -> String {
        guard rest.first == UInt8(ascii: "\n"), rest.last == UInt8(ascii: "\n"), rest.count > 2 else { return "" }
        return String(decoding: rest.dropFirst().dropLast(), as: UTF8.self)
    }

    mutating func skip(_ count: Int) -> Bool {
        read(count) != nil
    }

    private func phases(_ bytes: ArraySlice<UInt8>, characters: [UInt8]) -> [TimeZone.Phase]? {
        var reader = ZoneFileReader(bytes)
        var phases: [TimeZone.Phase] = []
        while let offset = reader.readNumber(width: 4) {
            guard let tail = reader.read(2), let isDaylight = tail.first, let start = tail.last,
                start < characters.count
            else { return nil }
            let abbreviation = characters[Int(start)...].prefix { $0 != 0 }
            phases.append(
                TimeZone.Phase(
                    abbreviation: String(decoding: abbreviation, as: UTF8.self), offset: Int(offset),
                    isDaylight: isDaylight != 0))
        }
        return phases
    }

    /// Reads a signed big-endian number.
    private mutating func readNumber(width: Int) -> Int64? {
        guard let bytes = read(width), let first = bytes.first else { return nil }
        return bytes.dropFirst().reduce(Int64(Int8(bitPattern: first))) { $0 << 8 | Int64($1) }
    }

    private mutating func read(_ count: Int) -> ArraySlice<UInt8>? {
        guard count <= rest.count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }
}
