import YareBase

extension RepositoryClient {
    /// Fetches a chart from a registry, or finds it among those fetched before: what a manifest names is the same
    /// everywhere.
    ///
    /// - Throws: `oci.*`, `http.*`, `credentials.*`.
    func fetch(
        _ request: ChartRequest, fromRegistryWith credentials: RegistryCredentials?
    ) async throws -> FetchedChart {
        let reference = try OCIReference(request.reference)
        let access = RegistryAccess(
            request.access, usesPlainHTTP: request.usesPlainHTTP, credentials: credentials)
        let client = try RegistryClient(host: reference.host, access: access, transport: transport)
        let located = try await client.locate(reference, version: request.version)
        var chart = try await fetch(located, with: client)
        if request.wantsProvenance {
            if let layer = located.provenance {
                chart.provenance = try await client.blob(layer, of: located.reference.repository)
            } else {
                chart.provenanceFailure = YareError.missingLayer(OCIMediaType.provenance).message
            }
        }
        chart.pulled = PulledReference(reference: located.reference, digest: located.digest)
        return chart
    }

    private func fetch(_ located: LocatedChart, with client: RegistryClient) async throws -> FetchedChart {
        let (digest, name) = (located.package.digest, located.reference.packageName)
        let source = "\(located.reference)"
        if digest.algorithm == .sha256, packages.contains(digest.hexadecimal) {
            let path = packages.path(of: digest.hexadecimal)
            return FetchedChart(path: path, fileName: name, digest: digest.hexadecimal, source: source)
        }
        let package = try await client.blob(located.package, of: located.reference.repository)
        return try packages.keep(package, named: name, source: source)
    }
}

extension OCIReference {
    /// The name of the package's file, as Helm makes it of the end of the reference.
    fileprivate var packageName: String {
        var end = name
        if let digest {
            end += (tag.map { ":\($0)" } ?? "") + "@\(digest.algorithm.rawValue)-\(digest.hexadecimal)"
        } else if let tag {
            end += "-\(ChartTag.version(ofTag: tag)?.original ?? tag)"
        }
        return end + ".tgz"
    }
}
