import Testing
import YareBase
import YareTemplate

/// Package `fmt` beyond single values: several arguments, indexes, widths from arguments, collections, odd texts.
struct FormatArgumentTests {
    @Test(
        arguments: [
            (#""%v %g %f %e %s" 0.0 0.0 0.0 0.0 0.0"#, "0 0 0.000000 0.000000e+00 %!s(float64=0)"),
            (#""%v %g %f %e %s" -0.0 -0.0 -0.0 -0.0 -0.0"#, "-0 -0 -0.000000 -0.000000e+00 %!s(float64=-0)"),
            (
                #""%v %g %f %e %s" 1e20 1e20 1e20 1e20 1e20"#,
                "1e+20 1e+20 100000000000000000000.000000 1.000000e+20 %!s(float64=1e+20)"
            ),
            (
                #""%v %g %f %e %s" 1e21 1e21 1e21 1e21 1e21"#,
                "1e+21 1e+21 1000000000000000000000.000000 1.000000e+21 %!s(float64=1e+21)"
            ),
            (
                #""%v %g %f %e %s" 123456789.0 123456789.0 123456789.0 123456789.0 123456789.0"#,
                "1.23456789e+08 1.23456789e+08 123456789.000000 1.234568e+08 %!s(float64=1.23456789e+08)"
            ),
            (
                #""%v %g %f %e %s" 12345678.9 12345678.9 12345678.9 12345678.9 12345678.9"#,
                "1.23456789e+07 1.23456789e+07 12345678.900000 1.234568e+07 %!s(float64=1.23456789e+07)"
            ),
            (
                #""%v %g %f %e %s" 0.0001 0.0001 0.0001 0.0001 0.0001"#,
                "0.0001 0.0001 0.000100 1.000000e-04 %!s(float64=0.0001)"
            ),
            (
                #""%v %g %f %e %s" 0.00001 0.00001 0.00001 0.00001 0.00001"#,
                "1e-05 1e-05 0.000010 1.000000e-05 %!s(float64=1e-05)"
            ),
            (#""%v %g %f %e %s" 1e-7 1e-7 1e-7 1e-7 1e-7"#, "1e-07 1e-07 0.000000 1.000000e-07 %!s(float64=1e-07)"),
            (
                #""%v %g %f %e %s" 5e-324 5e-324 5e-324 5e-324 5e-324"#,
                "5e-324 5e-324 0.000000 4.940656e-324 %!s(float64=5e-324)"
            ),
            (#""%v %g %f %e %s" 2.5 2.5 2.5 2.5 2.5"#, "2.5 2.5 2.500000 2.500000e+00 %!s(float64=2.5)"),
            (#""%v %g %f %e %s" 3.5 3.5 3.5 3.5 3.5"#, "3.5 3.5 3.500000 3.500000e+00 %!s(float64=3.5)"),
            (#""%v %g %f %e %s" 0.1 0.1 0.1 0.1 0.1"#, "0.1 0.1 0.100000 1.000000e-01 %!s(float64=0.1)"),
            (
                #""%v %g %f %e %s" 100000.0 100000.0 100000.0 100000.0 100000.0"#,
                "100000 100000 100000.000000 1.000000e+05 %!s(float64=100000)"
            ),
            (
                #""%v %g %f %e %s" 1000000.0 1000000.0 1000000.0 1000000.0 1000000.0"#,
                "1e+06 1e+06 1000000.000000 1.000000e+06 %!s(float64=1e+06)"
            ),
            (#""%.0f" 2.5"#, "2"),
            (#""%.1f" 2.5"#, "2.5"),
            (#""%.2f" 2.5"#, "2.50"),
            (#""%.f" 2.5"#, "2"),
            (#""%.0f" 3.5"#, "4"),
            (#""%.1f" 3.5"#, "3.5"),
            (#""%.2f" 3.5"#, "3.50"),
            (#""%.0f" 0.125"#, "0"),
            (#""%.1f" 0.125"#, "0.1"),
            (#""%.2f" 0.125"#, "0.12"),
            (#""%.0f" 1.005"#, "1"),
            (#""%.1f" 1.005"#, "1.0"),
            (#""%.2f" 1.005"#, "1.00"),
            (#""%.0f" 0.045"#, "0"),
            (#""%.1f" 0.045"#, "0.0"),
            (#""%.2f" 0.045"#, "0.04"),
            (#""%.0f" 2.675"#, "3"),
            (#""%.1f" 2.675"#, "2.7"),
            (#""%.2f" 2.675"#, "2.67"),
            (#""%.0f" 1e22"#, "10000000000000000000000"),
            (#""%.1f" 1e22"#, "10000000000000000000000.0"),
            (#""%.2f" 1e22"#, "10000000000000000000000.00"),
            (
                #""%q" "a\tb\n\"c\"\\ \u00e9 🎉 \x00 \x7f \u200b \ufeff \U0001F600""#,
                #""a\tb\n\"c\"\\ é 🎉 \x00 \x7f \u200b \ufeff 😀""#
            ),
            (#""%+q" "é世🎉\x00""#, #""\u00e9\u4e16\U0001f389\x00""#),
            (#""%#q" "back`tick""#, #""back`tick""#),
            (#""%#q" "plain""#, "`plain`"),
            (#""%#q" "new\nline""#, #""new\nline""#),
            (#""%+#q" "é""#, "`é`"),
            (#""%x" "\xff\x00é""#, "ff00c3a9"),
            (#""% x" "abc""#, "61 62 63"),
            (#""%# x" "abc""#, "0x61 0x62 0x63"),
            (#""%#X" "abc""#, "0X616263"),
            (#""%.s|" "abc""#, "|"),
            (#""%5s|%-5s|%05s" "日本" "日本" "日本""#, "   日本|日本   |000日本"),
            (#""%.1s|%.2s" "日本" "é世""#, "日|é世"),
            (#""%q" """#, #""""#),
            (#""%x" """#, ""),
            (#""% x|" """#, "|"),
            (#""%s" """#, ""),
            (#""%5s|" """#, "     |"),
            (#""%#v" "a\"b`c""#, #""a\"b`c""#),
            (#""%#v" "é\n""#, #""é\n""#),
            (#""%q" "\u00a0\u00ad\u2028\u3000""#, #""\u00a0\u00ad\u2028\u3000""#),
            (#""%q" "\xffa\xc3""#, #""\xffa\xc3""#),
            (#""%v" "%d""#, "%d"),
            (#""%s%%" "100""#, "100%"),
            (#""100%%""#, "100%"),
            (#""%""#, "%!(NOVERB)"),
            (#""abc%""#, "abc%!(NOVERB)"),
            (#""%5""#, "%!(NOVERB)"),
            (#""%-""#, "%!(NOVERB)"),
            (#""""#, ""),
            (#""plain""#, "plain"),
            (#""%s %s %s""#, "%!s(MISSING) %!s(MISSING) %!s(MISSING)"),
            (#""é%sé" "x""#, "éxé"),
            (#""%é" "x""#, "%!é(string=x)"),
            (#""%世" 1"#, "%!世(int=1)"),
            (#""x" 1"#, "x%!(EXTRA int=1)"),
            (#""%100000001d" 1"#, "%!(NOVERB)%!(EXTRA int=1)"),
            (#""%5.5.5d" 1"#, "%!.(int=00001)5d"),
            (
                #""%v" (dict "b" 1 "a" "x" "c" (list 1 nil) "d" (dict "e" 2.5 "f" nil))"#,
                "map[a:x b:1 c:[1 <nil>] d:map[e:2.5 f:<nil>]]"
            ),
            (
                #""%+v" (dict "b" 1 "a" "x" "c" (list 1 nil) "d" (dict "e" 2.5 "f" nil))"#,
                "map[a:x b:1 c:[1 <nil>] d:map[e:2.5 f:<nil>]]"
            ),
            (
                #""%#v" (dict "b" 1 "a" "x" "c" (list 1 nil) "d" (dict "e" 2.5 "f" nil))"#,
                #"map[string]interface {}{"a":"x", "b":1, "c":[]interface {}{1, interface {}(nil)}, "d":map[string]interface {}{"e":2.5, "f":interface {}(nil)}}"#
            ),
            (#""%T" (dict "b" 1 "a" "x" "c" (list 1 nil) "d" (dict "e" 2.5 "f" nil))"#, "map[string]interface {}"),
            (
                #""%s" (dict "b" 1 "a" "x" "c" (list 1 nil) "d" (dict "e" 2.5 "f" nil))"#,
                "map[a:x b:%!s(int=1) c:[%!s(int=1) <nil>] d:map[e:%!s(float64=2.5) f:<nil>]]"
            ),
            (
                #""%d" (dict "b" 1 "a" "x" "c" (list 1 nil) "d" (dict "e" 2.5 "f" nil))"#,
                "map[%!d(string=a):%!d(string=x) %!d(string=b):1 %!d(string=c):[1 <nil>] %!d(string=d):map[%!d(string=e):%!d(float64=2.5) %!d(string=f):<nil>]]"
            ),
            (
                #""%q" (dict "b" 1 "a" "x" "c" (list 1 nil) "d" (dict "e" 2.5 "f" nil))"#,
                #"map["a":"x" "b":'\x01' "c":['\x01' <nil>] "d":map["e":%!q(float64=2.5) "f":<nil>]]"#
            ),
            (
                #""%x" (dict "b" 1 "a" "x" "c" (list 1 nil) "d" (dict "e" 2.5 "f" nil))"#,
                "map[61:78 62:1 63:[1 <nil>] 64:map[65:0x1.4p+01 66:<nil>]]"
            ),
            (
                #""%5v" (dict "b" 1 "a" "x" "c" (list 1 nil) "d" (dict "e" 2.5 "f" nil))"#,
                "map[    a:    x     b:    1     c:[    1 <nil>]     d:map[    e:  2.5     f:<nil>]]"
            ),
            (
                #""%-5v|" (dict "b" 1 "a" "x" "c" (list 1 nil) "d" (dict "e" 2.5 "f" nil))"#,
                "map[a    :x     b    :1     c    :[1     <nil>] d    :map[e    :2.5   f    :<nil>]]|"
            ),
            (
                #""% x" (dict "b" 1 "a" "x" "c" (list 1 nil) "d" (dict "e" 2.5 "f" nil))"#,
                "map[61:78 62: 1 63:[ 1 <nil>] 64:map[65: 0x1.4p+01 66:<nil>]]"
            ),
            (#""%v" (list (list) (dict) "" nil)"#, "[[] map[]  <nil>]"),
            (#""%+v" (list (list) (dict) "" nil)"#, "[[] map[]  <nil>]"),
            (
                #""%#v" (list (list) (dict) "" nil)"#,
                #"[]interface {}{[]interface {}{}, map[string]interface {}{}, "", interface {}(nil)}"#
            ),
            (#""%s" (list (list) (dict) "" nil)"#, "[[] map[]  <nil>]"),
            (#""%d" (list (list) (dict) "" nil)"#, "[[] map[] %!d(string=) <nil>]"),
            (#""%q" (list (list) (dict) "" nil)"#, #"[[] map[] "" <nil>]"#),
            (#""%x" (list (list) (dict) "" nil)"#, "[[] map[]  <nil>]"),
            (#""%s %s" "a" "b""#, "a b"),
            (#""%s" "a" "b""#, "a%!(EXTRA string=b)"),
            (#""%[2]s %[1]s" "a" "b""#, "b a"),
            (#""%[1]s %[1]q %s" "a" "b""#, #"a "a" b"#),
            (#""%[3]s" "a" "b""#, "%!s(BADINDEX)"),
            (#""%+v %#v" "a" "b""#, #"a "b""#),
            (#""%s %s" "a""#, "a %!s(MISSING)"),
            (#""%[0]s" "a""#, "%!s(BADINDEX)"),
            (#""%[-1]s" "a""#, "%!s(BADINDEX)"),
            (#""%[x]s" "a""#, "%!s(BADINDEX)"),
            (#""%[]s" "a""#, "%!s(BADINDEX)"),
            (#""%[1" "a""#, "%!(NOVERB)"),
            (#""%[1]" "a""#, "%!(NOVERB)"),
            (#""%-05s|" "a""#, "a    |"),
            (#""%d %s" "a" 1"#, "%!d(string=a) %!s(int=1)"),
            (#""x" 1 "a" nil 2.5 true"#, "x%!(EXTRA int=1, string=a, <nil>, float64=2.5, bool=true)"),
            (#""%[2]s" "a" "b" "c""#, "b"),
            (#""%*d" 5 42"#, "   42"),
            (#""%-*d|" 5 42"#, "42   |"),
            (#""%[1]*d" 5 42"#, "   42"),
            (#""%*d" -5 42"#, "42   "),
            (#""%.*f" 2 3.14159"#, "3.14"),
            (#""%*.*f" 8 2 3.14159"#, "    3.14"),
            (#""%[2]*[1]d" 42 5"#, "   42"),
            (#""%[3]*.[2]*[1]f" 12.0 2 6"#, " 12.00"),
            (#""%*d" "x" 42"#, "%!(BADWIDTH)42"),
            (#""%.*f" "x" 3.14"#, "%!(BADPREC)3.140000"),
            (#""%.*d" -1 42"#, "%!(BADPREC)42"),
            (#""%*d" 10000000 42"#, "%!(BADWIDTH)42"),
            (#""%.100000001f" 1.5"#, "%!(NOVERB)%!(EXTRA float64=1.5)"),
            (#""%.[2]d" 1 2"#, "2"),
            (#""%[5]d %d" 1 2"#, "%!d(BADINDEX) 1"),
            (#""%[2]d %d" 1 2"#, "2 %!d(MISSING)"),
            (#""%d %% %d" 1 2"#, "1 % 2"),
            (#""%[1]d %[1]x %[1]o %[1]b %[1]c" 65"#, "65 41 101 1000001 A"),
            (#""%v %v" (list 1) (dict "a" 1)"#, "[1] map[a:1]"),
            (#""%s" (list "a" "b") "c""#, "[a b]%!(EXTRA string=c)"),
            (#""%-10s|%10s|" "left" "right""#, "left      |     right|"),
            (#""%03d:%02d" 7 5"#, "007:05"),
            (#""%6.2f%%" 45.678"#, " 45.68%"),
            (#""%t %v" true false"#, "true false"),
            (#""%s" 5"#, "%!s(int=5)"),
            (#""%f" 5"#, "%!f(int=5)"),
            (#""%d" "5""#, "%!d(string=5)"),
            (#""%d" 5.0"#, "%!d(float64=5)"),
            (#""%s" (list 1 2)"#, "[%!s(int=1) %!s(int=2)]"),
            (#""%s" (dict "a" 1)"#, "map[a:%!s(int=1)]"),
            (#""%d" (list "a")"#, "[%!d(string=a)]"),
            (#""%T" (list 1)"#, "[]interface {}"),
            (#""%T" (dict)"#, "map[string]interface {}"),
        ] as [(String, String)])
    func printsAsGoDoes(arguments: String, text: String) throws {
        #expect(try Rendering("{{ printf \(arguments) }}").run() == text)
    }

    @Test(
        arguments: [
            ("print 1 2", "1 2"), (#"print 1 "a" 2"#, "1a2"), (#"print "a" "b" 1 2"#, "ab1 2"), ("print nil", "<nil>"),
            ("print", ""), ("println 1 \"a\" 2", "1 a 2\n"), ("print true 1.5 (list)", "true 1.5 []"),
            ("print (dict \"b\" 1 \"a\" nil)", "map[a:<nil> b:1]"),
        ] as [(String, String)])
    func putsSpacesWhereGoDoes(expression: String, text: String) throws {
        #expect(try Rendering("{{ \(expression) }}").run() == text)
    }

    @Test func formatsBytes() throws {
        let bytes = TemplateValue.list(
            TemplateList([65, 1, 195, 169, 126].map { .integer($0, .uint8) }, elementType: .byte))
        let texts = ["%v", "%s", "%x", "% X", "%#x", "%q", "%d", "%T", "%#v", "%.2s", "%03d"].map { format in
            try? GoFormatter.format(format, [bytes])
        }
        #expect(
            texts == [
                "[65 1 195 169 126]", "A\u{1}é~", "4101c3a97e", "41 01 C3 A9 7E", "0x4101c3a97e", "\"A\\x01é~\"",
                "[65 1 195 169 126]", "[]uint8", "[]byte{0x41, 0x1, 0xc3, 0xa9, 0x7e}", "A\u{1}",
                "[065 001 195 169 126]",
            ])
    }

    @Test func endsAtAValueThatHoldsItself() throws {
        let dictionary = TemplateDictionary()
        dictionary["self"] = .dictionary(dictionary)
        #expect { try GoFormatter.text(of: .dictionary(dictionary)) } throws: { error in
            (error as? YareError)?.code == "template.value-nested-too-deeply"
        }
    }

    @Test func asksObjectsForTheirText() throws {
        let version = TemplateValue.object(Version(number: 3))
        let texts = ["%v", "%s", "%q", "%5s|", "%d", "%T"].map { try? GoFormatter.format($0, [version]) }
        #expect(texts == ["v3", "v3", "\"v3\"", "   v3|", "%!d(*test.Version=v3)", "*test.Version"])
        #expect(try GoFormatter.print([.list([version, .int(1)])]) == "[v3 1]")
    }

    @Test func looksIntoStructs() throws {
        let point = TemplateValue.object(Point(x: 1, name: "p"))
        let texts = ["%v", "%+v", "%s", "%#v", "%d"].map { try? GoFormatter.format($0, [point]) }
        #expect(
            texts == [
                "{1 p}", "{X:1 Name:p}", "{%!s(int=1) p}", "test.Point{X:1, Name:\"p\"}", "{1 %!d(string=p)}",
            ])
    }
}
