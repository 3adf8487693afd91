import Dispatch
import Synchronization
import YareBase

/// What one thread waits for and another gives.
final class Answer<Success: Sendable>: Sendable {
    private let result = Mutex<Result<Success, any Error>?>(nil)
    private let signal = DispatchSemaphore(value: 0)

    func give(_ result: Result<Success, any Error>) {
        self.result.withLock { $0 = result }
        signal.signal()
    }

    /// Waits for the answer.
    func wait() throws(YareError) -> Success {
        signal.wait()
        switch result.withLock({ $0 }) {
        case .success(let success)?: return success
        case .failure(let error as YareError)?: throw error
        case .failure(let error)?: throw YareError("cluster.unreachable", "\(error)", cause: error)
        case nil: throw YareError("cluster.unreachable", "the cluster gave no answer")
        }
    }
}

extension Result where Failure == any Error {
    /// What asynchronous work comes to.
    init(catching work: () async throws -> Success) async {
        do {
            self = .success(try await work())
        } catch {
            self = .failure(error)
        }
    }
}
