import NIOCore
import NIOHTTP1

/// How long a connection may keep the server waiting: for a request's head, for its body, for taking an answer, for the
/// next request.
struct Patience {
    private let readTimeout: Int64
    private let writeTimeout: Int64
    private let idleTimeout: Int64
    /// The least a body has to come at, in bytes a second, once the time for reading is over.
    private static let slowestBody: Int64 = 1024

    private enum Phase {
        case idle(since: NIODeadline)
        /// The head of a request has begun to come.
        case arriving(since: NIODeadline)
        case reading(since: NIODeadline, last: NIODeadline, bytes: Int64)
        case answering
    }

    private var phase = Phase.idle(since: .now())
    private var blockedSince: NIODeadline?
    /// How many bytes of a body came after its request was answered; `nil` while it is not.
    private var surplus: Int?
    /// How many bytes of a refused body are read, so that the client sees the answer, before the connection is closed.
    private static let longestSurplus = 4 << 20

    init(_ options: ServerOptions) {
        readTimeout = Int64(max(1, options.readTimeout)) * 1000
        writeTimeout = Int64(max(1, options.writeTimeout)) * 1000
        idleTimeout = Int64(max(1, options.idleTimeout)) * 1000
    }

    /// How often to look, in milliseconds.
    var interval: Int64 { max(250, min(readTimeout, writeTimeout, idleTimeout) / 4) }

    mutating func noteBytes() {
        if case .idle = phase { phase = .arriving(since: .now()) }
    }

    mutating func noteRead(_ part: HTTPServerRequestPart) {
        switch part {
        case .head:
            surplus = nil
            phase = .reading(since: .now(), last: .now(), bytes: 0)
        case .body(let buffer):
            if case .reading(let since, _, let bytes) = phase {
                phase = .reading(since: since, last: .now(), bytes: bytes + Int64(buffer.readableBytes))
            }
            surplus = surplus.map { $0 + buffer.readableBytes }
        case .end: phase = surplus == nil ? .answering : .idle(since: .now())
        }
    }

    /// Whether a client goes on sending a body that nobody wants.
    var isDrained: Bool { surplus ?? 0 > Self.longestSurplus }

    /// An answer has been given; the next request may come.
    mutating func noteAnswer() {
        if case .reading = phase {
            surplus = 0
            return
        }
        phase = .idle(since: .now())
    }

    mutating func noteWritability(_ isWritable: Bool) {
        blockedSince = isWritable ? nil : .now()
    }

    mutating func noteWriteProgress() {
        if blockedSince != nil { blockedSince = .now() }
    }

    /// Whether the client has kept the server waiting too long.
    func isOver(isAnswering: Bool) -> Bool {
        if let blockedSince, Self.milliseconds(since: blockedSince) > writeTimeout { return true }
        switch phase {
        case .idle(let since): return !isAnswering && Self.milliseconds(since: since) > idleTimeout
        case .arriving(let since): return Self.milliseconds(since: since) > readTimeout
        case .reading(let since, let last, let bytes):
            let time = Self.milliseconds(since: since)
            if Self.milliseconds(since: last) > readTimeout { return true }
            return time > readTimeout && bytes * 1000 / time < Self.slowestBody
        case .answering: return false
        }
    }

    private static func milliseconds(since deadline: NIODeadline) -> Int64 {
        (NIODeadline.now() - deadline).nanoseconds / 1_000_000
    }
}
