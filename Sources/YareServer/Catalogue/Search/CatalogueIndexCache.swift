import Synchronization
import YareBase
import YareRepository

/// The newest version of every chart, read from the rows again when they have changed.
final class CatalogueIndexCache: Sendable {
    private let repository: ChartRepository
    private let state = Mutex(State())

    private struct State {
        var repositories: [String: (revision: Int, cards: [CatalogueCard])] = [:]
        var index = CatalogueIndex(cards: [])
    }

    init(_ repository: ChartRepository) {
        self.repository = repository
    }

    /// The charts as they are now. Blocks where rows have to be read.
    func index() throws(YareError) -> CatalogueIndex {
        let revisions = repository.tenants.map { ($0, repository.revision(of: $0).number) }
        let known = state.withLock { state in
            (state.repositories, state.index)
        }
        let changed = revisions.filter { known.0[$0.text]?.revision != $1 }
        if changed.isEmpty, known.0.count == revisions.count { return known.1 }
        var repositories = known.0.filter { entry in revisions.contains { $0.0.text == entry.key } }
        for (tenant, revision) in changed {
            repositories[tenant.text] = (revision, try cards(of: tenant, known: known.0[tenant.text]?.cards ?? []))
        }
        let index = CatalogueIndex(cards: repositories.values.flatMap(\.cards))
        state.withLock { state in
            state = State(repositories: repositories, index: index)
        }
        return index
    }

    /// The cards of a repository; those of packages that are known already are not made again.
    private func cards(of tenant: TenantPath, known: [CatalogueCard]) throws(YareError) -> [CatalogueCard] {
        let byDigest = Dictionary(known.map { ($0.digest + $0.name, $0) }) { first, _ in first }
        return try repository.newest(in: tenant).compactMap { version in
            if let card = byDigest[version.digest + version.name] { return card }
            guard let record = try? version.record() else { return nil }
            return CatalogueCard(
                record.metadata, tenant: tenant.text, created: version.created, digest: version.digest)
        }
    }
}
