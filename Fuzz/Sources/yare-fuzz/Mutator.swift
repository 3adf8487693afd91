/// Changes texts at random, the same way for the same seed.
struct Mutator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// The next number of the SplitMix64 sequence.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number below a bound, which must be positive.
    mutating func below(_ bound: Int) -> Int {
        Int(next() % UInt64(bound))
    }

    /// A text of the corpus with one to eight changes.
    mutating func mutation(of corpus: [[UInt8]], tokens: [[UInt8]]) -> [UInt8] {
        var bytes = corpus[below(corpus.count)]
        for _ in 0...below(8) { change(&bytes, corpus, tokens) }
        return Array(bytes.prefix(1 << 16))
    }

    private mutating func change(_ bytes: inout [UInt8], _ corpus: [[UInt8]], _ tokens: [[UInt8]]) {
        let place = below(bytes.count + 1)
        switch below(7) {
        case 0: bytes.insert(UInt8(truncatingIfNeeded: next()), at: place)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + 1 + below(16)))
        case 2: if place < bytes.count { bytes[place] ^= 1 << UInt8(below(8)) }
        case 3, 4: bytes.insert(contentsOf: tokens[below(tokens.count)], at: place)
        case 5: splice(&bytes, corpus[below(corpus.count)], at: place)
        default: repeatPart(&bytes, at: place)
        }
    }

    private mutating func splice(_ bytes: inout [UInt8], _ other: [UInt8], at place: Int) {
        guard !other.isEmpty else { return }
        let start = below(other.count)
        bytes.insert(contentsOf: other[start..<min(other.count, start + 1 + below(64))], at: place)
    }

    private mutating func repeatPart(_ bytes: inout [UInt8], at place: Int) {
        let part = bytes[place..<min(bytes.count, place + 1 + below(8))]
        guard !part.isEmpty else { return }
        let copies = Array(repeatElement(Array(part), count: 1 << below(9)).joined())
        bytes.insert(contentsOf: copies, at: place)
    }
}
