import NIOSSL
import YareBase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The files of a server's certificate, in PEM.
public struct TLSFiles: Sendable {
    public var certificate: String
    public var key: String
    /// The authorities that clients need a certificate of; `nil` when they need none.
    public var clientAuthorities: String?

    public init(certificate: String, key: String, clientAuthorities: String? = nil) {
        self.certificate = certificate
        self.key = key
        self.clientAuthorities = clientAuthorities
    }

    /// What the connections are set up with.
    ///
    /// - Throws: `server.invalid-certificate`.
    func configuration() throws(YareError) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: try Self.read(certificate) {
                try NIOSSLCertificate.fromPEMFile($0).map { .certificate($0) }
            },
            privateKey: try Self.read(key) { .privateKey(try NIOSSLPrivateKey(file: $0, format: .pem)) })
        configuration.minimumTLSVersion = .tlsv12
        if let clientAuthorities {
            configuration.trustRoots = .certificates(
                try Self.read(clientAuthorities) { try NIOSSLCertificate.fromPEMFile($0) })
            configuration.certificateVerification = .noHostnameVerification
        }
        return configuration
    }

    private static func read<Content>(_ path: String, _ body: (String) throws -> Content) throws(YareError) -> Content {
        guard access(path, R_OK) == 0 else {
            throw .invalidCertificate(path, SystemText.reason())
        }
        do {
            return try body(path)
        } catch {
            throw .invalidCertificate(path, "it does not hold in PEM what it should", error)
        }
    }
}
