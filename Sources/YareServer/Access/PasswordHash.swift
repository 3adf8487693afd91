import Crypto
import CryptoExtras
import Foundation
import YareBase

/// A password as it is kept: scrypt's output with its parameters and salt (RFC 7914), `scrypt$15$8$1$SALT$HASH`.
struct PasswordHash: Sendable {
    /// The text that is kept.
    let text: String

    private static let logarithmOfRounds = 15
    private static let blockSize = 8
    private static let parallelism = 1
    private static let length = 32

    /// Hashes a new password under a new salt.
    ///
    /// - Throws: `access.weak-password`.
    init(password: String) throws(YareError) {
        guard (8...1024).contains(password.utf8.count) else { throw .unusablePassword() }
        let salt = (0..<16).map { _ in UInt8.random(in: .min ... .max) }
        self.init(salt: salt, hash: Self.derive(password, salt, Self.logarithmOfRounds) ?? [])
    }

    private init(salt: [UInt8], hash: [UInt8]) {
        let numbers = "\(Self.logarithmOfRounds)$\(Self.blockSize)$\(Self.parallelism)"
        text = "scrypt$\(numbers)$\(Base64.standard.encoded(salt))$\(Base64.standard.encoded(hash))"
    }

    /// Takes a text that was kept.
    init(text: String) {
        self.text = text
    }

    /// The hash of no password, to compare with where there is no user: that takes as long as for one who is there.
    static let ofNobody = PasswordHash(
        salt: [UInt8](repeating: 0, count: 16), hash: [UInt8](repeating: 0, count: length))

    /// Whether a password is the one that was hashed; takes the same time for all wrong ones.
    func matches(_ password: String) -> Bool {
        let fields = text.split(separator: "$")
        guard fields.count == 6, fields[0] == "scrypt", let rounds = Int(fields[1]), (10...20).contains(rounds),
            let salt = try? Base64.standard.decoded(String(fields[4])),
            let expected = try? Base64.standard.decoded(String(fields[5])), expected.count == Self.length,
            let found = Self.derive(password, salt, rounds)
        else { return false }
        return zip(found, expected).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func derive(_ password: String, _ salt: [UInt8], _ logarithmOfRounds: Int) -> [UInt8]? {
        let key = try? KDF.Scrypt.deriveKey(
            from: Data(password.utf8), salt: salt, outputByteCount: length, rounds: 1 << logarithmOfRounds,
            blockSize: blockSize, parallelism: parallelism)
        return key?.withUnsafeBytes { Array($0) }
    }
}
