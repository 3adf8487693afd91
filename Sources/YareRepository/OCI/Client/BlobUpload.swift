import NIOHTTP1
import YareBase

/// The way of one piece of content into a repository: not at all when it is there, else whole or in pieces.
///
/// A transfer that breaks off is taken up at the byte where the registry stopped.
/// Source: the distribution specification, "Pushing blobs".
struct BlobUpload {
    private let client: RegistryClient
    private let repository: String
    private let descriptor: OCIDescriptor
    private let bytes: [UInt8]

    init(client: RegistryClient, repository: String, _ descriptor: OCIDescriptor, _ bytes: [UInt8]) {
        self.client = client
        self.repository = repository
        self.descriptor = descriptor
        self.bytes = bytes
    }

    /// An upload that the registry has agreed to: where its next part goes.
    private struct Session {
        var location: WebURL
        /// How many bytes the registry has.
        var offset = 0
        /// How many bytes a piece has.
        var piece: Int
    }

    func run() async throws {
        if try await isPresent() { return }
        guard var session = try await begin() else { return }
        for attempt in 1... {
            do {
                return try await send(&session)
            } catch let error as YareError where Self.isTransient(error) && attempt < client.transfers.attempts {
                if try await !takeUp(&session) {
                    guard let fresh = try await begin() else { return }
                    session = fresh
                }
            }
        }
    }

    /// Whether the registry has the content already.
    private func isPresent() async throws -> Bool {
        let url = client.endpoint.url("\(repository)/blobs/\(descriptor.digest)")
        let response = try await client.send(OutgoingRequest(.HEAD, url), for: .push(repository))
        if response.status == .ok || response.status == .notFound { return response.status == .ok }
        throw YareError.registryRefused(.push, await RegistryRefusal(response), at: client.endpoint.host)
    }

    /// Asks for an upload; `nil` when the registry found the content in another repository.
    private func begin() async throws -> Session? {
        var path = client.endpoint.url("\(repository)/blobs/uploads/")
        if descriptor.size >= client.transfers.leastMounted { path.query = "mount=\(descriptor.digest)" }
        var request = OutgoingRequest(.POST, path)
        request.headers.add(name: "Content-Length", value: "0")
        var response = try await client.send(request, for: .push(repository))
        if path.query != nil, response.status.code >= 400, response.status != .unauthorized {
            // a registry that does not mount without being told from where
            request.url.query = nil
            response = try await client.send(request, for: .push(repository))
        }
        if response.status == .created { return nil }
        guard response.status == .accepted, let location = response.headers.first(name: "Location") else {
            throw YareError.registryRefused(.push, await RegistryRefusal(response), at: client.endpoint.host)
        }
        let least = response.headers.first(name: "OCI-Chunk-Min-Length").flatMap { Int($0) } ?? 0
        return Session(location: try response.url.resolving(location), piece: max(client.transfers.piece, least))
    }

    /// Sends what is left.
    private func send(_ session: inout Session) async throws {
        if bytes.count > client.transfers.largestWhole || session.offset > 0 {
            while session.offset < bytes.count { try await sendPiece(&session) }
        }
        var request = OutgoingRequest(.PUT, session.location)
        let digest = "digest=\(descriptor.digest)"
        request.url.query = request.url.query.map { "\($0)&\(digest)" } ?? digest
        request.headers.add(name: "Content-Type", value: OCIMediaType.octets)
        request.body = .bytes(session.offset == 0 ? bytes : [])
        request.isRepeatable = false
        let response = try await client.succeed(request, for: .push(repository), .push)
        guard response.status == .created else {
            throw YareError.registryRefused(.push, await RegistryRefusal(response), at: client.endpoint.host)
        }
    }

    private func sendPiece(_ session: inout Session) async throws {
        let end = min(bytes.count, session.offset + session.piece)
        var request = OutgoingRequest(.PATCH, session.location)
        request.headers.add(name: "Content-Type", value: OCIMediaType.octets)
        request.headers.add(name: "Content-Range", value: "\(session.offset)-\(end - 1)")
        request.body = .bytes(Array(bytes[session.offset..<end]))
        request.isRepeatable = false
        let response = try await client.succeed(request, for: .push(repository), .push)
        try follow(response, &session)
        session.offset = Self.received(response) ?? end
    }

    /// Asks how much the registry has got; `false` when it knows nothing of the upload any more.
    private func takeUp(_ session: inout Session) async throws -> Bool {
        let response = try await client.send(OutgoingRequest(.GET, session.location), for: .push(repository))
        guard (200..<300).contains(response.status.code), let received = Self.received(response),
            received <= bytes.count
        else { return false }
        try follow(response, &session)
        session.offset = received
        return true
    }

    private func follow(_ response: IncomingResponse, _ session: inout Session) throws(YareError) {
        guard let location = response.headers.first(name: "Location") else { return }
        session.location = try response.url.resolving(location)
    }

    /// How many bytes an answer's header `Range` says have come: `0-99` are a hundred.
    private static func received(_ response: IncomingResponse) -> Int? {
        guard let range = response.headers.first(name: "Range") else { return nil }
        let ends = range.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, let last = Int(ends[1]), last >= 0 else { return nil }
        // a range cannot be empty, so nothing at all is told as "0-0"
        return last == 0 ? 0 : last + 1
    }

    private static func isTransient(_ error: YareError) -> Bool {
        BlobTransferSizes.brokeOff(error) || error.code == "oci.upload-broken"
    }
}
