/// The block cipher Blowfish, as far as bcrypt needs it: the expensive key schedule and the encryption of a block.
struct Blowfish {
    /// 18 subkeys, then four boxes of 256 words.
    private var state = Blowfish.piFraction

    /// Mixes a key into the state and stirs it with a salt of 16 bytes.
    mutating func expand(key: [UInt8], salt: [UInt8]) {
        mix(key)
        let words = Blowfish.words(of: salt)
        state.withUnsafeMutableBufferPointer { state in
            var block = (left: UInt32(0), right: UInt32(0))
            var position = 0
            for index in stride(from: 0, to: state.count, by: 2) {
                block.left ^= words[position]
                block.right ^= words[position + 1]
                position = (position + 2) & 3
                Blowfish.encrypt(&block, state)
                (state[index], state[index + 1]) = block
            }
        }
    }

    /// Mixes a key into the state.
    mutating func expand(key: [UInt8]) {
        mix(key)
        state.withUnsafeMutableBufferPointer { state in
            var block = (left: UInt32(0), right: UInt32(0))
            for index in stride(from: 0, to: state.count, by: 2) {
                Blowfish.encrypt(&block, state)
                (state[index], state[index + 1]) = block
            }
        }
    }

    /// Encrypts a text of whole blocks of 8 bytes a number of times.
    mutating func encrypt(_ text: [UInt8], times: Int) -> [UInt8] {
        var words = Blowfish.words(of: text)
        state.withUnsafeMutableBufferPointer { state in
            for index in stride(from: 0, to: words.count, by: 2) {
                var block = (left: words[index], right: words[index + 1])
                for _ in 0..<times { Blowfish.encrypt(&block, state) }
                (words[index], words[index + 1]) = block
            }
        }
        return words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(24 - 8 * $0)) } }
    }

    /// Changes the subkeys by the key, which is taken round and round.
    private mutating func mix(_ key: [UInt8]) {
        var position = 0
        for subkey in 0..<18 {
            var word: UInt32 = 0
            for _ in 0..<4 {
                word = word << 8 | UInt32(key[position])
                position = (position + 1) % key.count
            }
            state[subkey] ^= word
        }
    }

    private static func words(of bytes: [UInt8]) -> [UInt32] {
        stride(from: 0, to: bytes.count, by: 4).map { start in
            bytes[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) }
        }
    }

    @inline(__always)
    private static func encrypt(
        _ block: inout (left: UInt32, right: UInt32), _ state: UnsafeMutableBufferPointer<UInt32>
    ) {
        var (left, right) = block
        for round in stride(from: 0, to: 16, by: 2) {
            left ^= state[round]
            right ^= scramble(left, state)
            right ^= state[round + 1]
            left ^= scramble(right, state)
        }
        block = (right ^ state[17], left ^ state[16])
    }

    @inline(__always)
    private static func scramble(_ word: UInt32, _ state: UnsafeMutableBufferPointer<UInt32>) -> UInt32 {
        let first = state[18 + Int(word >> 24)]
        let second = state[274 + Int(word >> 16 & 0xFF)]
        let third = state[530 + Int(word >> 8 & 0xFF)]
        let fourth = state[786 + Int(word & 0xFF)]
        return ((first &+ second) ^ third) &+ fourth
    }
}
