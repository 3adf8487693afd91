import Crypto
import CryptoExtras
import YareBase

/// Sprig's encryption under a password: AES in CBC mode with the password itself as the key, and the initial vector
/// before the cipher text.
enum PasswordCipher {
    private static let blockSize = 16

    /// Encrypts a text; the empty one stays empty.
    static func encrypt(_ text: String, password: String) throws(YareError) -> String {
        guard !text.isEmpty else { return "" }
        do {
            let vector = AES._CBC.IV()
            let encrypted = try AES._CBC.encrypt(EscapedBytes.bytes(of: text), using: key(password), iv: vector)
            return Base64.standard.encoded(Array(vector) + encrypted)
        } catch {
            throw .cryptography("encrypting a text: \(error)", cause: error)
        }
    }

    /// Decrypts what ``encrypt(_:password:)`` made.
    ///
    /// - Throws: what Go's run time says where Sprig reads beyond the end of what it was given.
    static func decrypt(_ text: String, password: String) throws(YareError) -> String {
        guard !text.isEmpty else { return "" }
        let bytes = try Base64.standard.decoded(text)
        guard bytes.count >= blockSize else { throw .cipherTextTooShort(text.utf8.count / 4 * 3) }
        let encrypted = Array(bytes[blockSize...])
        guard encrypted.count % blockSize == 0 else { throw .cipherTextNotInBlocks }
        guard !encrypted.isEmpty else { throw .cipherTextEmpty }
        let decrypted = try decrypt(encrypted, vector: Array(bytes[..<blockSize]), password: password)
        let length = decrypted.count - Int(decrypted.last ?? 0)
        guard length >= 0 else { throw .wrongPadding(length) }
        return EscapedBytes.string(from: decrypted[..<length])
    }

    private static func decrypt(_ bytes: [UInt8], vector: [UInt8], password: String) throws(YareError) -> [UInt8] {
        do {
            let vector = try AES._CBC.IV(ivBytes: vector)
            return Array(try AES._CBC.decrypt(bytes, using: key(password), iv: vector, noPadding: true))
        } catch {
            throw .cryptography("decrypting a text: \(error)", cause: error)
        }
    }

    /// The first 32 bytes of the password, filled up with zeros.
    private static func key(_ password: String) -> SymmetricKey {
        let bytes = EscapedBytes.bytes(of: password).prefix(32)
        return SymmetricKey(data: bytes + [UInt8](repeating: 0, count: 32 - bytes.count))
    }
}
