import Testing
import YareBase
import YareTemplate

struct QuotingTests {
    @Test(
        arguments: [
            ("plain", "\"plain\""), ("", "\"\""), ("a\"b\\c", #""a\"b\\c""#), ("a\tb\nc\r", #""a\tb\nc\r""#),
            ("\u{7}\u{8}\u{C}\u{B}", #""\a\b\f\v""#), ("\u{0}\u{1F}\u{7F}", #""\x00\x1f\x7f""#), ("é世🎉", "\"é世🎉\""),
            ("\u{A0}\u{AD}\u{2028}\u{FEFF}\u{E000}", #""\u00a0\u00ad\u2028\ufeff\ue000""#),
            ("\u{E0001}", #""\U000e0001""#), ("\u{FFFD}", "\"\u{FFFD}\""), ("'`", "\"'`\""),
        ] as [(String, String)])
    func quotesAsGoDoes(text: String, quoted: String) {
        #expect(Quoting.quote(text) == quoted)
    }

    @Test func escapesBytesThatAreNoText() {
        #expect(Quoting.quote(EscapedBytes.string(from: [0xFF, 0x61, 0xC3])) == #""\xffa\xc3""#)
    }

    @Test func escapesEverythingBeyondASCIIWhereAsked() {
        #expect(Quoting.quoteToASCII("é世🎉a\n") == #""\u00e9\u4e16\U0001f389a\n""#)
    }

    @Test func knowsWhatMayStandBetweenBackquotes() {
        #expect(Quoting.canBackquote("a\tb é"))
        for text in ["a`b", "a\nb", "\u{7F}", "\u{FEFF}", EscapedBytes.string(from: [0xFF])] {
            #expect(!Quoting.canBackquote(text))
        }
    }

    @Test func hidesCharactersThatHelmsUnicodeDoesNotKnow() {
        // new in Unicode 15.1; Helm's Go knows 15.0
        #expect(!Quoting.isPrintable("\u{2FFC}"))
        #expect(Quoting.isPrintable("\u{2FFB}"))
    }
}
