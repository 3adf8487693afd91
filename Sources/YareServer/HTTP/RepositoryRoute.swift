import YareBase

/// What a path of a repository leads to (ChartMuseum's addresses, see `pkg/chartmuseum/server/multitenant/routes.go`).
enum RepositoryRoute: Sendable, Hashable {
    case index
    case jsonIndex
    /// `/artifacthub-repo.yml`
    case hubMetadata
    /// `/charts/FILE`
    case file(String)
    /// `/api/charts`
    case charts
    /// `/api/prov`
    case provenance
    /// `/api/charts/NAME`
    case chart(String)
    /// `/api/charts/NAME/VERSION`
    case version(String, String)
    /// `/api/charts/NAME/VERSION/templates`
    case templates(String, String)
    /// `/api/charts/NAME/VERSION/values`
    case values(String, String)

    /// Whether this is part of the API.
    var isAPI: Bool {
        switch self {
        case .index, .jsonIndex, .hubMetadata, .file: false
        default: true
        }
    }

    /// Finds the repository and the route of a path; `nil` when it leads to neither.
    ///
    /// - Throws: `repository.invalid-tenant`.
    static func find(_ path: RequestPath, depth: ServerOptions.Depth) throws(YareError) -> (
        TenantPath, RepositoryRoute
    )? {
        guard !path.endsWithSlash else { return nil }
        let isAPI = path.parts.first == "api"
        let parts = isAPI ? Array(path.parts.dropFirst()) : path.parts
        guard let length = tenantLength(parts, isAPI: isAPI, depth), parts.count > length,
            let route = isAPI ? api(parts.dropFirst(length)) : plain(parts.dropFirst(length))
        else { return nil }
        return (try TenantPath(Array(parts.prefix(length))), route)
    }

    /// How many parts name the repository: those before the first word that no repository may be called.
    private static func tenantLength(_ parts: [String], isAPI: Bool, _ depth: ServerOptions.Depth) -> Int? {
        switch depth {
        case .exactly(let length): length
        case .dynamic:
            isAPI
                ? parts.firstIndex { $0 == "charts" || $0 == "prov" }
                : parts.firstIndex { $0 == "charts" || files[$0] != nil }
        }
    }

    /// What a repository has beside its packages.
    private static let files: [String: RepositoryRoute] = [
        "index.yaml": .index, "index.json": .jsonIndex, "artifacthub-repo.yml": .hubMetadata,
    ]

    private static func plain(_ rest: ArraySlice<String>) -> RepositoryRoute? {
        let rest = Array(rest)
        return switch rest.count {
        case 1: files[rest[0]]
        case 2 where rest[0] == "charts": .file(rest[1])
        default: nil
        }
    }

    private static func api(_ rest: ArraySlice<String>) -> RepositoryRoute? {
        let rest = Array(rest)
        if rest == ["prov"] { return .provenance }
        guard rest[0] == "charts" else { return nil }
        return switch rest.count {
        case 1: .charts
        case 2: .chart(rest[1])
        case 3: .version(rest[1], rest[2])
        case 4 where rest[3] == "templates": .templates(rest[1], rest[2])
        case 4 where rest[3] == "values": .values(rest[1], rest[2])
        default: nil
        }
    }
}
