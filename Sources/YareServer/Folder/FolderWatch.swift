/// Tells when something in a folder has changed.
protocol FolderWatch: Sendable {
    /// What has changed, as it happens; ends when the task that listens is cancelled.
    func changes() -> AsyncStream<FolderEvent>
}

/// What has changed in a folder.
enum FolderEvent: Sendable {
    /// A file, by its path in the folder.
    case file(String)
    /// Something; the whole folder is to be looked through.
    case anything
}

/// Says again and again that something may have changed, where the system does not tell.
struct PollingFolderWatch: FolderWatch {
    let interval: Duration

    func changes() -> AsyncStream<FolderEvent> {
        AsyncStream { continuation in
            let task = Task {
                while !Task.isCancelled {
                    try? await Task.sleep(for: interval)
                    continuation.yield(.anything)
                }
                continuation.finish()
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }
}
