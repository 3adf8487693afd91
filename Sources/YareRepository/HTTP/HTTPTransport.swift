import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import YareBase

/// Sends requests and gives answers: follows redirects, tries again, and sends credentials only where they belong.
///
/// Connections are made when the first request is sent; a transport that is not used costs nothing. Whoever makes one
/// shuts it down; ``withTransport(_:_:)`` does both.
public final class HTTPTransport: Sendable {
    let configuration: HTTPConfiguration
    private let pool: HTTPClientPool

    public init(_ configuration: HTTPConfiguration) {
        self.configuration = configuration
        pool = HTTPClientPool(configuration)
    }

    /// Runs `body` with a transport that is shut down afterwards.
    public static func withTransport<Success>(
        _ configuration: HTTPConfiguration, _ body: (HTTPTransport) async throws -> Success
    ) async throws -> Success {
        let transport = HTTPTransport(configuration)
        let result: Result<Success, any Error>
        do {
            result = .success(try await body(transport))
        } catch {
            result = .failure(error)
        }
        await transport.shutDown()
        return try result.get()
    }

    /// Closes all connections; no request may follow.
    public func shutDown() async {
        await pool.shutDown()
    }

    /// Sends a request and waits for the status and the headers of the answer.
    ///
    /// What fails on the way, and answers of the kinds 429 and 5xx, are tried again when the request is repeatable. Every
    /// other answer is returned, whatever its status.
    ///
    /// - Throws: `http.unreachable`, `http.timeout`, `http.redirects`, `http.tls-file`, `http.proxy`,
    ///   `url.unsupported-scheme`.
    public func send(_ request: OutgoingRequest) async throws -> IncomingResponse {
        let deadline = request.timeout.map { ContinuousClock.now + $0 }
        let attempts = request.isRepeatable ? max(1, configuration.retries.attempts) : 1
        for attempt in 1..<attempts {
            var asked: Duration?
            do {
                let response = try await follow(request, until: deadline)
                guard Self.isWorthAnotherAttempt(response.status) else { return response }
                asked = response.headers.first(name: "Retry-After").flatMap { Int64($0) }.map { .seconds($0) }
            } catch let failure as TransportFailure {
                guard failure.isTransient else { throw failure.error }
            }
            let delay = configuration.retries.delay(after: attempt, asked: asked)
            if let deadline, ContinuousClock.now + delay > deadline { break }
            try await Task.sleep(for: delay)
        }
        do {
            return try await follow(request, until: deadline)
        } catch let failure as TransportFailure {
            throw failure.error
        }
    }

    private static func isWorthAnotherAttempt(_ status: HTTPResponseStatus) -> Bool {
        [429, 500, 502, 503, 504].contains(status.code)
    }

    /// Sends a request once and goes where the server leads.
    private func follow(
        _ request: OutgoingRequest, until deadline: ContinuousClock.Instant?
    ) async throws -> IncomingResponse {
        var current = request
        for _ in 0...10 {
            let response = try await sendOnce(current, from: request.url, until: deadline)
            guard let next = try current.following(response, from: request.url) else { return response }
            current = next
        }
        throw YareError.tooManyRedirects(request.method, request.url)
    }

    private func sendOnce(
        _ request: OutgoingRequest, from first: WebURL, until deadline: ContinuousClock.Instant?
    ) async throws -> IncomingResponse {
        guard ["http", "https"].contains(request.url.scheme) else {
            throw YareError.noProtocolHandler(request.url.scheme)
        }
        let client = try pool.client(for: request.url)
        var message = HTTPClientRequest(request)
        message.tlsConfiguration = try pool.tlsConfiguration(request.access.tls)
        message.headers.replaceOrAdd(name: "User-Agent", value: configuration.userAgent)
        if let credentials = request.access.credentials(for: request.url, first: first),
            !message.headers.contains(name: "Authorization")
        {
            message.headers.add(name: "Authorization", value: credentials.headerValue)
        }
        do {
            let limit = deadline.map { NIODeadline.now() + TimeAmount(ContinuousClock.now.duration(to: $0)) }
            let answer = try await client.execute(message, deadline: limit ?? .distantFuture)
            return IncomingResponse(answer, to: request, deadline: deadline)
        } catch {
            throw TransportFailure(error, request.method, request.url)
        }
    }
}

extension IncomingResponse {
    fileprivate init(
        _ answer: HTTPClientResponse, to request: OutgoingRequest, deadline: ContinuousClock.Instant?
    ) {
        status = answer.status
        headers = answer.headers
        url = request.url
        let encoding = answer.headers.first(name: "Content-Encoding")?.lowercased()
        body = IncomingBody(
            pieces: answer.body, url: url, limit: request.largestAnswer, deadline: deadline,
            isCompressed: request.acceptsCompression && (encoding == "gzip" || encoding == "x-gzip"))
    }
}

extension HTTPClientRequest {
    fileprivate init(_ request: OutgoingRequest) {
        self.init(url: request.url.text)
        method = request.method
        headers = request.headers
        if request.acceptsCompression { headers.replaceOrAdd(name: "Accept-Encoding", value: "gzip") }
        switch request.body {
        case .none: break
        case .bytes(let bytes): body = .bytes(ByteBuffer(bytes: bytes))
        case .file(let path, let offset, let length):
            body = .stream(FilePieces(path: path, offset: offset, length: length), length: .known(length))
        }
    }
}

extension OutgoingRequest {
    /// The request that a redirect asks for; `nil` when the answer is none.
    ///
    /// As in Go, a POST becomes a GET on 301, 302 and 303. What a caller has put into the headers as credentials goes to
    /// the first server only.
    fileprivate func following(_ response: IncomingResponse, from first: WebURL) throws(YareError) -> OutgoingRequest? {
        guard [301, 302, 303, 307, 308].contains(response.status.code),
            let location = response.headers.first(name: "Location")
        else { return nil }
        var next = self
        next.url = try url.resolving(location)
        if response.status.code < 307, method != .GET, method != .HEAD {
            next.method = .GET
            next.body = .none
            next.headers.remove(name: "Content-Type")
        }
        if next.url.origin != first.origin, !access.passesCredentialsEverywhere {
            for name in ["Authorization", "Cookie"] { next.headers.remove(name: name) }
        }
        return next
    }
}

extension HTTPTransport {
    /// What lies at an address.
    ///
    /// - Parameter limit: the most bytes that are taken.
    /// - Throws: `http.status`, `http.too-large` and what breaks off the way.
    public func contents(of url: WebURL, upTo limit: Int) async throws -> [UInt8] {
        var request = OutgoingRequest(.GET, url)
        request.acceptsCompression = true
        let response = try await send(request)
        try response.requireSuccess()
        return try await response.bytes(upTo: limit)
    }
}
