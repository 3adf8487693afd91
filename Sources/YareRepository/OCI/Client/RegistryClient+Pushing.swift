import NIOHTTP1
public import YareBase
public import YareChart

/// A chart on its way into a registry.
public struct ChartArtifact: Sendable {
    public let metadata: ChartMetadata
    let configuration: [UInt8]
    let package: [UInt8]
    let provenance: [UInt8]?
    public let manifest: OCIManifest

    /// Prepares a package.
    ///
    /// - Parameter created: when the package was made.
    /// - Throws: `archive.*`, `chart.*` when the package is no chart.
    public init(package: [UInt8], provenance: [UInt8]? = nil, created: Timestamp) throws(YareError) {
        var loader = ChartLoader()
        metadata = try loader.load(archive: package).metadata
        configuration = try metadata.configuration()
        self.package = package
        self.provenance = provenance
        manifest = try ChartManifest.manifest(
            of: metadata, package: (OCIDigest(of: package), package.count),
            provenance: provenance.map { (OCIDigest(of: $0), $0.count) }, created: created)
    }

    /// What is put into the registry besides the manifest.
    public var blobs: [(descriptor: OCIDescriptor, bytes: [UInt8])] {
        let layers = manifest.layers.map { layer in
            (layer, layer.mediaType == OCIMediaType.provenance ? provenance ?? [] : package)
        }
        return [(manifest.configuration, configuration)] + layers
    }
}

/// What came of a push.
public struct PushedChart: Sendable {
    public let reference: OCIReference
    /// The digest of the manifest.
    public let digest: OCIDigest
}

extension RegistryClient {
    /// Puts a chart into a registry: what it consists of first, the manifest that makes it visible last.
    ///
    /// - Parameters:
    ///   - reference: where to, with the tag.
    ///   - isStrict: whether the reference must end in the chart's name and version, as Helm wants it.
    /// - Throws: `oci.strict-mode`, `oci.access-denied`, `oci.unexpected-status`, `oci.wrong-digest`.
    public func push(
        _ chart: ChartArtifact, to reference: OCIReference, isStrict: Bool = true
    ) async throws -> PushedChart {
        let tag = reference.tag ?? ChartTag.tag(ofVersion: chart.metadata.version)
        if isStrict {
            guard reference.name == chart.metadata.name, tag == ChartTag.tag(ofVersion: chart.metadata.version) else {
                throw YareError.strictMode()
            }
        }
        let repository = reference.repository
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (descriptor, bytes) in chart.blobs {
                group.addTask {
                    try await BlobUpload(client: self, repository: repository, descriptor, bytes).run()
                }
            }
            try await group.waitForAll()
        }
        let digest = try await push(manifest: try chart.manifest.bytes(), as: tag, in: repository)
        return PushedChart(reference: reference.tagged(tag), digest: digest)
    }

    private func push(manifest bytes: [UInt8], as tag: String, in repository: String) async throws -> OCIDigest {
        var request = OutgoingRequest(.PUT, endpoint.url("\(repository)/manifests/\(tag)"))
        request.headers.add(name: "Content-Type", value: OCIMediaType.manifest)
        request.body = .bytes(bytes)
        let response = try await succeed(request, for: .push(repository), .push)
        let digest = OCIDigest(of: bytes)
        let said = response.headers.first(name: "Docker-Content-Digest").flatMap { try? OCIDigest($0) }
        if let said, said.algorithm == digest.algorithm, said != digest {
            throw YareError.wrongDigest(digest, found: said)
        }
        return digest
    }
}
