import Crypto
import CryptoExtras
import YareBase

/// A site's password derived from a master password: the algorithm of masterpassword.app as Sprig has it.
enum MasterPassword {
    private static let seed = Array("com.lyndir.masterpassword".utf8)

    /// The password, or `nil` when no kind of password has that name.
    static func derive(
        counter: UInt32, kind: String, password: String, user: String, site: String
    ) throws(YareError) -> String? {
        guard let templates = templates[kind] else { return nil }
        let user = EscapedBytes.bytes(of: user)
        let site = EscapedBytes.bytes(of: site)
        let key = try key(EscapedBytes.bytes(of: password), salt: seed + bigEndian(UInt32(clamping: user.count)) + user)
        let message = seed + bigEndian(UInt32(clamping: site.count)) + site + bigEndian(counter)
        let digits = Array(HMAC<SHA256>.authenticationCode(for: message, using: key))
        let template = templates[Int(digits[0]) % templates.count]
        let characters = zip(template, digits.dropFirst()).map { character, digit in
            let choices = Array((choices[character] ?? "").utf8)
            return choices[Int(digit) % choices.count]
        }
        return String(decoding: characters, as: UTF8.self)
    }

    private static func key(_ password: [UInt8], salt: [UInt8]) throws(YareError) -> SymmetricKey {
        do {
            return try KDF.Scrypt.deriveKey(
                from: password, salt: salt, outputByteCount: 64, rounds: 32_768, blockSize: 8, parallelism: 2)
        } catch {
            throw .cryptography("failed to derive password: \(error)", cause: error)
        }
    }

    private static func bigEndian(_ number: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> UInt32(24 - 8 * $0)) }
    }

    /// How passwords of each kind look; a letter stands for one of its choices.
    private static let templates: [String: [String]] = [
        "maximum": ["anoxxxxxxxxxxxxxxxxx", "axxxxxxxxxxxxxxxxxno"],
        "long": [
            "CvcvnoCvcvCvcv", "CvcvCvcvnoCvcv", "CvcvCvcvCvcvno", "CvccnoCvcvCvcv", "CvccCvcvnoCvcv", "CvccCvcvCvcvno",
            "CvcvnoCvccCvcv", "CvcvCvccnoCvcv", "CvcvCvccCvcvno", "CvcvnoCvcvCvcc", "CvcvCvcvnoCvcc", "CvcvCvcvCvccno",
            "CvccnoCvccCvcv", "CvccCvccnoCvcv", "CvccCvccCvcvno", "CvcvnoCvccCvcc", "CvcvCvccnoCvcc", "CvcvCvccCvccno",
            "CvccnoCvcvCvcc", "CvccCvcvnoCvcc", "CvccCvcvCvccno",
        ],
        "medium": ["CvcnoCvc", "CvcCvcno"],
        "short": ["Cvcn"],
        "basic": ["aaanaaan", "aannaaan", "aaannaaa"],
        "pin": ["nnnn"],
    ]

    private static let choices: [Character: String] = [
        "V": "AEIOU",
        "C": "BCDFGHJKLMNPQRSTVWXYZ",
        "v": "aeiou",
        "c": "bcdfghjklmnpqrstvwxyz",
        "A": "AEIOUBCDFGHJKLMNPQRSTVWXYZ",
        "a": "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz",
        "n": "0123456789",
        "o": "@&%?,=[]_:-+*$#!'^~;()/.",
        "x": "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz0123456789!@#$%^&*()",
    ]
}
