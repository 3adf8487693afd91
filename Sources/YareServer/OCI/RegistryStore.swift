import GRDB
import YareBase
import YareDatabase
import YareRepository

/// The charts of a repository as an OCI registry: the same rows and packages, and beside them what was pushed for charts,
/// such as signatures.
///
/// A chart's name in the registry is the path of its tenant and its own name; its tags are its versions. Calls block.
final class RegistryStore: Sendable {
    let repository: ChartRepository
    let depth: ServerOptions.Depth
    let allowsOverwrite: Bool
    let uploadLimit: Int
    let derived = DerivedManifests()
    let sessions: UploadSessions

    init(repository: ChartRepository, options: ServerOptions, sessions: UploadSessions = UploadSessions()) {
        self.repository = repository
        depth = options.depth
        allowsOverwrite = options.allowsOverwrite
        uploadLimit = options.uploadLimit
        self.sessions = sessions
    }

    /// The address of a name.
    ///
    /// - Throws: `registry.name-unknown`.
    func address(_ name: String) throws(YareError) -> RegistryAddress {
        try RegistryAddress(name, depth: depth)
    }

    func read<Result>(_ body: (RegistryTable) throws -> Result) throws(YareError) -> Result {
        try repository.database.read { try body(RegistryTable(database: $0)) }
    }

    func write<Result>(_ body: (RegistryTable) throws -> Result) throws(YareError) -> Result {
        try repository.database.write { try body(RegistryTable(database: $0)) }
    }
}

// MARK: - Lists

extension RegistryStore {
    /// The tags of a repository in the order of their bytes.
    ///
    /// - Throws: `registry.name-unknown` when there is nothing of that name.
    func tags(of address: RegistryAddress) throws(YareError) -> [String] {
        let versions = try repository.versions(of: address.chart, in: address.tenant)
        let pushed = try read { try $0.tags(of: address.name) }
        let tags = Set(versions.map { ChartTag.tag(ofVersion: $0.version) }.filter(ChartTag.isValid) + pushed)
        if tags.isEmpty, try !hasManifests(address) { throw .unknownRepositoryName(address.name) }
        return tags.sorted(by: Self.precedes)
    }

    private func hasManifests(_ address: RegistryAddress) throws(YareError) -> Bool {
        try read { try $0.repositories() }.contains(address.name)
    }

    /// The names of all repositories that a caller may read, in the order of their bytes.
    func names(for caller: Caller) throws(YareError) -> [String] {
        var names: Set<String> = []
        for tenant in repository.tenants where caller.may(.read, in: tenant) {
            let charts = try repository.read { try $0.names(tenant, offset: 0, limit: .max) }
            names.formUnion(charts.map { RegistryAddress(tenant: tenant, chart: $0).name })
        }
        for name in try read({ try $0.repositories() }) {
            guard let address = try? address(name), caller.may(.read, in: address.tenant) else { continue }
            names.insert(name)
        }
        return names.filter(RepositoryName.isValid).sorted(by: Self.precedes)
    }

    private static func precedes(_ one: String, _ other: String) -> Bool {
        one.utf8.lexicographicallyPrecedes(other.utf8)
    }

    /// What was pushed about a manifest, as an index.
    ///
    /// - Parameter kind: the kind of artifact to list only; `nil` for all.
    func referrers(to digest: OCIDigest, in address: RegistryAddress, kind: String?) throws(YareError) -> OCIIndex {
        let manifests = try read { try $0.referrers(to: digest, in: address.name) }
        var descriptors: [OCIDescriptor] = []
        for manifest in manifests {
            let descriptor = try Self.descriptor(of: manifest)
            if kind == nil || descriptor.artifactType == kind { descriptors.append(descriptor) }
        }
        return OCIIndex(manifests: descriptors)
    }

    private static func descriptor(of manifest: RegistryTable.Manifest) throws(YareError) -> OCIDescriptor {
        let (artifactType, annotations) =
            switch try OCIContent(manifest.content, mediaType: manifest.mediaType) {
            case .manifest(let content):
                (
                    content.artifactType.isEmpty ? content.configuration.mediaType : content.artifactType,
                    content.annotations
                )
            case .index(let content): (content.artifactType, content.annotations)
            }
        return OCIDescriptor(
            mediaType: manifest.mediaType, digest: manifest.digest, size: manifest.content.count,
            artifactType: artifactType, annotations: annotations)
    }
}
