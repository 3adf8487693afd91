import AsyncHTTPClient
import NIOCore
import NIOSSL
import Synchronization
import YareBase

/// The connections of a process: made when they are first needed, kept for further requests, closed once at the end.
final class HTTPClientPool: Sendable {
    private struct State {
        /// The clients by the proxy that they go through.
        var clients: [String?: HTTPClient] = [:]
        var tls: [TLSFiles: TLSConfiguration] = [:]
        var isShutDown = false
    }

    private let configuration: HTTPConfiguration
    private let state = Mutex(State())

    init(_ configuration: HTTPConfiguration) {
        self.configuration = configuration
    }

    /// The client for a request.
    ///
    /// - Throws: `http.proxy`.
    func client(for url: WebURL) throws(YareError) -> HTTPClient {
        let proxy = configuration.proxies.proxy(for: url)
        let settings = try settings(proxy: proxy)
        return state.withLock { state in
            precondition(!state.isShutDown, "a request after the connections were closed")
            if let client = state.clients[proxy] { return client }
            let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: settings)
            state.clients[proxy] = client
            return client
        }
    }

    private func settings(proxy: String?) throws(YareError) -> HTTPClient.Configuration {
        var settings = HTTPClient.Configuration()
        settings.redirectConfiguration = .disallow
        settings.timeout = .init(
            connect: TimeAmount(configuration.connectTimeout), read: TimeAmount(configuration.silenceTimeout))
        // Requests are tried again, see RetryPolicy; the client's own attempts would hide why a connection fails.
        settings.connectionPool.retryConnectionEstablishment = false
        settings.proxy = try proxy.map { (address) throws(YareError) in try Self.proxy(address) }
        return settings
    }

    private static func proxy(_ address: String) throws(YareError) -> HTTPClient.Configuration.Proxy {
        guard let url = try? WebURL(address.contains("://") ? address : "http://" + address) else {
            throw .unusableProxy(address)
        }
        if url.scheme == "socks5" { return .socksServer(host: url.host, port: url.port ?? 1080) }
        let authorization = url.user.map { user in
            HTTPClient.Authorization.basic(username: user.name, password: user.password ?? "")
        }
        return .server(host: url.host, port: url.effectivePort, authorization: authorization)
    }

    /// How connections with these files are encrypted; `nil` for the usual way.
    ///
    /// - Throws: `http.tls-file`.
    func tlsConfiguration(_ files: TLSFiles) throws(YareError) -> TLSConfiguration? {
        if files == TLSFiles() { return nil }
        if let known = state.withLock({ $0.tls[files] }) { return known }
        let made = try TLSConfiguration(files)
        state.withLock { $0.tls[files] = made }
        return made
    }

    /// Closes all connections; no request may follow.
    func shutDown() async {
        let clients = state.withLock { state in
            state.isShutDown = true
            defer { state.clients = [:] }
            return Array(state.clients.values)
        }
        for client in clients { try? await client.shutdown() }
    }
}

extension TLSConfiguration {
    /// - Throws: `http.tls-file`.
    fileprivate init(_ files: TLSFiles) throws(YareError) {
        self = .makeClientConfiguration()
        if files.skipsVerification { certificateVerification = .none }
        if !files.authorityFile.isEmpty {
            let authorities = try Self.reading(files.authorityFile, "the certificate authority") {
                try NIOSSLCertificate.fromPEMFile($0)
            }
            trustRoots = .certificates(authorities)
        }
        if !files.certificateFile.isEmpty {
            certificateChain = try Self.reading(files.certificateFile, "the certificate") {
                try NIOSSLCertificate.fromPEMFile($0).map { .certificate($0) }
            }
        }
        if !files.keyFile.isEmpty {
            privateKey = try Self.reading(files.keyFile, "the key") {
                .privateKey(try NIOSSLPrivateKey(file: $0, format: .pem))
            }
        }
    }

    private static func reading<Content>(
        _ path: String, _ purpose: String, _ read: (String) throws -> Content
    ) throws(YareError) -> Content {
        do {
            return try read(path)
        } catch {
            throw .unusableTLSFile(path, purpose, cause: error)
        }
    }
}
