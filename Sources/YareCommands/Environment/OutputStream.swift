import Synchronization
public import YareBase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where a command writes: a file descriptor of the process, or memory in tests.
///
/// What goes to a descriptor is collected and written in large pieces; ``flush()`` writes the rest.
public final class OutputStream: Sendable {
    private struct State {
        var pending: [UInt8] = []
        var failure: Int32?
    }

    private let state = Mutex(State())
    private let descriptor: Int32?
    private let capacity: Int

    private init(descriptor: Int32?, capacity: Int) {
        self.descriptor = descriptor
        self.capacity = capacity
    }

    /// A stream to a file descriptor that holds back up to `capacity` bytes.
    public static func descriptor(_ descriptor: Int32, capacity: Int) -> OutputStream {
        OutputStream(descriptor: descriptor, capacity: capacity)
    }

    /// A stream that keeps what is written.
    public static func memory() -> OutputStream {
        OutputStream(descriptor: nil, capacity: .max)
    }

    /// Writes a text; where it stands for other bytes than UTF-8, as ``EscapedBytes`` says, those.
    public func write(_ text: String) {
        if EscapedBytes.mayContainEscapes(text) {
            write(EscapedBytes.bytes(of: text))
        } else {
            var text = text
            text.withUTF8 { write($0) }
        }
    }

    /// Writes bytes as they are.
    public func write(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { write($0) }
    }

    private func write(_ bytes: UnsafeBufferPointer<UInt8>) {
        state.withLock { state in
            if bytes.count <= capacity - state.pending.count {
                state.pending += bytes
            } else {
                flush(&state)
                send(bytes, &state)
            }
        }
    }

    /// Writes what was held back.
    public func flush() {
        state.withLock { flush(&$0) }
    }

    /// What was written so far and kept: everything for a stream to memory.
    public var contents: [UInt8] { state.withLock { $0.pending } }

    /// The error of the system that kept the output from being written, if there was one.
    public var failure: YareError? {
        state.withLock { $0.failure }.map { .unwritableOutput($0) }
    }

    private func flush(_ state: inout State) {
        guard descriptor != nil else { return }
        let pending = state.pending
        state.pending.removeAll(keepingCapacity: true)
        pending.withUnsafeBufferPointer { send($0, &state) }
    }

    private func send(_ bytes: UnsafeBufferPointer<UInt8>, _ state: inout State) {
        guard let descriptor, state.failure == nil else { return }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withContiguousStorageIfAvailable { writeBytes(descriptor, $0.baseAddress, $0.count) } ?? 0
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                state.failure = errno
                return
            }
        }
    }
}

private func writeBytes(_ descriptor: Int32, _ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}
