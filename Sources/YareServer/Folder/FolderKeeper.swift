public import Logging
import NIOCore
public import ServiceLifecycle
import YareBase

/// Runs beside a server: keeps its rows in step with the folder, and looks after what other processes may have changed.
public struct FolderKeeper: Service {
    private let site: RepositorySite
    private let root: String
    private let logger: Logger
    private let indexer: FolderIndexer

    /// How long after a change the folder is looked at: more changes often follow at once.
    private static let pause = Duration.milliseconds(100)
    private static let pollingInterval = Duration.seconds(1)
    private static let refreshInterval = Duration.seconds(2)
    private static let watchedDepth = 8

    /// - Parameter root: the folder of the server's packages.
    public init(site: RepositorySite, root: String, logger: Logger) {
        self.site = site
        self.root = root
        self.logger = logger
        indexer = FolderIndexer(
            repository: site.repository, depth: site.options.depth, work: site.uploads, logger: logger,
            width: System.coreCount)
    }

    /// Brings the rows into step with the folder, before the server listens.
    public func synchronize() async throws {
        try await indexer.synchronize()
    }

    public func run() async throws {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await watch() }
            group.addTask { await refresh() }
            try? await gracefulShutdown()
            group.cancelAll()
        }
    }

    private func watch() async {
        let pending = PendingChanges()
        // the watch stands before the folder is looked through, so that nothing falls between
        let changes = makeWatch().changes()
        pending.add(.anything)
        let listener = Task { for await event in changes { pending.add(event) } }
        defer { listener.cancel() }
        for await _ in pending.signals {
            try? await Task.sleep(for: Self.pause)
            if Task.isCancelled { return }
            await take(pending.take())
        }
    }

    private func take(_ changes: PendingChanges.Batch) async {
        do {
            switch changes {
            case .files(let names): try await indexer.synchronize(names)
            case .anything: try await indexer.synchronize()
            }
        } catch {
            logger.error("the folder cannot be read: \(error)")
        }
    }

    private func makeWatch() -> any FolderWatch {
        #if os(Linux)
            let depth = site.options.depth == .exactly(0) ? 1 : Self.watchedDepth
            if let watch = InotifyFolderWatch(root: root, depth: depth) { return watch }
            logger.warning("the system does not tell of changes in \(root): it is looked through every second")
        #endif
        return PollingFolderWatch(interval: Self.pollingInterval)
    }

    /// Looks at what commands beside the server may have changed: users, tokens, packages pruned.
    private func refresh() async {
        while (try? await Task.sleep(for: Self.refreshInterval)) != nil {
            let site = site
            do {
                try await site.queries.run {
                    try site.repository.refreshRevisions()
                    try site.access.refresh()
                }
            } catch {
                if !Task.isCancelled { logger.error("the rows cannot be read: \(error)") }
            }
        }
    }
}
