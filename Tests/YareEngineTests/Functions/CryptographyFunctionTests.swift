import Testing
import YareBase
import YareTemplate

@testable import YareEngine

/// What is expected here was printed by Helm 3.17.3, unless another source is named.
struct CryptographyFunctionTests {
    private let call = FunctionCalls(functions: FunctionTable.cryptography)

    @Test func sums() throws {
        #expect(try call.text("sha1sum", "abc") == "a9993e364706816aba3e25717850c26c9cd0d89d")
        let sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(try call.text("sha256sum", "abc") == sha256)
        let sha512 =
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
            + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
        #expect(try call.text("sha512sum", "abc") == sha512)
        #expect(try call.text("adler32sum", "abc") == "38600999")
        #expect(try call.text("adler32sum", "") == "1")
    }

    @Test func sumsBytesThatAreNoText() throws {
        let bytes = EscapedBytes.string(from: [0xFF, 0x00])
        #expect(try call.text("adler32sum", .string(bytes)) == "33554688")
    }

    /// The test vectors of OpenBSD's and Openwall's implementations.
    @Test(arguments: [
        ("U*U", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"),
        ("U*U*", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK"),
    ])
    func hashesPasswords(password: String, hash: String) {
        let salt = Array(repeating: [0x10, 0x41, 0x04] as [UInt8], count: 5).joined() + [0x10]
        #expect(Bcrypt.hash(Array(password.utf8), salt: Array(salt), cost: 5) == hash)
    }

    @Test func refusesWhatIsTooLongOrAmbiguous() throws {
        let long = TemplateValue.string(String(repeating: "x", count: 73))
        let sentence = "failed to encrypt string with bcrypt: bcrypt: password length exceeds 72 bytes"
        #expect(try call.text("bcrypt", long) == sentence)
        #expect(try call.text("htpasswd", "u", long) == "u:" + sentence)
        #expect(try call.text("htpasswd", "a:b", "c") == "invalid username: a:b")
    }

    @Test(arguments: [
        (1, "pin", "pässword", "üser", "example.com", "9366"),
        (1, "foo", "password", "user", "example.com", "cannot find password template foo"),
        (4_294_967_296, "long", "password", "user", "example.com", "KezpWado2+Fazo"),
    ])
    func derivesPasswords(
        counter: Int, kind: String, password: String, user: String, site: String, expected: String
    ) throws {
        let derived = try call.text(
            "derivePassword", .int(counter), .string(kind), .string(password), .string(user), .string(site))
        #expect(derived == expected)
    }

    @Test func encryptsAndDecrypts() throws {
        let encrypted = try call("encryptAES", "k", "hello wörld")
        #expect(try call.text("decryptAES", "k", encrypted) == "hello wörld")
        #expect(try call("encryptAES", "k", "hello wörld").text != encrypted.text)
        #expect(try call.text("encryptAES", "k", "") == "")
        let recorded: TemplateValue = "30tEfhuJSVRhpG97XCuWgz2okj7L8vQ1s6V9zVUPeDQ="
        #expect(try call.text("decryptAES", "secretkey", recorded) == "plaintext")
    }

    @Test(arguments: [
        ("x", "illegal base64 data at input byte 0"),
        ("eA==", "runtime error: slice bounds out of range [:16] with capacity 3"),
        ("AAAAAAAAAAAAAAAAAAAAAA==", "runtime error: index out of range [-1]"),
        ("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "runtime error: slice bounds out of range [:-19]"),
        ("AAAAAAAAAAAAAAAAAAAAAAA=", "crypto/cipher: input not full blocks"),
    ])
    func tellsWhyATextIsNotDecrypted(text: String, message: String) {
        let error = #expect(throws: YareError.self) { try call("decryptAES", "k", .string(text)) }
        #expect(error?.message == message)
    }
}
