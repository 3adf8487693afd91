#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Runs work on a thread with a stack large enough for deep recursion.
///
/// Templates include each other, nest and recurse as deeply as Helm lets them, far beyond the 8 MB of a main thread or the
/// half megabyte of others. The memory is reserved, not used: pages are taken as the stack grows.
public enum LargeStack {
    /// 512 MB, enough for the 100,000 nested templates that Go allows.
    public static let defaultSize = 512 << 20

    /// Runs `body` and waits for it. Without a new thread when this one has room enough already, or when none can be had;
    /// then ``StackLimit`` ends recursion earlier. The closure may use what belongs to the calling thread.
    public static func run<Success, Failure: Error>(
        size: Int = defaultSize, _ body: () throws(Failure) -> Success
    ) throws(Failure) -> Success {
        var outcome: Result<Success, Failure>?
        if StackLimit.current.remaining < size / 2 {
            withoutActuallyEscaping(body) { body in
                Job(stackSize: size) { outcome = Result { () throws(Failure) in try body() } }.runOnThread()
            }
        }
        switch outcome {
        case .success(let success): return success
        case .failure(let failure): throw failure
        case nil: return try body()
        }
    }

    /// Work that a thread takes over by address; the caller waits for it, so nothing is shared at the same time.
    private final class Job {
        private let stackSize: Int
        private let work: () -> Void

        init(stackSize: Int, _ work: @escaping () -> Void) {
            self.stackSize = stackSize
            self.work = work
        }

        func runOnThread() {
            var attributes = pthread_attr_t()
            guard pthread_attr_init(&attributes) == 0 else { return }
            defer { pthread_attr_destroy(&attributes) }
            guard pthread_attr_setstacksize(&attributes, stackSize) == 0 else { return }
            let address = Unmanaged.passUnretained(self).toOpaque()
            #if canImport(Darwin)
                var thread: pthread_t?
                guard pthread_create(&thread, &attributes, { Job.main($0) }, address) == 0 else { return }
                if let thread { pthread_join(thread, nil) }
            #else
                var thread = pthread_t()
                guard pthread_create(&thread, &attributes, { Job.main($0) }, address) == 0 else { return }
                pthread_join(thread, nil)
            #endif
        }

        private static func main(_ address: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
            guard let address else { return nil }
            let job = Unmanaged<Job>.fromOpaque(address).takeUnretainedValue()
            StackLimit.begin(stackSize: job.stackSize)
            job.work()
            return nil
        }
    }
}
