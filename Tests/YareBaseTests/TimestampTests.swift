import Testing
import YareBase

struct TimestampTests {
    @Test(arguments: [
        "2026-02-02T02:40:00Z", "2026-02-02T03:40:00.123456789+01:00", "1999-12-31T23:59:59.5-05:30",
        "2000-02-29T00:00:00Z", "0001-01-01T00:00:00Z",
    ]) func readsWhatItWrites(_ text: String) throws {
        #expect(try #require(Timestamp(text)).text() == text)
    }

    @Test(arguments: [
        "", "2026-02-02", "2026-02-30T00:00:00Z", "2026-13-01T00:00:00Z", "2026-02-02T24:00:00Z",
        "2026-02-02T02:40:00", "2026-02-02T02:40:00.Z", "2026-02-02T02:40:00+0100", "2026-02-02T02:40:00Zx",
    ]) func refusesOtherTexts(_ text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test func countsSecondsSince1970() {
        #expect(Timestamp("1970-01-01T00:00:00Z")?.seconds == 0)
        #expect(Timestamp("2026-02-02T03:40:00+01:00")?.seconds == 1_770_000_000)
        #expect(Timestamp("0001-01-01T00:00:00Z")?.isZero == true)
    }

    @Test func writesTheWantedPrecision() {
        let timestamp = Timestamp(seconds: 0, nanoseconds: 1_500_000)
        #expect(timestamp.text(.seconds) == "1970-01-01T00:00:00Z")
        #expect(timestamp.text(.microseconds) == "1970-01-01T00:00:00.001500Z")
        #expect(timestamp.text(.nanoseconds) == "1970-01-01T00:00:00.0015Z")
    }

    @Test func comparesInstants() {
        #expect(Timestamp("2026-02-02T03:40:00+01:00") == Timestamp("2026-02-02T02:40:00Z"))
    }
}
