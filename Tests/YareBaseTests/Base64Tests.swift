import Testing
import YareBase

struct Base64Tests {
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"), ("\u{FB}\u{FF}", "w7vDvw=="),
    ])
    func encodesAndDecodes(text: String, encoded: String) throws {
        #expect(Base64.standard.encoded(Array(text.utf8)) == encoded)
        #expect(try Base64.standard.decoded(encoded) == Array(text.utf8))
    }

    @Test(arguments: ["Zm9v\nYmFy", "\r\nZm9vYmFy\n", "Z\nm9vYm\nFy"])
    func passesOverLineBreaks(text: String) throws {
        #expect(try Base64.standard.decoded(text) == Array("foobar".utf8))
        #expect(try Base64.standard.decoded("Zg=\n=\n") == Array("f".utf8))
    }

    /// The offsets are those of Go's `base64.CorruptInputError`.
    @Test(arguments: [
        ("!", 0), ("x", 0), ("Zm9vYg", 4), ("Zg=", 3), ("Zg=x", 2), ("Zg==x", 4), ("Zm8=Zm8=", 4), ("=", 0),
        ("Z===", 1),
        ("Zm 9", 2), ("Zm9v\nZ", 5),
    ])
    func tellsWhereTheFaultIs(text: String, offset: Int) {
        let error = #expect(throws: YareError.self) { try Base64.standard.decoded(text) }
        #expect(error?.message == "illegal base64 data at input byte \(offset)")
    }
}
