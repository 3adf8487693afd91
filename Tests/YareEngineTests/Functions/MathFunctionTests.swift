import Testing

/// The texts are what Helm 3.17.3 prints.
struct MathFunctionTests {
    @Test(arguments: [
        (#"int "0755""#, "493"), (#"int "0x1F""#, "31"), (#"int "0b11""#, "3"), (#"int "1_000""#, "1000"),
        (#"int "08""#, "0"),
        (#"int "1.00""#, "1"), (#"int "1.5""#, "0"), (#"int "1__0""#, "0"), ("int 1e20", "-9223372036854775808"),
        (#"int "99999999999999999999""#, "0"), ("int -1.9", "-1"), ("int true", "1"), ("int nil", "0"),
        (#"float64 "0x1p4""#, "16"), (#"float64 "1_000""#, "1000"), (#"float64 "abc""#, "0"), ("float64 true", "1"),
        (#"atoi "99999999999999999999""#, "9223372036854775807"), (#"atoi "0x12""#, "0"), (#"toDecimal "777""#, "511"),
        ("toDecimal 777", "511"), (#"toDecimal "999""#, "0"), ("toString 1e20", "1e+20"), ("toString nil", "<nil>"),
    ])
    func converts(expression: String, text: String) throws {
        #expect(try printed(expression) == text)
    }

    @Test(arguments: [
        ("add", "0"), ("add 1.9 2.9", "3"), (#"add "3" 4"#, "7"), ("div -7 2", "-3"), ("mod -7 3", "-1"),
        (#"div (int64 "-9223372036854775808") -1"#, "-9223372036854775808"),
        (#"mod (int64 "-9223372036854775808") -1"#, "0"), ("mul 9223372036854775807 2", "-2"),
        ("add 9223372036854775807 1", "-9223372036854775808"), ("max 1.5 2.5", "2"), ("min 3", "3"),
        ("maxf 1 2.5", "2.5"),
        ("typeOf (add 1 2)", "int64"),
    ])
    func calculatesWhole(expression: String, text: String) throws {
        #expect(try printed(expression) == text)
    }

    @Test(arguments: [
        ("addf 0.1 0.2", "0.3"), ("subf 0.3 0.1", "0.2"), ("divf 1 3", "0.3333333333333333"),
        ("divf 10 3 3", "1.1111111111111112"), ("divf 2 3", "0.6666666666666667"), ("divf -2 3", "-0.6666666666666667"),
        ("divf 1e-10 3e10", "0"), ("divf 1 7e-20", "1.4285714285714287e+19"), ("mulf 1.1 1.1", "1.21"),
        ("mulf 1e200 1e200", "+Inf"), ("add1f 1.1", "2.1"), ("addf 1e308 1e308", "+Inf"), ("subf 1 0.1 0.2", "0.7"),
        ("addf", "0"), ("addf -5 3", "-2"),
    ])
    func calculatesInDecimal(expression: String, text: String) throws {
        #expect(try printed(expression) == text)
    }

    @Test(arguments: [
        ("round 123.5555 3", "123.556"), ("round 2.5 0", "3"), ("round -2.5 0", "-3"), ("round 1.005 2", "1"),
        ("round 12345.678 -2", "12300"), ("ceil -1.2", "-1"), ("floor -1.1", "-2"), ("until -3", "[0 -1 -2]"),
        ("untilStep 10 0 -3", "[10 7 4 1]"), ("untilStep 0 10 0", "[]"), ("untilStep 0 10 -1", "[]"),
        ("seq -3", "1 0 -1 -2 -3"),
        ("seq 0 2 10", "0 2 4 6 8 10"), ("seq 10 -2 0", "10 8 6 4 2 0"), ("seq 10 2 0", ""), ("seq", ""),
        ("seq 1 2 3 4", ""),
    ])
    func roundsAndCounts(expression: String, text: String) throws {
        #expect(try printed(expression) == text)
    }

    @Test(arguments: [
        ("div 7 0", "division by zero"), ("mod 7 0", "division by zero"), ("divf 1 0", "decimal division by 0"),
        (#"addf (float64 "nan") 1"#, "Cannot create a Decimal from NaN"),
        ("until 9223372036854775807", "strings: Repeat output length overflow"),
    ])
    func refuses(expression: String, message: String) {
        #expect(failure(expression) == message)
    }

    @Test(arguments: [
        (#"durationSeconds "1h30m""#, "5400"), ("durationSeconds 90", "90"), (#"durationMinutes "90""#, "1.5"),
        (#"durationDays "36h""#, "1.5"), (#"durationRoundTo "1h29m50s" "1m""#, "1h30m0s"), (#"durationHours "x""#, "0"),
        (#"durationTruncateTo "1h29m50s" "1h""#, "1h0m0s"), (#"mustToDuration "2.5""#, "2.5s"),
    ])
    func measuresDurations(expression: String, text: String) throws {
        #expect(try printed(expression) == text)
    }
}
