import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Synchronization

/// A server on this computer that answers as a test tells it to, and remembers what it was asked.
final class LoopbackServer: Sendable {
    struct Request: Sendable {
        var method: HTTPMethod
        /// Path and query.
        var path: String
        var headers: HTTPHeaders
        var body: [UInt8]
    }

    struct Answer: Sendable {
        var status: HTTPResponseStatus = .ok
        var headers = HTTPHeaders()
        var body: [UInt8] = []
        /// After how many bytes of the body the connection is closed.
        var breaksOffAfter: Int?

        init(_ status: HTTPResponseStatus = .ok, _ headers: HTTPHeaders = [:], body: [UInt8] = []) {
            self.status = status
            self.headers = headers
            self.body = body
        }

        init(text: String) {
            self.init(body: Array(text.utf8))
        }

        static let notFound = Answer(.notFound)

        /// No answer at all: the connection is closed.
        static let hangUp = Answer(.custom(code: 999, reasonPhrase: "hang up"))
    }

    private let channel: any Channel
    private let isEncrypted: Bool
    private let log: RequestLog

    fileprivate final class RequestLog: Sendable {
        let requests = Mutex<[Request]>([])
    }

    /// Runs `body` with a server that is closed afterwards.
    static func run<Success>(
        tls: NIOSSLContext? = nil, answering: @escaping @Sendable (Request) -> Answer,
        _ body: (LoopbackServer) async throws -> Success
    ) async throws -> Success {
        let server = try await LoopbackServer(tls: tls, answering: answering)
        let result: Result<Success, any Error>
        do { result = .success(try await body(server)) } catch { result = .failure(error) }
        try await server.channel.close()
        return try result.get()
    }

    private init(tls: NIOSSLContext?, answering: @escaping @Sendable (Request) -> Answer) async throws {
        let log = RequestLog()
        self.log = log
        isEncrypted = tls != nil
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 64)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(Handler(log: log, answering: answering))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
    }

    var port: Int { channel.localAddress?.port ?? 0 }

    var url: String { "\(isEncrypted ? "https://localhost" : "http://127.0.0.1"):\(port)" }

    /// What was asked so far, in the order of arrival.
    var requests: [Request] { log.requests.withLock { $0 } }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        private let log: RequestLog
        private let answering: @Sendable (Request) -> Answer
        private var request: Request?

        init(log: RequestLog, answering: @escaping @Sendable (Request) -> Answer) {
            self.log = log
            self.answering = answering
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let head):
                request = Request(method: head.method, path: head.uri, headers: head.headers, body: [])
            case .body(let piece): request?.body += Array(piece.readableBytesView)
            case .end:
                guard let request else { return }
                log.requests.withLock { $0.append(request) }
                write(answering(request), to: request, context)
            }
        }

        private func write(_ answer: Answer, to request: Request, _ context: ChannelHandlerContext) {
            if answer.status.code == 999 { return context.close(promise: nil) }
            var headers = answer.headers
            if !headers.contains(name: "Content-Length") {
                headers.add(name: "Content-Length", value: "\(answer.body.count)")
            }
            let head = HTTPResponseHead(version: .http1_1, status: answer.status, headers: headers)
            context.write(wrapOutboundOut(.head(head)), promise: nil)
            let bytes = request.method == .HEAD ? [] : answer.body.prefix(answer.breaksOffAfter ?? answer.body.count)
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: bytes)))), promise: nil)
            if answer.breaksOffAfter == nil {
                context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            } else {
                context.flush()
                context.close(promise: nil)
            }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.close(promise: nil)
        }
    }
}
