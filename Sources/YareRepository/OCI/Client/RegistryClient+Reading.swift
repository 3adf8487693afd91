import NIOCore
import NIOHTTP1
import YareBase

/// A manifest as it came from a registry, its digest checked.
public struct FetchedManifest: Sendable {
    public let bytes: [UInt8]
    public let digest: OCIDigest
    public let content: OCIContent
}

extension RegistryClient {
    /// The manifest that a reference names, by its digest if it has one, else by its tag.
    ///
    /// - Throws: `oci.not-found` in Helm's words, `oci.wrong-digest`, `oci.invalid-manifest`, `oci.access-denied`,
    ///   `oci.unexpected-status`.
    public func manifest(of reference: OCIReference) async throws -> FetchedManifest {
        let name = reference.digest?.description ?? reference.tag ?? "latest"
        var request = OutgoingRequest(.GET, endpoint.url("\(reference.repository)/manifests/\(name)"))
        request.headers.add(name: "Accept", value: "\(OCIMediaType.manifest), \(OCIMediaType.index)")
        request.largestAnswer = OCIManifest.largestSize
        let response = try await send(request, for: .pull(reference.repository))
        if response.status == .notFound { throw YareError.notInRegistry(reference) }
        guard response.status == .ok else {
            throw YareError.registryRefused(.pull, await RegistryRefusal(response), at: endpoint.host)
        }
        let bytes = try await response.bytes(upTo: OCIManifest.largestSize)
        let digest = try Self.digest(of: bytes, wanted: reference.digest, response)
        let mediaType = response.headers.first(name: "Content-Type")?.prefix { $0 != ";" } ?? ""
        return FetchedManifest(
            bytes: bytes, digest: digest, content: try OCIContent(bytes, mediaType: Self.known(String(mediaType))))
    }

    /// The digest that a tag leads to, or `nil` when there is no such tag.
    func digest(ofTag tag: String, in repository: String) async throws -> OCIDigest? {
        var request = OutgoingRequest(.HEAD, endpoint.url("\(repository)/manifests/\(tag)"))
        request.headers.add(name: "Accept", value: "\(OCIMediaType.manifest), \(OCIMediaType.index)")
        let response = try await send(request, for: .pull(repository))
        guard response.status == .ok else { return nil }
        return response.headers.first(name: "Docker-Content-Digest").flatMap { try? OCIDigest($0) }
    }

    /// The digest of a manifest, which must be the wanted one and the one that the registry says.
    private static func digest(
        of bytes: [UInt8], wanted: OCIDigest?, _ response: IncomingResponse
    ) throws(YareError) -> OCIDigest {
        if let wanted {
            guard wanted.names(bytes) else { throw .wrongDigest(wanted, found: OCIDigest(of: bytes)) }
            return wanted
        }
        let found = OCIDigest(of: bytes)
        let said = response.headers.first(name: "Docker-Content-Digest").flatMap { try? OCIDigest($0) }
        if let said, !said.names(bytes) { throw .wrongDigest(said, found: found) }
        return found
    }

    /// Registries of old answer with types such as `text/plain`; what the manifest says itself counts then.
    private static func known(_ mediaType: String) -> String {
        mediaType == OCIMediaType.manifest || mediaType == OCIMediaType.index ? mediaType : ""
    }

    /// The content that a manifest describes, of the right size and digest.
    ///
    /// - Throws: `oci.blob-too-large`, `oci.wrong-digest`, `oci.not-found`, `oci.access-denied`.
    public func blob(_ descriptor: OCIDescriptor, of repository: String) async throws -> [UInt8] {
        if descriptor.size > transfers.largestBlob {
            throw YareError.blobTooLarge(descriptor, limit: transfers.largestBlob)
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(descriptor.size)
        for attempt in 1... {
            do {
                try await receive(&bytes, of: descriptor, repository)
                break
            } catch let error as YareError where BlobTransferSizes.brokeOff(error) && attempt < transfers.attempts {
                // goes on where the answer ended
                continue
            }
        }
        guard bytes.count == descriptor.size, descriptor.digest.names(bytes) else {
            throw YareError.wrongDigest(descriptor.digest, found: OCIDigest(of: bytes, descriptor.digest.algorithm))
        }
        return bytes
    }

    private func receive(_ bytes: inout [UInt8], of descriptor: OCIDescriptor, _ repository: String) async throws {
        var request = OutgoingRequest(.GET, endpoint.url("\(repository)/blobs/\(descriptor.digest)"))
        request.largestAnswer = descriptor.size
        if !bytes.isEmpty { request.headers.add(name: "Range", value: "bytes=\(bytes.count)-") }
        let response = try await succeed(request, for: .pull(repository), .pull)
        if response.status != .partialContent { bytes.removeAll(keepingCapacity: true) }
        for try await piece in response.body {
            bytes += piece.readableBytesView
            if bytes.count > descriptor.size {
                throw YareError.wrongDigest(descriptor.digest, found: OCIDigest(of: bytes))
            }
        }
    }
}
