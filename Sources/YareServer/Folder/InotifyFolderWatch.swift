#if os(Linux)
    import Glibc
    import Synchronization

    /// Listens to Linux's inotify.
    final class InotifyFolderWatch: FolderWatch {
        private let root: String
        private let depth: Int
        private let descriptor: CInt
        /// The folders that are watched, by inotify's numbers.
        private let folders = Mutex<[CInt: String]>([:])

        /// In milliseconds.
        private static let patience: CInt = 500
        private static let headerSize = 16
        private static let queueOverflow: UInt32 = 0x4000
        private static let isFolder: UInt32 = 0x4000_0000
        /// Files that are written and closed, moved in or out, removed, and folders that are made.
        private static let events: UInt32 = 0x8 | 0x40 | 0x80 | 0x100 | 0x200

        /// Begins to watch a folder and those in it; `nil` when the system has no more watches to give.
        init?(root: String, depth: Int) {
            self.root = root
            self.depth = depth
            descriptor = inotify_init1(CInt(O_NONBLOCK) | CInt(O_CLOEXEC))
            guard descriptor >= 0, watch("", depth) else { return nil }
        }

        deinit {
            if descriptor >= 0 { close(descriptor) }
        }

        func changes() -> AsyncStream<FolderEvent> {
            AsyncStream { continuation in
                let task = Task {
                    let work = BlockingWork(threads: 1)
                    while !Task.isCancelled {
                        let events = (try? await work.run { self.wait() }) ?? []
                        for event in events { continuation.yield(event) }
                    }
                    continuation.finish()
                    try await work.stop()
                }
                continuation.onTermination = { _ in task.cancel() }
            }
        }

        /// Waits for events, and from time to time lets the caller see whether somebody still listens.
        private func wait() -> [FolderEvent] {
            var descriptors = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)]
            return poll(&descriptors, 1, Self.patience) > 0 ? read() : []
        }

        /// Watches a folder and, to a depth, those in it.
        private func watch(_ folder: String, _ depth: Int) -> Bool {
            let path = folder.isEmpty ? root : "\(root)/\(folder)"
            let number = inotify_add_watch(descriptor, path, Self.events)
            guard number >= 0 else { return false }
            folders.withLock { $0[number] = folder }
            guard depth > 0, let stream = opendir(path) else { return true }
            defer { closedir(stream) }
            while let entry = readdir(stream) {
                let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
                }
                let isFolder = entry.pointee.d_type == UInt8(DT_DIR) || entry.pointee.d_type == UInt8(DT_LNK)
                if isFolder, !name.hasPrefix(".") { _ = watch(folder.isEmpty ? name : "\(folder)/\(name)", depth - 1) }
            }
            return true
        }

        /// Takes the events that have come.
        private func read() -> [FolderEvent] {
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            var events: [FolderEvent] = []
            var start = 0
            while start + Self.headerSize <= count {
                let (next, size) = buffer[start...].withUnsafeBytes { event(in: $0) }
                if let next { events.append(next) }
                start += size
            }
            return events
        }

        /// One event, laid out as the system's `struct inotify_event`.
        private func event(in bytes: UnsafeRawBufferPointer) -> (FolderEvent?, size: Int) {
            let number = bytes.loadUnaligned(as: CInt.self)
            let mask = bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self)
            let length = Int(bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
            let size = Self.headerSize + length
            if mask & Self.queueOverflow != 0 { return (.anything, size) }
            let name = String(decoding: bytes[Self.headerSize..<size].prefix { $0 != 0 }, as: UTF8.self)
            guard !name.hasPrefix("."), let folder = folders.withLock({ $0[number] }) else { return (nil, size) }
            if mask & Self.isFolder != 0 {
                _ = watch("", depth)
                return (.anything, size)
            }
            return (.file(folder.isEmpty ? name : "\(folder)/\(name)"), size)
        }
    }
#endif
