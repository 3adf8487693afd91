import Dispatch
import Synchronization
import YareBase

/// Lets a command without concurrency wait for work that has some, in the rare case that it has such work.
enum BlockingWait {
    /// Runs `work` on other threads and waits for it on this one, which must not be a task's.
    ///
    /// - Throws: what `work` throws; foreign errors wrapped.
    static func result<Success: Sendable>(
        of work: @escaping @Sendable () async throws -> Success
    ) throws(YareError) -> Success {
        let done = DispatchSemaphore(value: 0)
        let outcome = Mutex<Result<Success, YareError>?>(nil)
        Task.detached {
            let result: Result<Success, YareError>
            do {
                result = .success(try await work())
            } catch {
                result = .failure(.wrapping(error))
            }
            outcome.withLock { $0 = result }
            done.signal()
        }
        done.wait()
        guard let result = outcome.withLock({ $0 }) else { preconditionFailure("the work has signalled its end") }
        return try result.get()
    }
}
