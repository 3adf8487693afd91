import Synchronization
import YareRepository

/// A line on the terminal that shows how far a download has come; it appears when the download takes long.
final class ProgressBar: Sendable {
    private struct State {
        var isShown = false
        var lastDrawn: ContinuousClock.Instant
    }

    private let stream: OutputStream
    private let state: Mutex<State>

    /// From when on a download is long, and how often the line changes then.
    private static let patience: Duration = .milliseconds(500)
    private static let interval: Duration = .milliseconds(100)
    private static let width = 30

    init(_ stream: OutputStream) {
        self.stream = stream
        state = Mutex(State(lastDrawn: .now + Self.patience - Self.interval))
    }

    /// Shows how far a download has come, unless the line has just been drawn.
    func show(_ progress: DownloadProgress) {
        state.withLock { state in
            let now = ContinuousClock.now
            guard now - state.lastDrawn >= Self.interval else { return }
            state.lastDrawn = now
            state.isShown = true
            stream.write("\r" + Self.text(progress) + "\u{1B}[K")
        }
    }

    /// Takes the line away.
    func clear() {
        state.withLock { state in
            if state.isShown { stream.write("\r\u{1B}[K") }
            state.isShown = false
        }
    }

    /// The line: `redis-1.2.0.tgz [=====>      ] 1.2 of 3.4 MB`.
    static func text(_ progress: DownloadProgress) -> String {
        let name = progress.url.fileName
        guard let total = progress.total, total > 0 else { return "\(name) \(megabytes(progress.received)) MB" }
        let filled = Int(Int64(width) * min(progress.received, total) / total)
        let bar = String(repeating: "=", count: filled) + String(repeating: " ", count: width - filled)
        return "\(name) [\(bar)] \(megabytes(progress.received)) of \(megabytes(total)) MB"
    }

    private static func megabytes(_ bytes: Int64) -> String {
        "\(bytes / 1_000_000).\(bytes / 100_000 % 10)"
    }
}
