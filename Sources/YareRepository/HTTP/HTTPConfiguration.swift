/// What all requests of a process have in common.
public struct HTTPConfiguration: Sendable {
    /// The value of the header `User-Agent`: `Yare/1.0`.
    public var userAgent: String
    public var proxies: HTTPProxies
    public var retries = RetryPolicy()
    /// How long a connection may take to be made.
    public var connectTimeout: Duration = .seconds(10)
    /// How long a server may stay silent in the middle of an exchange.
    public var silenceTimeout: Duration = .seconds(60)

    public init(userAgent: String, proxies: HTTPProxies = HTTPProxies()) {
        self.userAgent = userAgent
        self.proxies = proxies
    }
}

/// When a request is sent again that the network or the server failed.
public struct RetryPolicy: Sendable {
    /// How often a request is sent at most.
    public var attempts = 3
    /// The time before the second attempt; it doubles with each further one.
    public var firstDelay: Duration = .milliseconds(250)
    /// The longest time to wait, also where the server says `Retry-After`.
    public var longestDelay: Duration = .seconds(10)

    public init() {}

    /// The time to wait after an attempt, counted from 1.
    func delay(after attempt: Int, asked: Duration?) -> Duration {
        min(longestDelay, asked ?? firstDelay * (1 << min(attempt - 1, 16)))
    }
}
