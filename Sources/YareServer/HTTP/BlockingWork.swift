import NIOPosix

/// Runs what blocks on threads of its own, so that neither event loops nor Swift's tasks wait for the disk.
public struct BlockingWork: Sendable {
    private let pool: NIOThreadPool

    /// Starts the threads.
    public init(threads: Int) {
        pool = NIOThreadPool(numberOfThreads: threads)
        pool.start()
    }

    /// Runs `body` on one of the threads.
    public func run<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await pool.runIfActive(body)
    }

    /// Ends the threads once all work is done.
    public func stop() async throws {
        try await pool.shutdownGracefully()
    }
}
