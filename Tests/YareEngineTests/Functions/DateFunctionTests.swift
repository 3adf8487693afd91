import Testing
import YareBase
import YareTemplate

@testable import YareEngine

/// What is expected here was printed by Helm 3.17.3.
struct DateFunctionTests {
    private let call = FunctionCalls(
        functions: FunctionTable.dates,
        environment: FunctionEnvironment(clock: { ClockReading(seconds: 1_700_000_000) }, timeZoneName: "UTC"))

    private let berlin = FunctionCalls(
        functions: FunctionTable.dates,
        environment: FunctionEnvironment(clock: { ClockReading(seconds: 1_700_000_000) }, timeZoneName: "Europe/Berlin")
    )

    @Test(arguments: [
        ("Mon Jan _2 15:04:05 2006", "Thu Feb 29 11:04:05 2024"),
        ("Monday January 2 1 06 3:4:5 PM", "Thursday February 29 2 24 11:4:5 AM"),
        ("02 002 __2 03 pm .000 .999999 ,000000000", "29 060  60 11 am .123 .123456 ,123456789"),
        ("Z0700 Z07:00 Z07 -07 -0700 -07:00 -070000 Z07:00:00 MST", "Z Z Z +00 +0000 +00:00 +000000 Z UTC"),
        ("Janet Mond _2006 05.00 5.9 15.0001", "Janet Mond _2024 05.12 5.1 11.0002"),
    ])
    func formats(layout: String, expected: String) throws {
        let time = try call("toDate", "2006-01-02T15:04:05.999999999Z07:00", "2024-02-29T13:04:05.123456789+02:00")
        #expect(time.text == "2024-02-29 13:04:05.123456789 +0200 +0200")
        #expect(try call.text("date", .string(layout), time) == expected)
        #expect(try call.text("dateInZone", .string(layout), time, "Nowhere") == expected)
    }

    @Test(arguments: [
        (0, "1970-01-01T01:00:00+01:00 Thu 001 CET", "1970-01-01T10:00:00+10:00 Thu 001 AEST"),
        (1_700_000_000, "2023-11-14T23:13:20+01:00 Tue 318 CET", "2023-11-15T09:13:20+11:00 Wed 319 +11"),
        (-62_135_596_800, "0001-01-01T00:53:28+00:53 Mon 001 LMT", "0001-01-01T10:36:20+10:36 Mon 001 LMT"),
        (253_402_300_800, "10000-01-01T01:00:00+01:00 Sat 001 CET", "10000-01-01T11:00:00+11:00 Sat 001 +11"),
        (99_999_999_999_999, "3170843-11-07T10:46:39+01:00 Sat 311 CET", "3170843-11-07T20:46:39+11:00 Sat 311 +11"),
    ])
    func knowsTheRulesOfZones(seconds: Int, inBerlin: String, onLordHowe: String) throws {
        let layout: TemplateValue = "2006-01-02T15:04:05Z07:00 Mon 002 MST"
        #expect(try call.text("dateInZone", layout, .int(seconds), "Europe/Berlin") == inBerlin)
        #expect(try call.text("date_in_zone", layout, .int(seconds), "Australia/Lord_Howe") == onLordHowe)
    }

    @Test(arguments: [
        (4_118_083_200, "Europe/Berlin", "2100-07-01T02:00:00+02:00 CEST"),
        (4_129_000_000, "Europe/Berlin", "2100-11-04T09:26:40+01:00 CET"),
        (4_102_444_800, "Australia/Sydney", "2100-01-01T11:00:00+11:00 AEDT"),
        (2_540_000_000, "Australia/Sydney", "2050-06-28T13:33:20+10:00 AEST"),
        (4_129_000_000, "America/New_York", "2100-11-04T04:26:40-04:00 EDT"),
        (4_102_444_800, "Asia/Kolkata", "2100-01-01T05:30:00+05:30 IST"),
    ])
    func knowsZonesBeyondTheirTables(seconds: Int, zone: String, expected: String) throws {
        #expect(try call.text("dateInZone", "2006-01-02T15:04:05Z07:00 MST", .int(seconds), .string(zone)) == expected)
    }

    @Test func takesTheInputsThatSprigTakes() throws {
        let cases: [(TemplateValue, String)] = [
            (.int(5), "1970-01-01"), (.int64(5), "1970-01-01"), (.integer(5, .int32), "1970-01-01"),
            (.integer(5, .uint), "2023-11-14"), (.float(5), "2023-11-14"), (.null, "2023-11-14"), ("x", "2023-11-14"),
        ]
        for (input, expected) in cases {
            #expect(try call.text("htmlDate", input) == expected)
            #expect(try call.text("htmlDateInZone", input, "UTC") == expected)
        }
    }

    @Test(arguments: [
        ("2006-01-02", "bad", "0001-01-01 00:00:00 +0000 UTC"),
        ("Jan _2 2006 3:04:05pm MST", "feb  3 2020 12:01:02am PST", "2020-02-03 00:01:02 +0000 PST"),
        ("2006 002", "2024 060", "2024-02-29 00:00:00 +0000 UTC"),
        ("2006-01-02 15:04:05 -0700", "2020-01-01 00:00:00 -0330", "2020-01-01 00:00:00 -0330 -0330"),
        ("06 15:04:05 MST", "70 01:02:03.5 GMT+3", "1970-01-01 04:02:03.5 +0300 GMT+3"),
        ("2006-01-02 15:04:05 -0700 MST", "2020-07-01 00:00:00 +0200 CEST", "2020-07-01 00:00:00 +0200 CEST"),
    ])
    func parses(layout: String, text: String, expected: String) throws {
        #expect(try call.text("toDate", .string(layout), .string(text)) == expected)
    }

    @Test(arguments: [
        ("2006-01-02 15:04:05", "2024-03-31 02:30:00", "2024-03-31 03:30:00 +0200 CEST"),
        ("2006-01-02 15:04:05", "2024-10-27 02:30:00", "2024-10-27 02:30:00 +0100 CET"),
        ("2006-01-02 15:04:05 MST", "2024-07-01 02:30:00 CEST", "2024-07-01 02:30:00 +0200 CEST"),
        ("2006-01-02 15:04:05 MST", "2024-07-01 02:30:00 CET", "2024-07-01 03:30:00 +0200 CEST"),
        ("2006-01-02 15:04:05 -0700", "2024-07-01 02:30:00 +0200", "2024-07-01 02:30:00 +0200 CEST"),
        ("2006-01-02 15:04:05 -0700", "2024-07-01 02:30:00 +0300", "2024-07-01 02:30:00 +0300 +0300"),
    ])
    func parsesInTheLocalZone(layout: String, text: String, expected: String) throws {
        #expect(try berlin.text("toDate", .string(layout), .string(text)) == expected)
    }

    @Test(arguments: [
        ("2006-01-02", "2024-13-01", #"parsing time "2024-13-01": month out of range"#),
        ("2006-01-02", "2024-02-30", #"parsing time "2024-02-30": day out of range"#),
        ("2006-01-02", "2024-1-01", #"parsing time "2024-1-01" as "2006-01-02": cannot parse "1-01" as "01""#),
        ("2006-01-02", "2024-01-01 x", #"parsing time "2024-01-01 x": extra text: " x""#),
        ("15:04:05 MST", "15:04:05 XX", #"parsing time "15:04:05 XX" as "15:04:05 MST": cannot parse "XX" as "MST""#),
        ("15:04", "25:04", #"parsing time "25:04": hour out of range"#),
        ("2006T", "2024 ", #"parsing time "2024 " as "2006T": cannot parse " " as "T""#),
    ])
    func tellsWhyATimeIsNone(layout: String, text: String, message: String) throws {
        let error = #expect(throws: YareError.self) { try call("mustToDate", .string(layout), .string(text)) }
        #expect(error?.message == message)
    }

    @Test func printsDurations() throws {
        let cases: [(TemplateValue, String)] = [
            (.string("95"), "1m35s"), ("-3601", "-1h0m1s"), ("9223372036854775808", "-1s"), ("x", "0s"),
            ("86400", "24h0m0s"), (.int(95), "0s"), (.int64(95), "1m35s"), (.float(95.5), "0s"),
        ]
        for (input, expected) in cases {
            #expect(try call.text("duration", input) == expected)
        }
    }

    @Test func roundsDurations() throws {
        let cases: [(TemplateValue, String)] = [
            (.string("2h10m5s"), "2h"), ("2400h10m5s", "3mo"), ("-30m", "30m"), ("1s", "0s"), ("1.5s", "1s"),
            ("8760h", "12mo"), ("8761h", "1y"), ("x", "0s"), ("1000ms", "0s"), (.int64(90_000_000_000), "1m"),
            (.int(5), "0s"),
        ]
        for (input, expected) in cases {
            #expect(try call.text("durationRound", input) == expected)
        }
    }

    @Test(arguments: [
        ("1x", #"time: unknown unit "x" in duration "1x""#), ("1", #"time: missing unit in duration "1""#),
        ("", #"time: invalid duration """#), (".s", #"time: invalid duration ".s""#),
        ("9223372036854775808ns", #"time: invalid duration "9223372036854775808ns""#),
        ("99999999999999999999h", #"time: invalid duration "99999999999999999999h""#),
    ])
    func tellsWhyADurationIsNone(text: String, message: String) throws {
        let now = try call("now")
        let error = #expect(throws: YareError.self) { try call("mustDateModify", .string(text), now) }
        #expect(error?.message == message)
        #expect(try call.text("dateModify", .string(text), now) == now.text)
    }

    @Test func countsTheTimeSinceThen() throws {
        #expect(try call.text("ago", .int(1_699_996_399)) == "1h0m1s")
        #expect(try call.text("ago", .integer(5, .int32)) == "0s")
        #expect(try call.text("ago", try call("toDate", "2006", "x")) == "2562047h47m16.854775807s")
    }

    @Test func changesDates() throws {
        let date = try call("toDate", "2006-01-02", "2024-01-31")
        #expect(try call.text("dateModify", "-1.5h", date) == "2024-01-30 22:30:00 +0000 UTC")
        #expect(try date.method("AddDate", 0, 1, 0).text == "2024-03-02 00:00:00 +0000 UTC")
        #expect(try call.text("unixEpoch", date) == "1706659200")
        let dayBefore = try date.method("AddDate", 0, 0, .int(-1))
        #expect(try date.method("Sub", dayBefore).text == "24h0m0s")
        #expect(try date.method("Sub", dayBefore).method("Hours").text == "24.0")
        #expect(try date.method("Add", 3_600_000_000_001).method("Nanosecond").text == "1")
        #expect(try date.method("Month").text == "January")
        #expect(try date.method("Weekday").text == "Wednesday")
        #expect(try berlin("now").method("Location").text == "Europe/Berlin")
    }

    @Test(arguments: [Int64.min, Int64.min + 1, .max, -1, 0])
    func survivesAnyNumberOfSeconds(seconds: Int64) throws {
        let time = GoTime(seconds: seconds, nanoseconds: 999_999_999, zone: try #require(.named("Europe/Berlin")))
        let moved = time.adding(years: .max, months: .max, days: .max).adding(GoDuration(nanoseconds: .min))
        #expect(!moved.description.isEmpty)
        #expect(!time.truncated(to: GoDuration(nanoseconds: .max)).rfc3339.isEmpty)
        #expect(!time.rounded(to: GoDuration(nanoseconds: .max)).since(time).description.isEmpty)
    }

    @Test(arguments: ["../../etc/passwd", "/etc/localtime", "Europe", "a\\b", "Europe/../Europe/Berlin"])
    func doesNotReadBeyondTheZones(name: String) {
        #expect(TimeZone.named(name) == nil)
    }

    @Test func takesNoBrokenZoneFile() throws {
        var whole = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
        whole += [UInt8](repeating: 0xFF, count: 24)
        for length in 0..<whole.count {
            #expect(TimeZone(name: "x", contents: Array(whole.prefix(length))) == nil)
        }
    }
}
