import Foundation
import YareTestSupport

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// nginx in front of the folder `served` of a test: plain at ``url``, for joe with the password "secret" only at
/// ``privateURL``, encrypted at ``encryptedURL``.
struct NginxServer {
    private let process: RunningProgram
    private let folder: TemporaryFolder
    let url: String
    let encryptedURL: String

    var privateURL: String { url + "/private" }

    /// No program listens where it should.
    struct NotStarted: Error {
        let output: String
    }

    /// Starts nginx with a configuration and all its files in the test's folder, and makes a certificate for it, `cert.pem`.
    init(in folder: TemporaryFolder) async throws {
        self.folder = folder
        let ports = try Self.freePorts(2)
        url = "http://127.0.0.1:\(ports[0])"
        encryptedURL = "https://localhost:\(ports[1])"
        try await Self.makeCertificate(in: folder)
        try folder.write("joe:{PLAIN}secret\n", to: "users")
        try folder.write(Self.configuration(folder.path, ports), to: "nginx.conf")
        process = try TestProgram.named("nginx").start(
            ["-p", folder.path, "-c", folder.path + "/nginx.conf", "-e", "stderr"])
        do {
            _ = try await process.line(with: "getrlimit(")
        } catch {
            throw NotStarted(output: process.error)
        }
    }

    private static func makeCertificate(in folder: TemporaryFolder) async throws {
        let words = [
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
            "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", "key.pem", "-out",
            "cert.pem",
        ]
        let made = try await TestProgram.named("openssl").run(words, in: folder.path)
        guard made.status == 0 else { throw NotStarted(output: made.error) }
    }

    private static func configuration(_ path: String, _ ports: [UInt16]) -> String {
        """
        daemon off; master_process off; pid nginx.pid; error_log stderr notice;
        \(geteuid() == 0 ? "user root;" : "")
        events {}
        http {
            access_log \(path)/access.log; gzip on; gzip_types *; gzip_min_length 100;
            client_body_temp_path a; proxy_temp_path b; fastcgi_temp_path c; uwsgi_temp_path d; scgi_temp_path e;
            server {
                listen 127.0.0.1:\(ports[0]); root \(path)/served;
                location /private/ { alias \(path)/served/; auth_basic ours; auth_basic_user_file \(path)/users; }
            }
            server {
                listen 127.0.0.1:\(ports[1]) ssl; root \(path)/served;
                ssl_certificate \(path)/cert.pem; ssl_certificate_key \(path)/key.pem;
            }
        }
        """
    }

    /// Ports that nobody listens on. Another process may take one before nginx does; then the test fails and says so.
    private static func freePorts(_ count: Int) throws -> [UInt16] {
        #if canImport(Glibc)
            let stream = Int32(SOCK_STREAM.rawValue)
        #else
            let stream = SOCK_STREAM
        #endif
        let sockets = (0..<count).map { _ in socket(AF_INET, stream, 0) }
        defer { for socket in sockets { close(socket) } }
        return try sockets.map { socket in
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            var size = socklen_t(MemoryLayout<sockaddr_in>.size)
            let isBound = withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                    bind(socket, pointer, size) == 0 && getsockname(socket, pointer, &size) == 0
                }
            }
            guard isBound else { throw NotStarted(output: "no free port") }
            return UInt16(bigEndian: address.sin_port)
        }
    }

    /// The lines of requests that nginx has answered: `GET /index.yaml 200`.
    func answers() throws -> [String] {
        String(decoding: try folder.read("access.log"), as: UTF8.self).split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "\"")
            guard parts.count > 2 else { return nil }
            let request = parts[1].split(separator: " ").prefix(2).joined(separator: " ")
            return "\(request) \(parts[2].split(separator: " ")[0])"
        }
    }
}
