public import YareBase
import YareYAML

/// A chart in a registry, as a search lists it.
public struct RegistryChart: Sendable, Hashable {
    public var reference: OCIReference
    public var version: String
    public var appVersion: String
    public var description: String
}

/// Finds out which charts a registry has, as far as it lists its repositories.
public struct RegistrySearch: Sendable {
    private let client: RegistryClient
    private let host: String
    /// The path below which charts are looked for; empty for all.
    private let path: String

    /// How many repositories are asked at a time.
    private static let width = 8
    /// What is read of the largest configuration, in bytes.
    private static let largestConfiguration = 4 << 20

    /// - Parameter place: `oci://host`, with a path where only what lies below is wanted.
    /// - Throws: `oci.invalid-reference`, `url.invalid`.
    public init(
        place: String, access: RegistryAccess, transport: HTTPTransport
    ) throws(YareError) {
        let parts = place.dropFirst(OCIReference.scheme.count).split(separator: "/").map(String.init)
        host = parts.first ?? ""
        path = parts.dropFirst().joined(separator: "/")
        guard RegistryHost.isValid(host), path.isEmpty || RepositoryName.isValid(path) else {
            throw .invalidReference(RegistryHost.isValid(host) ? "invalid repository" : "invalid registry", in: place)
        }
        client = try RegistryClient(host: host, access: access, transport: transport)
    }

    /// The charts with those of their versions that are wanted, in the order of their names, newest version first.
    ///
    /// - Parameter choose: which of a chart's versions are listed.
    /// - Throws: `oci.access-denied`, `oci.unexpected-status`.
    public func charts(
        choosing choose: @escaping @Sendable ([SemanticVersion]) -> [SemanticVersion]
    ) async throws -> [RegistryChart] {
        let names = try await names()
        return try await withThrowingTaskGroup(of: (Int, [RegistryChart]).self) { group in
            var found: [Int: [RegistryChart]] = [:]
            for (index, name) in names.enumerated() {
                if index >= Self.width, let next = try await group.next() { found[next.0] = next.1 }
                group.addTask { (index, try await charts(in: name, choose)) }
            }
            for try await next in group { found[next.0] = next.1 }
            return names.indices.flatMap { found[$0] ?? [] }
        }
    }

    /// The repositories below the path; where the registry lists none, the path may be one itself.
    private func names() async throws -> [String] {
        do {
            let names = try await client.repositories().filter(RepositoryName.isValid)
            return names.filter { path.isEmpty || $0 == path || $0.hasPrefix(path + "/") }.sorted()
        } catch let error as YareError where !path.isEmpty && Self.saysNoList(error) {
            return [path]
        }
    }

    private static func saysNoList(_ error: YareError) -> Bool {
        ["oci.access-denied", "oci.unexpected-status", "oci.invalid-list"].contains(error.code)
    }

    /// The wanted versions of a repository; none when it holds something else than a chart.
    private func charts(
        in repository: String, _ choose: ([SemanticVersion]) -> [SemanticVersion]
    ) async throws -> [RegistryChart] {
        var charts: [RegistryChart] = []
        for version in choose(try await client.versions(of: repository)) {
            let reference = OCIReference(
                host: host, repository: repository, tag: ChartTag.tag(ofVersion: version.original))
            guard let chart = try await chart(at: reference, version.original) else { return charts }
            charts.append(chart)
        }
        return charts
    }

    private func chart(at reference: OCIReference, _ version: String) async throws -> RegistryChart? {
        guard case .manifest(let manifest) = try await client.manifest(of: reference).content, manifest.isChart,
            manifest.configuration.size <= Self.largestConfiguration
        else { return nil }
        let bytes = try await client.blob(manifest.configuration, of: reference.repository)
        let document = try? JSONReader().read(bytes)
        return RegistryChart(
            reference: reference, version: version, appVersion: document?["appVersion"]?.stringValue ?? "",
            description: document?["description"]?.stringValue ?? "")
    }
}
