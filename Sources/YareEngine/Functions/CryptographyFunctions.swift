import Crypto
import YareBase
import YareTemplate

/// Sprig's sums, password hashes and ciphers.
extension FunctionTable {
    static var cryptography: [TemplateFunction] {
        [
            sum("sha1sum") { hexadecimal(Insecure.SHA1.hash(data: $0)) },
            sum("sha256sum") { hexadecimal(SHA256.hash(data: $0)) },
            sum("sha512sum") { hexadecimal(SHA512.hash(data: $0)) },
            sum("adler32sum") { "\(Adler32.checksum($0))" },
            TemplateFunction("bcrypt", [.string]) { call throws(YareError) in
                .string(bcrypt(call.string(0), salt: try call.randomBytes(16)))
            },
            TemplateFunction("htpasswd", [.string, .string]) { call throws(YareError) in
                let user = call.string(0)
                if user.utf8.contains(UInt8(ascii: ":")) { return .string("invalid username: \(user)") }
                return .string(user + ":" + bcrypt(call.string(1), salt: try call.randomBytes(16)))
            },
            TemplateFunction("derivePassword", [.uint32, .string, .string, .string, .string]) {
                call throws(YareError) in
                let password = try MasterPassword.derive(
                    counter: UInt32(truncatingIfNeeded: call.int(0)), kind: call.string(1), password: call.string(2),
                    user: call.string(3), site: call.string(4))
                return .string(password ?? "cannot find password template \(call.string(1))")
            },
            TemplateFunction("encryptAES", [.string, .string]) { call throws(YareError) in
                .string(try PasswordCipher.encrypt(call.string(1), password: call.string(0)))
            },
            TemplateFunction("decryptAES", [.string, .string]) { call throws(YareError) in
                .string(try PasswordCipher.decrypt(call.string(1), password: call.string(0)))
            },
        ]
    }

    private static func sum(_ name: String, _ calculate: @escaping @Sendable ([UInt8]) -> String) -> TemplateFunction {
        TemplateFunction(name, [.string]) { call in .string(calculate(EscapedBytes.bytes(of: call.string(0)))) }
    }

    /// The hash of a password, or Sprig's sentence when it is too long.
    private static func bcrypt(_ password: String, salt: [UInt8]) -> String {
        let password = EscapedBytes.bytes(of: password)
        guard password.count <= Bcrypt.longestPassword else {
            return "failed to encrypt string with bcrypt: bcrypt: password length exceeds 72 bytes"
        }
        return Bcrypt.hash(password, salt: salt)
    }
}
