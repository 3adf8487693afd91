import Synchronization

/// The answers that lie hot, by their paths as clients send them.
final class HotObjects: Sendable {
    private let repository: ChartRepository
    private let contextPath: String
    private let state = Mutex(State())

    private struct State {
        var entries: [String: HotEntry] = [:]
        /// The paths in the order in which they came.
        var order: [String] = []
        var size = 0
    }

    /// The most bytes of all answers together, indexes apart.
    private static let capacity = 64 << 20
    /// The largest package that is kept.
    static let largestPackage = 1 << 20

    init(repository: ChartRepository, contextPath: String) {
        self.repository = repository
        self.contextPath = contextPath
    }

    /// The path of something of a repository as clients send it.
    func path(of tenant: TenantPath, _ rest: String) -> String {
        contextPath + tenant.address(rest)
    }

    /// What lies hot at a path, unless the repository has changed since.
    subscript(path: String) -> HotEntry? {
        guard let entry = state.withLock({ $0.entries[path] }),
            entry.revision == repository.revision(of: entry.tenant).number
        else { return nil }
        return entry
    }

    /// Keeps an answer; those that came first make room.
    func keep(_ entry: HotEntry, at path: String) {
        state.withLock { state in
            if let old = state.entries.updateValue(entry, forKey: path) {
                state.size -= old.size
            } else {
                state.order.append(path)
            }
            state.size += entry.size
            while state.size > Self.capacity, state.order.count > 1 {
                let oldest = state.order.removeFirst()
                state.size -= state.entries.removeValue(forKey: oldest)?.size ?? 0
            }
        }
    }
}
