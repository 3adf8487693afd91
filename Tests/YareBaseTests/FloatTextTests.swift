import Testing
import YareBase

struct FloatTextTests {
    @Test(arguments: [
        (0, "0"), (-0.0, "-0"), (1, "1"), (1.5, "1.5"), (100000, "100000"), (1_000_000, "1e+06"),
        (123456789.5, "1.234567895e+08"), (0.0001, "0.0001"), (0.00001, "1e-05"), (1e21, "1e+21"),
        (Double.leastNonzeroMagnitude, "5e-324"), (Double.greatestFiniteMagnitude, "1.7976931348623157e+308"),
        (-2.5e-7, "-2.5e-07"),
        (.infinity, "+Inf"), (-.infinity, "-Inf"), (.nan, "NaN"), (0.1, "0.1"), (12345.678, "12345.678"),
    ])
    func printsTheShortestGeneralForm(number: Double, text: String) {
        #expect(FloatText.text(number, .g) == text)
    }

    @Test(arguments: [
        (1e21, "1000000000000000000000"), (1.25, "1.25"), (1e-7, "0.0000001"), (0, "0"), (120, "120"),
        (-1234.5, "-1234.5"),
    ])
    func printsTheShortestFixedForm(number: Double, text: String) {
        #expect(FloatText.text(number, .f) == text)
    }

    @Test(arguments: [
        (0, "0e+00"), (1, "1e+00"), (1500, "1.5e+03"), (1e-9, "1e-09"), (1e100, "1e+100"),
    ])
    func printsTheShortestExponentialForm(number: Double, text: String) {
        #expect(FloatText.text(number, .e) == text)
        #expect(FloatText.text(number, .E) == text.uppercased())
    }

    @Test(arguments: [
        (2.5, FloatText.Format.f, 0, "2"), (3.5, .f, 0, "4"), (1.005, .f, 2, "1.00"), (1, .f, 3, "1.000"),
        (1e22, .f, 1, "10000000000000000000000.0"), (1234.5678, .e, 2, "1.23e+03"), (0, .e, 3, "0.000e+00"),
        (1.5, .g, 6, "1.5"), (100000, .g, 3, "1e+05"), (100000, .g, 17, "100000"), (1234567, .g, 3, "1.23e+06"),
        (0.1, .g, 20, "0.10000000000000000555"), (1e6, .g, 10, "1000000"), (0, .g, 5, "0"), (1e-5, .G, 3, "1E-05"),
        (123456, .g, 0, "1e+05"), (1e20, .g, 17, "1e+20"), (1e20, .g, 21, "100000000000000000000"),
    ])
    func roundsToAPrecision(number: Double, format: FloatText.Format, precision: Int, text: String) {
        #expect(FloatText.text(number, format, precision: precision) == text)
    }

    @Test(arguments: [
        (1, "1"), (1e20, "100000000000000000000"), (1e21, "1e+21"), (1e-6, "0.000001"), (1e-7, "1e-7"),
        (1.5e-10, "1.5e-10"), (1e-100, "1e-100"), (-0.0, "-0"), (9_007_199_254_740_992, "9007199254740992"),
        (-42, "-42"),
        (0.1, "0.1"), (0x1p100, "1.2676506002282294e+30"),
    ])
    func printsNumbersOfJSON(number: Double, text: String) {
        var bytes: [UInt8] = []
        FloatText.appendJSON(number, to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == text)
    }

    @Test(arguments: [
        ("1", 1), ("+1.5", 1.5), (".5", 0.5), ("5.", 5), ("1e3", 1000), ("1E-3", 0.001), ("0x1p4", 16),
        ("0x1.8P1", 3), ("0x_1_8p0", 24), ("inf", .infinity), ("-Infinity", -.infinity), ("+INF", .infinity),
        ("1e-400", 0), ("1_0", 10), ("0_1.5", 1.5), ("1_0.2_5", 10.25), ("1e1_0", 1e10), ("0e99999", 0), ("-0", -0.0),
        ("0x.8p0", 0.5),
    ])
    func readsWhatGoReads(text: String, number: Double) {
        #expect(FloatText.parse(text) == number)
    }

    @Test(arguments: [
        "", "+", ".", "e5", "1e", "1e+", "1_", "_1", "1__0", "1_.5", "1._5", "1e_2", "1_e2", "1e400", "0x1", "0x1.8",
        "0xp1", "0x1__0p0", "0x1_p0", " 1", "1 ",
        "+nan", "infin", "1.2.3", "0x", "1f", "--1", "\u{0661}",
    ])
    func rejectsWhatGoRejects(text: String) {
        #expect(FloatText.parse(text) == nil)
    }

    @Test func readsNotANumber() {
        #expect(FloatText.parse("NaN")?.isNaN == true)
    }

    @Test func shortestTextReadsBackAsTheSameNumber() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            let number = Double(bitPattern: generator.next())
            guard number.isFinite else { continue }
            #expect(FloatText.parse(FloatText.text(number, .g)) == number)
            #expect(FloatText.parse(FloatText.text(number, .e)) == number)
        }
    }
}
