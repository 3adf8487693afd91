import YareBase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A one-way connection with a process; its ends are closed with the last reference at the latest.
///
/// A pair of sockets: other than into a pipe, writing to one whose reader is gone need not end this process.
final class ProcessPipe {
    private(set) var reading: CInt
    private(set) var writing: CInt

    init() throws(YareError) {
        var ends: [CInt] = [-1, -1]
        guard socketpair(AF_UNIX, Self.stream, 0, &ends) == 0 else {
            throw .playgroundUnavailable(String(cString: strerror(errno)))
        }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        (reading, writing) = (ends[0], ends[1])
        #if canImport(Darwin)
            var isOn: CInt = 1
            setsockopt(writing, SOL_SOCKET, SO_NOSIGPIPE, &isOn, socklen_t(MemoryLayout<CInt>.size))
        #endif
    }

    #if canImport(Darwin)
        private static let stream = SOCK_STREAM
        static let flags: CInt = 0
    #else
        private static let stream = CInt(SOCK_STREAM.rawValue)
        static let flags = CInt(MSG_NOSIGNAL)
    #endif

    deinit {
        closeReading()
        closeWriting()
    }

    func closeReading() {
        if reading >= 0 { close(reading) }
        reading = -1
    }

    func closeWriting() {
        if writing >= 0 { close(writing) }
        writing = -1
    }
}

/// Hands a process its input and takes its output, whichever is possible, until it closes its output or time is up.
struct ProcessExchange {
    private var rest: ArraySlice<UInt8>
    private(set) var answer: [UInt8] = []
    private let limit: Int
    private var piece = [UInt8](repeating: 0, count: 1 << 16)

    /// - Parameter limit: how long the output may be.
    init(_ input: [UInt8], limit: Int) {
        rest = input[...]
        self.limit = limit
    }

    /// Goes on until the process closes its output.
    ///
    /// - Returns: whether it did so in time, and within the limit.
    mutating func run(_ input: ProcessPipe, _ output: ProcessPipe, milliseconds: Int) -> Bool {
        _ = fcntl(input.writing, F_SETFL, O_NONBLOCK)
        let end = ContinuousClock.now + .milliseconds(milliseconds)
        while answer.count <= limit {
            let left = Int((end - .now) / .milliseconds(1))
            guard left > 0 else { return false }
            if rest.isEmpty { input.closeWriting() }
            var polls = [
                pollfd(fd: output.reading, events: Int16(POLLIN), revents: 0),
                pollfd(fd: input.writing, events: Int16(POLLOUT), revents: 0),
            ]
            guard poll(&polls, 2, CInt(left)) >= 0 || errno == EINTR else { return false }
            if polls[1].revents != 0, !hand(to: input.writing) { rest = [] }
            if polls[0].revents != 0, !receive(from: output.reading) { return true }
        }
        return false
    }

    /// Writes what the pipe takes; returns false when the process no longer reads.
    private mutating func hand(to descriptor: CInt) -> Bool {
        let count = rest.withUnsafeBytes { sendBytes(descriptor, $0.baseAddress, $0.count, ProcessPipe.flags) }
        if count < 0 { return errno == EAGAIN || errno == EINTR }
        rest = rest.dropFirst(count)
        return true
    }

    /// Reads what has come; returns false at the end.
    private mutating func receive(from descriptor: CInt) -> Bool {
        let count = read(descriptor, &piece, piece.count)
        if count < 0 { return errno == EINTR }
        answer += piece.prefix(count)
        return count > 0
    }
}

private func sendBytes(_ descriptor: CInt, _ bytes: UnsafeRawPointer?, _ count: Int, _ flags: CInt) -> Int {
    send(descriptor, bytes, count, flags)
}
