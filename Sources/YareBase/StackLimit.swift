#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How far the stack of a thread may still grow: what makes recursion over hostile input end in an error, not a crash.
///
/// Counting levels cannot do that, because a level costs what the compiler makes of it. This looks at the stack pointer.
public struct StackLimit: Sendable {
    /// The address below which the stack must not be used any more.
    private let lowest: UInt

    /// What is kept free for the work of the innermost level and for leaving it again, in bytes.
    private static let reserve = 1 << 20
    /// What a thread of unknown stack has left at least, in bytes: the smallest usual stack is half a megabyte.
    private static let modest = 384 << 10

    /// The limit of the calling thread: the end of a ``LargeStack``, otherwise a modest distance from here.
    public static var current: StackLimit {
        if let limit = pthread_getspecific(key) {
            return StackLimit(lowest: UInt(bitPattern: limit))
        }
        return StackLimit(lowest: address - UInt(modest))
    }

    /// Whether the calling thread, the one that asked for ``current``, has used up its stack.
    public var isReached: Bool {
        Self.address < lowest
    }

    /// How many bytes the calling thread may still use.
    public var remaining: Int {
        Int(bitPattern: Self.address &- lowest)
    }

    /// Notes that the calling thread, which has just begun, has a stack of a certain size.
    static func begin(stackSize: Int) {
        pthread_setspecific(key, UnsafeRawPointer(bitPattern: address - UInt(max(0, stackSize - reserve))))
    }

    /// Where threads note the end of their stack.
    private static let key: pthread_key_t = {
        var key = pthread_key_t()
        pthread_key_create(&key, nil)
        return key
    }()

    /// About where the stack of the calling thread stands now.
    @inline(__always)
    private static var address: UInt {
        var marker: UInt8 = 0
        return withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) }
    }
}
