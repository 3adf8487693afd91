import YareBase
import YareRepository

/// What a request to the registry is about.
///
/// Source: the OCI distribution specification 1.1, "Endpoints"; `_catalog` is the distribution project's.
enum RegistryRoute: Sendable, Hashable {
    /// Whether this is a registry: `/v2/`.
    case base
    case catalogue
    case tags(String)
    /// A manifest by its tag or digest.
    case manifest(String, reference: String)
    case blob(String, digest: String)
    case beginUpload(String)
    case upload(String, identifier: String)
    case referrers(String, digest: String)

    /// What a path leads to; `nil` when it is not the registry's.
    ///
    /// - Throws: `registry.name-invalid`, `request.not-found`.
    init?(_ path: RequestPath) throws(YareError) {
        guard path.parts.first == "v2" else { return nil }
        let parts = Array(path.parts.dropFirst())
        if parts.isEmpty {
            self = .base
            return
        }
        if parts == ["_catalog"] {
            self = .catalogue
            return
        }
        let (last, middle, third) = (parts.last ?? "", Self.part(parts, 2), Self.part(parts, 3))
        switch (third, middle, last) {
        case ("blobs", "uploads", let identifier):
            self = .upload(try Self.name(parts.dropLast(3)), identifier: identifier)
        case (_, "blobs", "uploads"): self = .beginUpload(try Self.name(parts.dropLast(2)))
        case (_, "blobs", let digest): self = .blob(try Self.name(parts.dropLast(2)), digest: digest)
        case (_, "manifests", let reference):
            self = .manifest(try Self.name(parts.dropLast(2)), reference: reference)
        case (_, "tags", "list"): self = .tags(try Self.name(parts.dropLast(2)))
        case (_, "referrers", let digest): self = .referrers(try Self.name(parts.dropLast(2)), digest: digest)
        default: throw .addressNotFound()
        }
    }

    /// A part counted from the end, beginning with 1.
    private static func part(_ parts: [String], _ place: Int) -> String {
        parts.count >= place ? parts[parts.count - place] : ""
    }

    private static func name(_ parts: ArraySlice<String>) throws(YareError) -> String {
        let name = parts.joined(separator: "/")
        guard RepositoryName.isValid(name) else { throw .invalidRepositoryName(name) }
        return name
    }
}

/// Whose chart a name in the registry is: the path of the tenant and, as the last part, the chart's name.
struct RegistryAddress: Sendable, Hashable {
    let tenant: TenantPath
    /// The chart's name.
    let chart: String

    /// Takes a name apart.
    ///
    /// - Throws: `registry.name-unknown` when the server has no tenants of such a depth.
    init(_ name: String, depth: ServerOptions.Depth) throws(YareError) {
        var parts = name.split(separator: "/").map(String.init)
        chart = parts.popLast() ?? ""
        if case .exactly(let count) = depth, parts.count != count { throw .unknownRepositoryName(name) }
        do {
            tenant = try TenantPath(parts)
        } catch {
            throw .unknownRepositoryName(name)
        }
    }

    init(tenant: TenantPath, chart: String) {
        self.tenant = tenant
        self.chart = chart
    }

    /// The name in the registry.
    var name: String { tenant.text.isEmpty ? chart : "\(tenant.text)/\(chart)" }
}
