import Testing
import YareBase
import YareRepository

@Suite struct OCIDigestTests {
    @Test func namesBytes() throws {
        let digest = OCIDigest(of: Array("yare".utf8))
        #expect(digest.description == "sha256:9f8cf7e59341fca4281e1432d56dabcd29db917d9e795d19a015aac6fcb16342")
        #expect(digest.names(Array("yare".utf8)))
        #expect(!digest.names(Array("Yare".utf8)))
        #expect(try OCIDigest(digest.description) == digest)
        #expect(try OCIDigest(sha256: digest.hexadecimal) == digest)
    }

    @Test func knowsSHA512() throws {
        let text =
            "sha512:cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce"
            + "47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e"
        #expect(try OCIDigest(text).names([]))
        #expect(!(try OCIDigest(text).names([0])))
    }

    @Test(arguments: [
        "", "sha256", "sha256:", "sha256:12", "md5:d41d8cd98f00b204e9800998ecf8427e",
        "sha256:9F8CF7E59341FCA4281E1432D56DABCD29DB917D9E795D19A015AAC6FCB16342",
        "sha256:../../../../../../../../../../../../../../../../etc/passwd000000000",
        "sha512:9f8cf7e59341fca4281e1432d56dabcd29db917d9e795d19a015aac6fcb16342",
    ])
    func refuses(_ text: String) {
        let error = #expect(throws: YareError.self) { try OCIDigest(text) }
        #expect(error?.code == "oci.invalid-digest")
    }
}
