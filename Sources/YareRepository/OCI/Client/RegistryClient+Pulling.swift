import YareBase

/// A chart that was pulled from a registry.
public struct PulledChart: Sendable {
    /// What was pulled, with the tag that a constraint led to.
    public let reference: OCIReference
    /// The digest of the manifest.
    public let digest: OCIDigest
    public let manifest: OCIManifest
    public let package: [UInt8]
    public let provenance: [UInt8]?
}

/// A chart whose manifest was found, and nothing else fetched yet.
public struct LocatedChart: Sendable {
    public let reference: OCIReference
    public let digest: OCIDigest
    public let manifest: OCIManifest
    /// The layer with the package.
    public let package: OCIDescriptor

    /// The layer with the provenance file.
    public var provenance: OCIDescriptor? { manifest.layer(OCIMediaType.provenance) }
}

extension RegistryClient {
    /// Finds the chart that a reference and a version mean.
    ///
    /// - Parameters:
    ///   - reference: where the chart lies, with a tag or a digest or neither.
    ///   - version: a version, a constraint, or an empty text for the newest release.
    /// - Throws: `oci.not-found`, `oci.no-matching-version`, `oci.version-mismatch`, `oci.wrong-digest`, `oci.not-a-chart`,
    ///   `oci.invalid-manifest`, `oci.access-denied`.
    public func locate(_ reference: OCIReference, version: String = "") async throws -> LocatedChart {
        let reference = try await resolve(reference, version: version)
        let fetched = try await manifest(of: reference)
        guard case .manifest(let manifest) = fetched.content else {
            throw YareError.notAChart(reference, "it is an index of several manifests")
        }
        guard manifest.isChart else {
            throw YareError.notAChart(reference, "its configuration is \(manifest.configuration.mediaType)")
        }
        guard let package = manifest.layer(OCIMediaType.chart) ?? manifest.layer(OCIMediaType.legacyChart) else {
            throw YareError.missingLayer(OCIMediaType.chart)
        }
        return LocatedChart(reference: reference, digest: fetched.digest, manifest: manifest, package: package)
    }

    /// Fetches a chart.
    ///
    /// - Throws: what ``locate(_:version:)`` throws, and `oci.blob-too-large`.
    public func pull(
        _ reference: OCIReference, version: String = "", withProvenance: Bool = false
    ) async throws -> PulledChart {
        let located = try await locate(reference, version: version)
        let repository = located.reference.repository
        async let package = blob(located.package, of: repository)
        let provenance: [UInt8]? =
            if withProvenance, let layer = located.provenance { try await blob(layer, of: repository) } else { nil }
        return PulledChart(
            reference: located.reference, digest: located.digest, manifest: located.manifest,
            package: try await package, provenance: provenance)
    }

    /// Settles which tag or digest is meant, by Helm's rules: a digest stands by itself, a version that can be read is a
    /// tag, and only a constraint needs the list of tags.
    private func resolve(_ reference: OCIReference, version: String) async throws -> OCIReference {
        let wanted = version.isEmpty ? reference.tag ?? "" : version
        if let tag = reference.tag, tag != ChartTag.tag(ofVersion: wanted) {
            throw YareError.versionMismatch(wanted, tag: tag)
        }
        if let digest = reference.digest {
            try await requireAgreement(of: reference, with: digest)
            return reference
        }
        if (try? SemanticVersion(wanted.replacing("_", with: "+"))) != nil {
            return reference.tagged(ChartTag.tag(ofVersion: wanted))
        }
        let versions = try await versions(of: reference.repository)
        guard !versions.isEmpty else { throw YareError.noVersions(reference) }
        return reference.tagged(ChartTag.tag(ofVersion: try ChartTag.version(matching: wanted, among: versions)))
    }

    /// A tag beside a digest must lead to it, unless it is gone.
    private func requireAgreement(of reference: OCIReference, with digest: OCIDigest) async throws {
        guard let tag = reference.tag, let found = try await self.digest(ofTag: tag, in: reference.repository),
            found != digest
        else { return }
        throw YareError.digestMismatch(tag: found, digest)
    }
}
