import Synchronization

/// Changes of a folder that have not been looked at yet.
final class PendingChanges: Sendable {
    /// What is to be looked at.
    enum Batch: Sendable {
        case files(Set<String>)
        case anything
    }

    /// Comes when there are changes.
    let signals: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation
    private let batch = Mutex(Batch.files([]))

    init() {
        (signals, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Adds a change.
    func add(_ event: FolderEvent) {
        batch.withLock { batch in
            switch (batch, event) {
            case (.anything, _), (_, .anything): batch = .anything
            case (.files(let names), .file(let name)): batch = .files(names.union([name]))
            }
        }
        continuation.yield()
    }

    /// Takes all changes so far.
    func take() -> Batch {
        batch.withLock { batch in
            defer { batch = .files([]) }
            return batch
        }
    }
}
