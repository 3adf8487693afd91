import Hummingbird
import HummingbirdCore
import HummingbirdTLS
public import Logging
import NIOCore
import NIOPosix
import NIOSSL
public import ServiceLifecycle
import YareBase

/// A chart repository on the network.
public struct RepositoryServer: Sendable {
    /// Where a server listens.
    public struct Address: Sendable {
        public var host = "127.0.0.1"
        /// 0 lets the system choose.
        public var port = 8080
        public var tls: TLSFiles?
        /// How many event loops answer; 0 for one a core.
        public var threads = 0

        public init() {}
    }

    let site: RepositorySite
    let handlers: [any RequestHandler]
    let logger: Logger

    /// - Parameter handlers: the parts of the server, asked in this order before the repository and its API.
    public init(site: RepositorySite, handlers: [any RequestHandler] = [], logger: Logger) {
        self.site = site
        self.handlers =
            [OperationsHandler(site: site), HubSearchHandler(site: site), RegistryHandler(site: site)] + handlers
            + [RepositoryHandler(site: site)]
        self.logger = logger
    }

    private var accessLog: AccessLog? { site.options.logsRequests ? AccessLog(logger: logger) : nil }

    /// What answers the requests.
    public var responder: ServerResponder { ServerResponder(site: site, handlers: handlers, log: accessLog) }

    /// Serves until the process is told to end, and then finishes what is under way.
    ///
    /// - Parameters:
    ///   - services: what runs beside.
    ///   - onStart: takes the URL of the server once it listens.
    /// - Throws: `server.*`.
    public func run(
        at address: Address, services: [any Service] = [], onStart: @escaping @Sendable (String) -> Void
    ) async throws {
        let application = Application(
            responder: responder, server: try channelBuilder(address),
            configuration: ApplicationConfiguration(
                address: .hostname(address.host, port: address.port), serverName: nil, backlog: 1024,
                availableConnectionsDelegate: MaximumAvailableConnections(Self.mostConnections, logger: quietLogger)),
            services: services,
            onServerRunning: { onStart(url($0.localAddress, address)) },
            eventLoopGroupProvider: .shared(Self.eventLoops(address.threads)), logger: quietLogger)
        do {
            try await application.runService()
        } catch let error as IOError {
            throw YareError.cannotListen(address.host, address.port, SystemText.reason(of: error.errnoCode))
        } catch is SocketAddressError.UnknownHost {
            throw YareError.cannotListen(address.host, address.port, "no computer has that name")
        }
        try await site.stop()
    }

    private static let mostConnections = 4096

    private static func eventLoops(_ count: Int) -> any EventLoopGroup {
        count == 0 ? MultiThreadedEventLoopGroup.singleton : MultiThreadedEventLoopGroup(numberOfThreads: count)
    }

    /// Hummingbird tells what it does at the level for information, which users did not ask for.
    private var quietLogger: Logger {
        var logger = logger
        logger.logLevel = max(.error, logger.logLevel)
        return logger
    }

    private func channelBuilder(_ address: Address) throws -> HTTPServerBuilder {
        let hotResponder = HotResponder(site: site, dates: DateText(), log: accessLog)
        let options = site.options
        let builder = HTTPServerBuilder { responder in
            ServerChannel(base: HTTP1Channel(responder: responder)) { _ in
                HotRequestHandler(responder: hotResponder, patience: Patience(options))
            }
        }
        guard let tls = address.tls else { return builder }
        return try .tls(builder, tlsConfiguration: try tls.configuration())
    }

    /// The URL to open in a browser or to add as a repository.
    private func url(_ local: SocketAddress?, _ address: Address) -> String {
        let scheme = address.tls == nil ? "http" : "https"
        let isEverywhere = ["0.0.0.0", "::", ""].contains(address.host)
        let host = isEverywhere ? "127.0.0.1" : address.host.contains(":") ? "[\(address.host)]" : address.host
        return "\(scheme)://\(host):\(local?.port ?? address.port)\(site.options.contextPath)"
    }
}

extension YareError {
    /// The server cannot listen at an address (`server.cannot-listen`).
    static func cannotListen(_ host: String, _ port: Int, _ reason: String) -> YareError {
        YareError(
            "server.cannot-listen", "cannot listen at \(host):\(port): \(reason)",
            hint: "choose another address with --listen-host and --port")
    }

    /// A certificate or a key cannot be used (`server.invalid-certificate`).
    static func invalidCertificate(_ path: String, _ reason: String, _ error: (any Error)? = nil) -> YareError {
        YareError("server.invalid-certificate", "cannot use \(path.debugDescription): \(reason)", cause: error)
    }
}
