import YareBase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A descriptor of the system, closed when the last holder lets it go or earlier by hand.
final class FileDescriptor {
    private(set) var number: Int32

    init(_ number: Int32) {
        self.number = number
    }

    func close() {
        if number >= 0 { closeDescriptor(number) }
        number = -1
    }

    deinit {
        close()
    }
}

private func closeDescriptor(_ number: Int32) {
    close(number)
}

/// A pipe of the system; programs that are started do not inherit its ends.
struct Pipe {
    let reading: FileDescriptor
    let writing: FileDescriptor

    /// - Throws: `file.unreachable` when the system has no descriptor left.
    init() throws(YareError) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw .systemCallFailed("pipe", path: "|") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        reading = FileDescriptor(ends[0])
        writing = FileDescriptor(ends[1])
    }
}

/// Feeds a program and takes what it writes, whichever is possible, so that neither side waits for the other for ever.
struct PipeExchange {
    private var input: ArraySlice<UInt8>
    private(set) var output: [UInt8] = []
    private(set) var errorOutput: [UInt8] = []

    init(input: [UInt8]) {
        self.input = input[...]
    }

    /// Goes on until the program has closed its output.
    ///
    /// - Returns: whether that was before the deadline.
    mutating func run(
        input: FileDescriptor, output: FileDescriptor, error: FileDescriptor, deadline: ContinuousClock.Instant? = nil
    ) -> Bool {
        // A program that ends before it has read everything must not end this one.
        let previous = signal(SIGPIPE, SIG_IGN)
        defer { signal(SIGPIPE, previous) }
        while output.number >= 0 || error.number >= 0 {
            if self.input.isEmpty { input.close() }
            var ends = [
                pollfd(fd: input.number, events: Int16(POLLOUT), revents: 0),
                pollfd(fd: output.number, events: Int16(POLLIN), revents: 0),
                pollfd(fd: error.number, events: Int16(POLLIN), revents: 0),
            ]
            let ready = poll(&ends, nfds_t(ends.count), Self.milliseconds(until: deadline))
            if ready == 0 { return false }
            guard ready > 0 || errno == EINTR else { return true }
            if ends[0].revents != 0 { feed(input) }
            if ends[1].revents != 0 { Self.take(from: output, into: &self.output) }
            if ends[2].revents != 0 { Self.take(from: error, into: &errorOutput) }
        }
        return true
    }

    /// How long `poll` is to wait; for ever without a deadline.
    private static func milliseconds(until deadline: ContinuousClock.Instant?) -> Int32 {
        guard let deadline else { return -1 }
        let rest = (deadline - .now) / Duration.milliseconds(1)
        return Int32(max(0, min(rest.rounded(.up), 1_000_000)))
    }

    private mutating func feed(_ descriptor: FileDescriptor) {
        // No more than a pipe takes without waiting.
        let count = input.prefix(Int(PIPE_BUF)).withUnsafeBytes { write(descriptor.number, $0.baseAddress, $0.count) }
        if count > 0 {
            input = input.dropFirst(count)
        } else if errno != EINTR {
            input = []
        }
    }

    private static func take(from descriptor: FileDescriptor, into bytes: inout [UInt8]) {
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        let count = chunk.withUnsafeMutableBytes { read(descriptor.number, $0.baseAddress, $0.count) }
        if count > 0 {
            bytes += chunk.prefix(count)
        } else if count == 0 || errno != EINTR {
            descriptor.close()
        }
    }
}
