import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import YareBase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Why a request came to nothing on the way, and whether another attempt may help.
struct TransportFailure: Error {
    private let cause: any Error
    private let method: HTTPMethod
    private let url: WebURL

    init(_ cause: any Error, _ method: HTTPMethod, _ url: WebURL) {
        self.cause = cause
        self.method = method
        self.url = url
    }

    /// Whether the network was to blame, so that another attempt may help.
    var isTransient: Bool {
        switch cause {
        case is NIOConnectionError, is IOError, is ChannelError: true
        case let error as HTTPParserError: error == .invalidEOFState
        case let error as HTTPClientError:
            [.remoteConnectionClosed, .connectTimeout, .readTimeout, .writeTimeout, .tlsHandshakeTimeout]
                .contains(error)
        default: false
        }
    }

    /// The error for people, when there was no answer yet.
    var error: any Error {
        if cause is CancellationError || cause is YareError { return cause }
        if let error = cause as? HTTPClientError, error == .cancelled { return CancellationError() }
        if let error = cause as? HTTPClientError, error == .deadlineExceeded {
            return YareError.requestTimedOut(method, url)
        }
        return YareError(
            "http.unreachable", "\(YareError.verb(method)) \"\(url.maskedText)\": \(reason)", hint: hint, cause: cause)
    }

    /// The error for people, when the body broke off.
    func error(whileReading url: WebURL) -> any Error {
        if !isTransient { return error }
        return YareError(
            "http.interrupted", "reading \"\(url.maskedText)\": \(reason)", hint: "try again", cause: self)
    }

    private var reason: String {
        switch cause {
        case let error as NIOConnectionError: Self.reason(of: error)
        case let error as IOError: Self.text(ofSystemError: error.errnoCode)
        case HTTPParserError.invalidEOFState: "the connection was closed too early"
        case let error as HTTPClientError: error.shortDescription.lowercased()
        case let error as NIOSSLError: "the connection cannot be encrypted: \(error)"
        default: "\(cause)"
        }
    }

    private var hint: String? {
        switch cause {
        case is NIOSSLError, is NIOSSLExtraError:
            "name the server's certificate authority with \"--ca-file\""
        case is NIOConnectionError: "make sure that the address is right and the server runs"
        default: nil
        }
    }

    private static func reason(of error: NIOConnectionError) -> String {
        if let failure = error.connectionErrors.first {
            let reason = (failure.error as? IOError).map { text(ofSystemError: $0.errnoCode) } ?? "\(failure.error)"
            return "connecting to \(failure.target): \(reason)"
        }
        return "there is no host \"\(error.host)\""
    }

    private static func text(ofSystemError number: CInt) -> String {
        String(cString: strerror(number)).lowercased()
    }
}
