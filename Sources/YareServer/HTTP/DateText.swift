import Synchronization
import YareBase

/// The date of answers (RFC 9110, section 5.6.7), written anew once a second.
final class DateText: Sendable {
    private let state = Mutex<(second: Int64, text: String)>((0, ""))

    private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    var now: String {
        let now = ServerClock.now()
        return state.withLock { state in
            if state.second != now.seconds { state = (now.seconds, Self.text(now)) }
            return state.text
        }
    }

    /// An instant as answers write it: `Sun, 06 Nov 1994 08:49:37 GMT`.
    static func text(_ instant: Timestamp) -> String {
        let civil = instant.civil
        let days = Int(((instant.seconds / 86_400) % 7 + 7) % 7)
        let time = [civil.hour, civil.minute, civil.second].map(padded).joined(separator: ":")
        return "\(weekdays[days]), \(padded(civil.day)) \(months[Int(civil.month) - 1]) \(civil.year) \(time) GMT"
    }

    private static func padded(_ number: Int64) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
