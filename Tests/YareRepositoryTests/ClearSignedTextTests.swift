import Testing

@testable import YareRepository

@Suite struct ClearSignedTextTests {
    private static let whole = """
        -----BEGIN PGP SIGNED MESSAGE-----
        Hash: SHA512

        name: a \t
        - - b

        ...
        -----BEGIN PGP SIGNATURE-----

        abc
        -----END PGP SIGNATURE-----
        """

    @Test(arguments: ["", "before\n"], ["\n", "\r\n"])
    func takesTheTextApart(front: String, lineBreak: String) throws {
        let bytes = Array((front + Self.whole).replacing("\n", with: lineBreak).utf8)
        let signed = try #require(ClearSignedText(bytes))
        #expect(String(decoding: signed.text, as: UTF8.self) == "name: a\n- b\n\n...\n")
        #expect(String(decoding: signed.signedBytes, as: UTF8.self) == "name: a\r\n- b\r\n\r\n...")
        let armor = "-----BEGIN PGP SIGNATURE-----\n\nabc\n-----END PGP SIGNATURE-----\n"
        #expect(String(decoding: signed.signature, as: UTF8.self) == armor)
    }

    @Test(arguments: [
        "", "hello", "-----BEGIN PGP SIGNED MESSAGE-----", "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\nx\n",
        whole.replacing("Hash: SHA512", with: "name: forged"), whole.replacing("-----END", with: "----END"),
        whole.replacing("-----BEGIN PGP SIGNED", with: "x-----BEGIN PGP SIGNED"),
    ])
    func findsNoneWhereThereIsNone(text: String) {
        #expect(ClearSignedText(Array(text.utf8)) == nil)
    }
}
