import Crypto
import NIOCore
import NIOHTTP1
import YareBase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What has come of a file so far, in a file beside it that belongs to this process alone.
struct PartialFile {
    private(set) var size: Int64 = 0
    private let path: String
    private let file: OpenFile
    private var hash = SHA256()
    /// Marks the version of the file that the beginning is from.
    private var validator: String?
    /// Whether the beginning was left by another process.
    private var isTakenOver = false
    /// Whether another process may go on with what is left here.
    private let isResumable: Bool

    /// Opens the file beside the one to be.
    ///
    /// - Throws: `file.unreachable`.
    init(for download: FileDownload) throws(YareError) {
        let resumable = download.digest.map { "\(download.path).\($0.prefix(16)).partial" }
        if let resumable, let file = Self.lockedFile(resumable) {
            (self.file, path, isResumable) = (file, resumable, true)
            try takeOver()
            return
        }
        isResumable = false
        path = "\(download.path).\(getpid())-\(UInt32.random(in: 0 ... .max)).partial"
        file = OpenFile(path, O_RDWR | O_CREAT | O_EXCL)
        try file.requireOpen()
    }

    private static func lockedFile(_ path: String) -> OpenFile? {
        let file = OpenFile(path, O_RDWR | O_CREAT | O_NOFOLLOW)
        // another process may have finished and renamed the file between opening and locking
        return file.lock(waits: false) && file.isInPlace ? file : nil
    }

    /// Reads what is there already.
    private mutating func takeOver() throws(YareError) {
        let there = try file.size()
        while size < there {
            let bytes = try file.bytes(at: size, upTo: 1 << 20)
            if bytes.isEmpty { break }
            hash.update(data: bytes)
            size += Int64(bytes.count)
        }
        isTakenOver = size > 0
    }

    /// Asks for the rest only, and for the whole where the file has changed since.
    func addRange(to request: inout OutgoingRequest) {
        // ranges count bytes as they are sent, and a compressed file comes unpacked
        guard size > 0, !request.acceptsCompression else { return }
        request.headers.replaceOrAdd(name: "Range", value: "bytes=\(size)-")
        if let validator { request.headers.replaceOrAdd(name: "If-Range", value: validator) }
    }

    /// Makes ready for what an answer brings: the rest, or the whole from its beginning.
    mutating func begin(_ response: IncomingResponse) throws(YareError) {
        let range = response.headers.first(name: "Content-Range") ?? ""
        let isRest = response.status == .partialContent && range.hasPrefix("bytes \(size)-")
        if !isRest, size > 0 { try startOver() }
        let tag = response.headers.first(name: "ETag").flatMap { $0.hasPrefix("W/") ? nil : $0 }
        validator = tag ?? response.headers.first(name: "Last-Modified")
    }

    mutating func startOver() throws(YareError) {
        try file.truncate(to: 0)
        (size, hash, isTakenOver) = (0, SHA256(), false)
    }

    mutating func append(_ piece: ByteBuffer) throws(YareError) {
        let (offset, file) = (size, self.file)
        let written = piece.withUnsafeReadableBytes { bytes in
            Result { () throws(YareError) in try file.write(bytes, at: offset) }
        }
        try written.get()
        piece.withUnsafeReadableBytes { hash.update(bufferPointer: $0) }
        size += Int64(piece.readableBytes)
    }

    /// Ends the work on a file that did not come whole.
    func leave() {
        if !isResumable || size == 0 { unlink(path) }
    }

    /// Gives the file its name.
    ///
    /// - Returns: `nil` when what another process has left did not belong to it, so that all has to be fetched anew.
    /// - Throws: `http.wrong-digest`, `file.unreachable`.
    mutating func finish(
        as name: String, expecting expected: String?, headers: HTTPHeaders
    ) throws(YareError) -> DownloadedFile? {
        let digest = Hexadecimal.text(hash.finalize())
        if let expected, expected.lowercased() != digest {
            let mayBeHealed = isTakenOver
            try startOver()
            if mayBeHealed { return nil }
            unlink(path)
            throw .wrongDigest(name, expected: expected, actual: digest)
        }
        try file.synchronize()
        guard rename(path, name) == 0 else { throw .systemCallFailed("rename", path, errno) }
        return DownloadedFile(path: name, size: size, digest: digest, headers: headers)
    }
}
