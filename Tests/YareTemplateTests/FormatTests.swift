import Testing
import YareTemplate

/// Package `fmt`, as Helm 3.17.3 was seen to print: the verb alone changes within a test.
struct FormatTests {
    /// Prints `printf format arguments…` from inside a template.
    private func printed(_ format: String, _ arguments: String) throws -> String {
        try Rendering("{{ printf \(format) \(arguments) }}").run()
    }

    @Test(
        arguments: [
            ("%v", "42"), ("%+v", "42"), ("%#v", "42"), ("%T", "int"), ("%t", "%!t(int=42)"), ("%d", "42"),
            ("%b", "101010"), ("%o", "52"), ("%O", "0o52"), ("%x", "2a"), ("%X", "2A"), ("%#x", "0x2a"),
            ("%#X", "0X2A"),
            ("%#o", "052"), ("%#b", "0b101010"), ("%c", "*"), ("%q", "'*'"), ("%#q", "'*'"), ("%+q", "'*'"),
            ("%U", "U+002A"), ("%#U", "U+002A '*'"), ("%e", "%!e(int=42)"), ("%f", "%!f(int=42)"),
            ("%g", "%!g(int=42)"),
            ("%G", "%!G(int=42)"), ("%s", "%!s(int=42)"), ("%5d", "   42"), ("%-5d|", "42   |"), ("%05d", "00042"),
            ("%+d", "+42"), ("% d", " 42"), ("%+05d", "+0042"), ("%-05d|", "42   |"), ("%.3d", "042"),
            ("%8.3d", "     042"), ("%08.3d", "     042"), ("%+.3d", "+042"), ("% x", " 2a"), ("%#08x", "0x0000002a"),
            ("%8x", "      2a"), ("%+x", "+2a"), ("%10v", "        42"), ("%-10v|", "42        |"),
            ("%010v", "0000000042"), ("%.2v", "42"), ("%6c", "     *"), ("%-6c|", "*     |"), ("%6q", "   '*'"),
            ("%z", "%!z(int=42)"), ("%!", "%!!(int=42)"), ("%5%", "%%!(EXTRA int=42)"), ("%w", "%!w(int=42)"),
            ("%i", "%!i(int=42)"), ("%u", "%!u(int=42)"), ("%y", "%!y(int=42)"), ("%*d", "%!d(MISSING)"),
            ("%- 5d|", " 42  |"), ("%+ d", "+42"), ("%0-5d|", "42   |"), ("%#+v", "42"), ("%+-+5d|", "+42  |"),
            ("%5.d|", "   42|"), ("%5 d", "%! (int=   42)d"),
        ] as [(String, String)])
    func formatsIntegers(format: String, text: String) throws {
        #expect(try printed("\"\(format)\"", "42") == text)
    }

    @Test(
        arguments: [
            ("%v", "-42"), ("%d", "-42"), ("%b", "-101010"), ("%o", "-52"), ("%O", "-0o52"), ("%x", "-2a"),
            ("%X", "-2A"),
            ("%#x", "-0x2a"), ("%c", "�"), ("%q", "'�'"), ("%U", "U+FFFFFFFFFFFFFFD6"), ("%5d", "  -42"),
            ("%-5d|", "-42  |"), ("%05d", "-0042"), ("%+d", "-42"), ("% d", "-42"), ("%.3d", "-042"),
            ("%08.3d", "    -042"), ("%08d", "-0000042"), ("% 08d", "-0000042"), ("%+08x", "-000002a"),
            ("%e", "%!e(int=-42)"), ("%s", "%!s(int=-42)"), ("%#v", "-42"),
        ] as [(String, String)])
    func formatsNegativeIntegers(format: String, text: String) throws {
        #expect(try printed("\"\(format)\"", "-42") == text)
    }

    @Test(
        arguments: [
            ("%v", "0"), ("%d", "0"), ("%.0d", ""), ("%5.0d|", "     |"), ("%+.0d", ""), ("%x", "0"), ("%#x", "0x0"),
            ("%q", #"'\x00'"#), ("%U", "U+0000"), ("%o", "0"), ("%#o", "0"), ("%b", "0"), ("%05d", "00000"),
            ("%t", "%!t(int=0)"), ("%s", "%!s(int=0)"),
        ] as [(String, String)])
    func formatsZero(format: String, text: String) throws {
        #expect(try printed("\"\(format)\"", "0") == text)
    }

    @Test(
        arguments: [
            ("%v", "3.14159"), ("%+v", "3.14159"), ("%#v", "3.14159"), ("%T", "float64"),
            ("%t", "%!t(float64=3.14159)"),
            ("%d", "%!d(float64=3.14159)"), ("%b", "7074231776675438p-51"), ("%o", "%!o(float64=3.14159)"),
            ("%x", "0x1.921f9f01b866ep+01"), ("%X", "0X1.921F9F01B866EP+01"), ("%c", "%!c(float64=3.14159)"),
            ("%q", "%!q(float64=3.14159)"), ("%U", "%!U(float64=3.14159)"), ("%e", "3.141590e+00"),
            ("%E", "3.141590E+00"), ("%f", "3.141590"), ("%F", "3.141590"), ("%g", "3.14159"), ("%G", "3.14159"),
            ("%s", "%!s(float64=3.14159)"), ("%.0f", "3"), ("%.1f", "3.1"), ("%.2f", "3.14"), ("%5.1f", "  3.1"),
            ("%8.3f", "   3.142"), ("%-8.2f|", "3.14    |"), ("%08.3f", "0003.142"), ("%+.2f", "+3.14"),
            ("% .2f", " 3.14"), ("%+08.2f", "+0003.14"), ("%.3e", "3.142e+00"), ("%.0e", "3e+00"),
            ("%12.3e", "   3.142e+00"), ("%.3g", "3.14"), ("%.10g", "3.14159"), ("%10g", "   3.14159"),
            ("%-10g|", "3.14159   |"), ("%010g", "0003.14159"), ("%#g", "3.14159"), ("%#.3g", "3.14"), ("%#.0f", "3."),
            ("%#e", "3.141590e+00"), ("%.2v", "3.1"), ("%10v", "   3.14159"), ("%010v", "0003.14159"),
            ("%+g", "+3.14159"), ("% g", " 3.14159"), ("%.x", "0x1p+02"), ("%.3x", "0x1.922p+01"),
            ("%z", "%!z(float64=3.14159)"), ("%5d", "%!d(float64=3.14159)"), ("%05d", "%!d(float64=3.14159)"),
        ] as [(String, String)])
    func formatsFloats(format: String, text: String) throws {
        #expect(try printed("\"\(format)\"", "3.14159") == text)
    }

    @Test(
        arguments: [
            ("%v", "-2.5"), ("%d", "%!d(float64=-2.5)"), ("%e", "-2.500000e+00"), ("%f", "-2.500000"), ("%g", "-2.5"),
            ("%.0f", "-2"), ("%8.2f", "   -2.50"), ("%08.2f", "-0002.50"), ("%-8.2f|", "-2.50   |"), ("% .1f", "-2.5"),
            ("%+.1f", "-2.5"), ("%x", "-0x1.4p+01"), ("%b", "-5629499534213120p-51"), ("%s", "%!s(float64=-2.5)"),
        ] as [(String, String)])
    func formatsNegativeFloats(format: String, text: String) throws {
        #expect(try printed("\"\(format)\"", "-2.5") == text)
    }

    @Test(
        arguments: [
            ("%v", "7"), ("%#v", "7"), ("%d", "%!d(float64=7)"), ("%e", "7.000000e+00"), ("%f", "7.000000"),
            ("%g", "7"),
            ("%.0f", "7"), ("%.1f", "7.0"), ("%s", "%!s(float64=7)"), ("%x", "0x1.cp+02"), ("%T", "float64"),
            ("%t", "%!t(float64=7)"), ("%c", "%!c(float64=7)"), ("%q", "%!q(float64=7)"),
        ] as [(String, String)])
    func formatsWholeFloats(format: String, text: String) throws {
        #expect(try printed("\"\(format)\"", "7.0") == text)
    }

    @Test(
        arguments: [
            ("%v", "héy"), ("%+v", "héy"), ("%#v", #""héy""#), ("%T", "string"), ("%t", "%!t(string=héy)"),
            ("%d", "%!d(string=héy)"), ("%b", "%!b(string=héy)"), ("%o", "%!o(string=héy)"), ("%x", "68c3a979"),
            ("%X", "68C3A979"), ("%#x", "0x68c3a979"), ("%# x", "0x68 0xc3 0xa9 0x79"), ("% x", "68 c3 a9 79"),
            ("% X", "68 C3 A9 79"), ("%c", "%!c(string=héy)"), ("%q", #""héy""#), ("%#q", "`héy`"),
            ("%+q", #""h\u00e9y""#), ("%# q", "`héy`"), ("%U", "%!U(string=héy)"), ("%e", "%!e(string=héy)"),
            ("%f", "%!f(string=héy)"), ("%g", "%!g(string=héy)"), ("%s", "héy"), ("%5s", "  héy"),
            ("%10s|", "       héy|"), ("%-10s|", "héy       |"), ("%010s", "0000000héy"), ("%.2s", "hé"), ("%.0s", ""),
            ("%10.2s|", "        hé|"), ("%-10.2s|", "hé        |"), ("%10q|", #"     "héy"|"#),
            ("%-10q|", #""héy"     |"#), ("%.2q", #""hé""#), ("%10.2q|", #"      "hé"|"#), ("%.1x", "68"),
            ("%10x|", "  68c3a979|"), ("%-20x|", "68c3a979            |"), ("%020x", "00000000000068c3a979"),
            ("%+s", "héy"), ("% s", "héy"), ("%#s", "héy"), ("%z", "%!z(string=héy)"), ("%5t", "%!t(string=  héy)"),
            ("%05d", "%!d(string=00héy)"), ("%p", "%!p(string=héy)"), ("%X", "68C3A979"),
        ] as [(String, String)])
    func formatsStrings(format: String, text: String) throws {
        #expect(try printed("\"\(format)\"", #""héy""#) == text)
    }

    @Test(
        arguments: [
            ("%v", "true"), ("%+v", "true"), ("%#v", "true"), ("%T", "bool"), ("%t", "true"), ("%d", "%!d(bool=true)"),
            ("%s", "%!s(bool=true)"), ("%q", "%!q(bool=true)"), ("%x", "%!x(bool=true)"), ("%c", "%!c(bool=true)"),
            ("%f", "%!f(bool=true)"), ("%5t", " true"), ("%-7t|", "true   |"), ("%07t", "000true"),
            ("%z", "%!z(bool=true)"), ("%e", "%!e(bool=true)"), ("%U", "%!U(bool=true)"), ("%o", "%!o(bool=true)"),
            ("%s", "%!s(bool=true)"),
        ] as [(String, String)])
    func formatsTruthValues(format: String, text: String) throws {
        #expect(try printed("\"\(format)\"", "true") == text)
    }

    @Test(
        arguments: [
            ("%v", "<nil>"), ("%+v", "<nil>"), ("%#v", "<nil>"), ("%T", "<nil>"), ("%t", "%!t(<nil>)"),
            ("%d", "%!d(<nil>)"), ("%s", "%!s(<nil>)"), ("%q", "%!q(<nil>)"), ("%x", "%!x(<nil>)"),
            ("%c", "%!c(<nil>)"),
            ("%f", "%!f(<nil>)"), ("%5v", "<nil>"), ("%-8v|", "<nil>   |"), ("%U", "%!U(<nil>)"), ("%p", "%!p(<nil>)"),
            ("%z", "%!z(<nil>)"), ("%08v", "000<nil>"), ("%10s", "%!s(<nil>)"), ("%s", "%!s(<nil>)"),
            ("%d", "%!d(<nil>)"),
        ] as [(String, String)])
    func formatsNil(format: String, text: String) throws {
        #expect(try printed("\"\(format)\"", "nil") == text)
    }

    @Test(
        arguments: [
            ("%v", "[1 22 -3]"), ("%+v", "[1 22 -3]"), ("%#v", "[]interface {}{1, 22, -3}"), ("%T", "[]interface {}"),
            ("%s", "[%!s(int=1) %!s(int=22) %!s(int=-3)]"), ("%d", "[1 22 -3]"), ("%q", #"['\x01' '\x16' '�']"#),
            ("%x", "[1 16 -3]"), ("%X", "[1 16 -3]"), ("% x", "[ 1  16 -3]"), ("%#x", "[0x1 0x16 -0x3]"),
            ("%f", "[%!f(int=1) %!f(int=22) %!f(int=-3)]"), ("%t", "[%!t(int=1) %!t(int=22) %!t(int=-3)]"),
            ("%U", "[U+0001 U+0016 U+FFFFFFFFFFFFFFFD]"), ("%5v", "[    1    22    -3]"),
            ("%-5v|", "[1     22    -3   ]|"), ("%05v", "[00001 00022 -0003]"), ("%5d", "[    1    22    -3]"),
            ("%05d", "[00001 00022 -0003]"), ("%6.2f", "[%!f(int=    01) %!f(int=    22) %!f(int=   -03)]"),
            ("%10s", "[%!s(int=         1) %!s(int=        22) %!s(int=        -3)]"),
            ("%e", "[%!e(int=1) %!e(int=22) %!e(int=-3)]"), ("%g", "[%!g(int=1) %!g(int=22) %!g(int=-3)]"),
            ("%b", "[1 10110 -11]"), ("%o", "[1 26 -3]"), ("%z", "[%!z(int=1) %!z(int=22) %!z(int=-3)]"),
        ] as [(String, String)])
    func formatsListsOfIntegers(format: String, text: String) throws {
        #expect(try printed("\"\(format)\"", "(list 1 22 -3)") == text)
    }

    @Test(
        arguments: [
            ("%v", "[1 a 2.5 true <nil>]"), ("%+v", "[1 a 2.5 true <nil>]"),
            ("%#v", #"[]interface {}{1, "a", 2.5, true, interface {}(nil)}"#), ("%T", "[]interface {}"),
            ("%s", "[%!s(int=1) a %!s(float64=2.5) %!s(bool=true) <nil>]"),
            ("%d", "[1 %!d(string=a) %!d(float64=2.5) %!d(bool=true) <nil>]"),
            ("%q", #"['\x01' "a" %!q(float64=2.5) %!q(bool=true) <nil>]"#),
            ("%x", "[1 61 0x1.4p+01 %!x(bool=true) <nil>]"), ("%X", "[1 61 0X1.4P+01 %!X(bool=true) <nil>]"),
            ("% x", "[ 1 61  0x1.4p+01 %!x(bool=true) <nil>]"), ("%#x", "[0x1 0x61 0x1.4000p+01 %!x(bool=true) <nil>]"),
            ("%f", "[%!f(int=1) %!f(string=a) 2.500000 %!f(bool=true) <nil>]"),
            ("%t", "[%!t(int=1) %!t(string=a) %!t(float64=2.5) true <nil>]"),
            ("%U", "[U+0001 %!U(string=a) %!U(float64=2.5) %!U(bool=true) <nil>]"),
            ("%5v", "[    1     a   2.5  true <nil>]"), ("%-5v|", "[1     a     2.5   true  <nil>]|"),
            ("%05v", "[00001 0000a 002.5 0true <nil>]"),
            ("%5d", "[    1 %!d(string=    a) %!d(float64=  2.5) %!d(bool= true) <nil>]"),
            ("%05d", "[00001 %!d(string=0000a) %!d(float64=002.5) %!d(bool=0true) <nil>]"),
            ("%6.2f", "[%!f(int=    01) %!f(string=     a)   2.50 %!f(bool=  true) <nil>]"),
            ("%10s", "[%!s(int=         1)          a %!s(float64=       2.5) %!s(bool=      true) <nil>]"),
            ("%e", "[%!e(int=1) %!e(string=a) 2.500000e+00 %!e(bool=true) <nil>]"),
            ("%g", "[%!g(int=1) %!g(string=a) 2.5 %!g(bool=true) <nil>]"),
            ("%b", "[1 %!b(string=a) 5629499534213120p-51 %!b(bool=true) <nil>]"),
            ("%o", "[1 %!o(string=a) %!o(float64=2.5) %!o(bool=true) <nil>]"),
            ("%z", "[%!z(int=1) %!z(string=a) %!z(float64=2.5) %!z(bool=true) <nil>]"),
        ] as [(String, String)])
    func formatsMixedLists(format: String, text: String) throws {
        #expect(try printed("\"\(format)\"", #"(list 1 "a" 2.5 true nil)"#) == text)
    }
}
