#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The process that renders for the playground: it reads one request, answers and ends.
///
/// What a template does with hostile values cannot be bounded from within (one function may double a text forty times over), so
/// the system bounds this process: its memory, its time, and it can neither write files nor start others.
public enum PlaygroundWorker {
    /// Address space in bytes: half a gigabyte of it is the stack that templates may recurse on.
    private static let addressSpace = 896 << 20
    /// Seconds of computing.
    private static let seconds = 3

    /// Bounds this process for good. Call it first.
    public static func confine() {
        limit(RLIMIT_AS, addressSpace)
        limit(RLIMIT_CPU, seconds)
        limit(RLIMIT_CORE, 0)
        limit(RLIMIT_FSIZE, 0)
        limit(RLIMIT_NOFILE, 16)
    }

    /// Answers a request.
    public static func answer(to request: [UInt8]) -> [UInt8] {
        do {
            return try PlaygroundMessage.bytes(
                of: PlaygroundRendering.outcome(of: PlaygroundMessage.request(request)))
        } catch {
            return (try? PlaygroundMessage.bytes(of: PlaygroundOutcome(error))) ?? []
        }
    }

    #if canImport(Glibc)
        private typealias Resource = __rlimit_resource
    #else
        private typealias Resource = CInt
    #endif

    private static func limit(_ resource: Resource, _ amount: Int) {
        var limit = rlimit(rlim_cur: rlim_t(amount), rlim_max: rlim_t(amount))
        #if canImport(Glibc)
            setrlimit(CInt(resource.rawValue), &limit)
        #else
            setrlimit(resource, &limit)
        #endif
    }
}
