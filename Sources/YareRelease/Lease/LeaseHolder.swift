#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A process that holds a lease, named so that others can tell whether it still lives.
public struct LeaseHolder: Sendable, Hashable {
    /// The user.
    public var owner: String
    public var host: String
    /// Which running system and which space of process numbers the process is in; equal for those who can look each
    /// other up.
    public var machine: String
    public var process: Int32
    /// When the process began, in the system's own count: numbers of processes are used again.
    public var processStart: String

    public init(owner: String, host: String, machine: String, process: Int32, processStart: String) {
        self.owner = owner
        self.host = host
        self.machine = machine
        self.process = process
        self.processStart = processStart
    }

    /// The process that runs this.
    ///
    /// - Parameter owner: the user's name.
    public static func current(owner: String) -> LeaseHolder {
        let process = getpid()
        return LeaseHolder(
            owner: owner, host: hostName, machine: machineName, process: process,
            processStart: start(of: process) ?? "")
    }

    /// Whether the process still runs; asked on its own machine only.
    var isAlive: Bool {
        guard kill(process, 0) == 0 || errno == EPERM else { return false }
        guard let start = Self.start(of: process) else { return processStart.isEmpty }
        return start == processStart
    }

    /// The name of this machine.
    public static var hostName: String {
        var bytes = [CChar](repeating: 0, count: 256)
        guard gethostname(&bytes, bytes.count - 1) == 0 else { return "localhost" }
        return String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    #if os(Linux)
        private static var machineName: String {
            let boot = text(of: "/proc/sys/kernel/random/boot_id").map { $0.filter { !$0.isNewline } } ?? ""
            return "\(hostName)/\(boot)/\(link("/proc/self/ns/pid") ?? "")"
        }

        /// The start of a process in ticks since the system began: the 22nd field of its `stat`, counted from behind
        /// the program's name, which may hold anything.
        private static func start(of process: Int32) -> String? {
            guard let stat = text(of: "/proc/\(process)/stat"), let end = stat.lastIndex(of: ")") else { return nil }
            let fields = stat[stat.index(after: end)...].split(separator: " ")
            return fields.count > 19 ? String(fields[19]) : nil
        }

        private static func link(_ path: String) -> String? {
            var bytes = [CChar](repeating: 0, count: 256)
            let count = readlink(path, &bytes, bytes.count)
            return count > 0 ? String(decoding: bytes.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
        }

        private static func text(of path: String) -> String? {
            let descriptor = open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { return nil }
            defer { close(descriptor) }
            var bytes = [UInt8](repeating: 0, count: 4096)
            let count = read(descriptor, &bytes, bytes.count)
            return count >= 0 ? String(decoding: bytes.prefix(count), as: UTF8.self) : nil
        }
    #else
        private static var machineName: String {
            var time = timeval()
            var size = MemoryLayout<timeval>.size
            sysctlbyname("kern.boottime", &time, &size, nil, 0)
            return "\(hostName)/\(time.tv_sec)"
        }

        private static func start(of process: Int32) -> String? {
            var information = kinfo_proc()
            var size = MemoryLayout<kinfo_proc>.size
            var name = [CTL_KERN, KERN_PROC, KERN_PROC_PID, process]
            guard sysctl(&name, 4, &information, &size, nil, 0) == 0, size > 0 else { return nil }
            let start = information.kp_proc.p_starttime
            return "\(start.tv_sec).\(start.tv_usec)"
        }
    #endif
}
