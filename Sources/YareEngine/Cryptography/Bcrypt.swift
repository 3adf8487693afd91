/// The password hash bcrypt (Provos and Mazières, 1999), in the form `$2a$` that Go's `golang.org/x/crypto/bcrypt`
/// writes.
enum Bcrypt {
    /// What Go calls `DefaultCost`: 2 to the power of 10 rounds.
    static let defaultCost = 10

    /// The longest password, in bytes; Go refuses longer ones instead of cutting them.
    static let longestPassword = 72

    /// The hash of a password.
    ///
    /// - Parameters:
    ///   - password: at most ``longestPassword`` bytes.
    ///   - salt: 16 bytes, never used before.
    ///   - cost: 4 to 31; each step doubles the work.
    static func hash(_ password: [UInt8], salt: [UInt8], cost: Int = defaultCost) -> String {
        var cipher = Blowfish()
        let key = password + [0]
        cipher.expand(key: key, salt: salt)
        for _ in 0..<(1 << cost) {
            cipher.expand(key: key)
            cipher.expand(key: salt)
        }
        let digest = cipher.encrypt(Array("OrpheanBeholderScryDoubt".utf8), times: 64)
        let costText = cost < 10 ? "0\(cost)" : "\(cost)"
        return "$2a$\(costText)$" + encoded(salt) + encoded(Array(digest.prefix(23)))
    }

    private static let digits = Array("./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)

    /// Base64 with bcrypt's alphabet and without padding.
    private static func encoded(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(24 - 8 * group.count)
            for place in 0...group.count { text.append(digits[Int(bits >> UInt32(18 - 6 * place) & 0x3F)]) }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
