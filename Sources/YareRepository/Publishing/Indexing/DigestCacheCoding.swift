import Crypto

/// The bytes of a ``DigestCache``: texts and numbers one after the other, and the digest of them all.
enum DigestCacheCoding {
    static func bytes(of entries: [(path: String, entry: DigestCache.Entry)], writer: String) -> [UInt8] {
        var output = Output()
        output.bytes.reserveCapacity(expectedSize(of: entries))
        output.write(writer)
        output.write(Int64(entries.count))
        for (path, entry) in entries {
            output.write(path)
            output.write(entry.stamp)
            switch entry.finding {
            case .package(let content):
                output.write(1)
                output.write(content.name)
                output.write(content.version)
                output.write(Int64(content.text.headCount))
                output.write(Int64(content.text.middleCount))
                output.write(content.text.bytes)
            case .refused(let error):
                output.write(0)
                output.write(error.code)
                output.write(error.message)
            }
        }
        let digest = SHA256.hash(data: output.bytes)
        output.bytes += digest
        return output.bytes
    }

    private static func expectedSize(of entries: [(path: String, entry: DigestCache.Entry)]) -> Int {
        entries.reduce(256) { size, named in
            switch named.entry.finding {
            case .package(let content): size + named.path.utf8.count + content.text.bytes.count + 192
            case .refused(let error): size + named.path.utf8.count + error.message.utf8.count + 192
            }
        }
    }

    /// The entries, or `nil` when the bytes are not what `writer` wrote.
    static func entries(in bytes: [UInt8], writer: String) -> [String: DigestCache.Entry]? {
        guard bytes.count > SHA256.byteCount else { return nil }
        let content = bytes.dropLast(SHA256.byteCount)
        guard SHA256.hash(data: content).elementsEqual(bytes.suffix(SHA256.byteCount)) else { return nil }
        var input = Input(content)
        guard input.text() == writer, let count = input.number(), count >= 0 else { return nil }
        var entries: [String: DigestCache.Entry] = [:]
        entries.reserveCapacity(min(Int(count), bytes.count / 64))
        for _ in 0..<count {
            guard let path = input.text(), let stamp = input.stamp(), let finding = input.finding() else { return nil }
            entries[path] = DigestCache.Entry(stamp: stamp, finding: finding)
        }
        return entries
    }

    private struct Output {
        var bytes: [UInt8] = []

        mutating func write(_ number: Int64) {
            withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
        }

        mutating func write(_ text: String) {
            write(Int64(text.utf8.count))
            bytes.append(contentsOf: text.utf8)
        }

        mutating func write(_ piece: ArraySlice<UInt8>) {
            write(Int64(piece.count))
            bytes += piece
        }

        mutating func write(_ stamp: PackageStamp) {
            for number in [
                Int64(bitPattern: stamp.device), Int64(bitPattern: stamp.inode), stamp.size, stamp.modified,
                stamp.statusChanged,
            ] {
                write(number)
            }
        }
    }

    private struct Input {
        private var rest: ArraySlice<UInt8>

        init(_ bytes: ArraySlice<UInt8>) {
            rest = bytes
        }

        mutating func number() -> Int64? {
            guard rest.count >= 8 else { return nil }
            defer { rest = rest.dropFirst(8) }
            return rest.withUnsafeBytes { Int64(littleEndian: $0.loadUnaligned(as: Int64.self)) }
        }

        mutating func piece() -> ArraySlice<UInt8>? {
            guard let count = number(), count >= 0, count <= rest.count else { return nil }
            defer { rest = rest.dropFirst(Int(count)) }
            return rest.prefix(Int(count))
        }

        mutating func text() -> String? {
            piece().map { String(decoding: $0, as: UTF8.self) }
        }

        mutating func stamp() -> PackageStamp? {
            guard let device = number(), let inode = number(), let size = number(), let modified = number(),
                let statusChanged = number()
            else { return nil }
            return PackageStamp(
                device: UInt64(bitPattern: device), inode: UInt64(bitPattern: inode), size: size, modified: modified,
                statusChanged: statusChanged)
        }

        mutating func finding() -> DigestCache.Finding? {
            switch number() {
            case 0:
                guard let code = text(), let message = text() else { return nil }
                return .refused(.init(code: code, message: message))
            case 1:
                guard let name = text(), let version = text(), let head = number(), let middle = number(),
                    let bytes = piece(),
                    let text = IndexRecordText(bytes: bytes, headCount: Int(head), middleCount: Int(middle))
                else { return nil }
                return .package(PackageContent(name: name, version: version, text: text))
            default: return nil
            }
        }
    }
}
