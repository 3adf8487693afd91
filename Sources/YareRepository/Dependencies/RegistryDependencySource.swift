import YareBase

/// Fetches dependencies from OCI registries.
public struct RegistryDependencySource: DependencyRegistry {
    private let access: RegistryAccess
    private let transport: HTTPTransport

    public init(access: RegistryAccess, transport: HTTPTransport) {
        self.access = access
        self.transport = transport
    }

    public func versions(of chart: String, inRegistry registry: String) async throws -> [String] {
        let reference = try reference(to: chart, in: registry)
        return try await client(for: reference).versions(of: reference.repository).map(\.original)
    }

    public func package(
        of chart: String, version: String, fromRegistry registry: String, withProvenance: Bool
    ) async throws -> FetchedPackage {
        let reference = try reference(to: chart, in: registry)
        let pulled = try await client(for: reference).pull(
            reference, version: version, withProvenance: withProvenance)
        return FetchedPackage(
            fileName: "\(chart)-\(version).tgz", bytes: pulled.package, provenance: pulled.provenance)
    }

    private func reference(to chart: String, in registry: String) throws(YareError) -> OCIReference {
        try OCIReference("\(registry.trimmingSlashes)/\(chart)")
    }

    private func client(for reference: OCIReference) throws(YareError) -> RegistryClient {
        try RegistryClient(host: reference.host, access: access, transport: transport)
    }
}
