import Dispatch
import Synchronization
import YareBase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Work on many things at once, on threads with stacks that hostile charts do not overflow.
enum ParallelWork {
    private static let stackSize = 64 << 20

    /// The results of `transform` for each element, in the order of the elements; a thread a core works through them.
    static func map<Element: Sendable, Result: Sendable>(
        _ elements: [Element], _ transform: @Sendable (Element) -> Result
    ) -> [Result] {
        let next = Atomic(0)
        let results = Mutex([(position: Int, result: Result)]())
        results.withLock { $0.reserveCapacity(elements.count) }
        DispatchQueue.concurrentPerform(iterations: min(elements.count, cores)) { _ in
            LargeStack.run(size: stackSize) {
                var own: [(position: Int, result: Result)] = []
                while true {
                    let position = next.add(1, ordering: .relaxed).oldValue
                    guard position < elements.count else { break }
                    own.append((position, transform(elements[position])))
                }
                results.withLock { $0 += own }
            }
        }
        var ordered = [Result?](repeating: nil, count: elements.count)
        for (position, result) in results.withLock(\.self) { ordered[position] = result }
        return ordered.compactMap(\.self)
    }

    private static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}

/// The system's clock, for comparing with the times of files.
enum SystemClock {
    /// Nanoseconds since 1970.
    static var nanoseconds: Int64 {
        var instant = timespec()
        clock_gettime(CLOCK_REALTIME, &instant)
        return Int64(instant.tv_sec) &* 1_000_000_000 &+ Int64(instant.tv_nsec)
    }
}
