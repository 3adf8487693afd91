import Logging

/// The log of requests: one line each, through swift-log.
struct AccessLog: Sendable {
    let logger: Logger

    /// What is told of a request.
    struct Entry: Sendable {
        var method: String
        var path: String
        var status: Int
        var bytes: Int
        var duration: Duration
        var address: String
        var user: String?
        var request: String
    }

    /// Notes an answered request.
    func note(_ entry: Entry) {
        guard logger.logLevel <= .info else { return }
        var metadata: Logger.Metadata = [
            "address": .string(entry.address), "bytes": .stringConvertible(entry.bytes),
            "method": .string(entry.method),
            "path": .string(entry.path), "request": .string(entry.request), "status": .stringConvertible(entry.status),
        ]
        metadata["user"] = entry.user.map { .string($0) }
        if entry.duration > .zero {
            let (seconds, attoseconds) = entry.duration.components
            metadata["milliseconds"] = .string("\(seconds * 1000 + attoseconds / 1_000_000_000_000_000)")
        }
        logger.info("request", metadata: metadata)
    }
}
