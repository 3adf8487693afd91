import NIOHTTP1
public import YareBase
import YareYAML

extension RegistryClient {
    /// All tags of a repository, as the registry lists them.
    ///
    /// - Throws: `oci.access-denied`, `oci.unexpected-status`, `oci.invalid-list`.
    public func tags(of repository: String) async throws -> [String] {
        try await list("tags", at: "\(repository)/tags/list", for: .pull(repository), .pull)
    }

    /// The versions of a chart, newest first.
    public func versions(of repository: String) async throws -> [SemanticVersion] {
        ChartTag.versions(among: try await tags(of: repository))
    }

    /// All repositories that the registry lists.
    ///
    /// - Throws: `oci.access-denied`, `oci.unexpected-status`, `oci.invalid-list`.
    public func repositories() async throws -> [String] {
        try await list("repositories", at: "_catalog", for: .catalogue, .list)
    }

    private static var pageSize: Int { 1000 }
    /// The most entries that are taken: a registry that never ends its list must not end in a full memory.
    private static var mostEntries: Int { 1_000_000 }
    private static var largestPage: Int { 16 << 20 }

    /// The texts under a key of all pages of a list, the way from page to page being told by the header `Link`.
    private func list(
        _ key: String, at path: String, for scope: RegistryScope, _ purpose: RegistryPurpose
    ) async throws -> [String] {
        var entries: [String] = []
        var visited: Set<WebURL> = []
        var next: WebURL? = endpoint.url(path, query: "n=\(Self.pageSize)")
        while let url = next, visited.insert(url).inserted, entries.count < Self.mostEntries {
            let response = try await succeed(OutgoingRequest(.GET, url), for: scope, purpose)
            let body = try await response.bytes(upTo: Self.largestPage)
            guard let page = try? JSONReader().read(body), page.mapValue != nil else {
                throw YareError.invalidList(url.maskedText)
            }
            entries += (page[key]?.listValue ?? []).compactMap(\.stringValue)
            next = try nextPage(response, after: url)
        }
        return entries
    }

    /// Where the next page is; a registry that leads elsewhere is not followed.
    private func nextPage(_ response: IncomingResponse, after url: WebURL) throws(YareError) -> WebURL? {
        for link in response.headers["Link"].flatMap(LinkHeader.links) where link.relation == "next" {
            let next = try url.resolving(link.target)
            return next.origin == endpoint.base.origin ? next : nil
        }
        return nil
    }
}

/// The header `Link`: `</v2/web/tags/list?n=2&last=b>; rel="next"` (RFC 8288).
enum LinkHeader {
    static func links(in line: String) -> [(target: String, relation: String)] {
        var links: [(target: String, relation: String)] = []
        var rest = line[...]
        while let opening = rest.firstIndex(of: "<"), let closing = rest[opening...].firstIndex(of: ">") {
            let target = rest[rest.index(after: opening)..<closing]
            rest = rest[rest.index(after: closing)...]
            let parameters = rest.prefix { $0 != "<" }
            rest = rest[parameters.endIndex...]
            links.append((String(target), relation(in: parameters)))
        }
        return links
    }

    private static func relation(in parameters: Substring) -> String {
        for parameter in parameters.split(whereSeparator: { $0 == ";" || $0 == "," }) {
            let pair = parameter.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].filter({ $0 != " " }).lowercased() == "rel" else { continue }
            return pair[1].filter { $0 != "\"" && $0 != " " }.lowercased()
        }
        return ""
    }
}
