import HTTPTypes
import NIOCore
import YareBase

/// The indexes of repositories as answers, made anew from the rows when somebody asks after a change.
actor IndexCache {
    private let repository: ChartRepository
    private let work: BlockingWork
    private let hotObjects: HotObjects
    private var making: [TenantPath: Task<HotEntry, any Error>] = [:]

    /// From how many bytes on packing is left to the background, and who asks meanwhile gets the index unpacked.
    private static let slowToPack = 1 << 18

    init(repository: ChartRepository, work: BlockingWork, hotObjects: HotObjects) {
        self.repository = repository
        self.work = work
        self.hotObjects = hotObjects
    }

    /// The index of a repository at its present revision, or a later one.
    func entry(of tenant: TenantPath) async throws -> HotEntry {
        let path = hotObjects.path(of: tenant, "index.yaml")
        while true {
            if let entry = hotObjects[path] { return entry }
            let task = making[tenant] ?? make(tenant, path)
            let entry = try await task.value
            if entry.revision >= repository.revision(of: tenant).number { return entry }
        }
    }

    private func make(_ tenant: TenantPath, _ path: String) -> Task<HotEntry, any Error> {
        let task = Task {
            defer { making[tenant] = nil }
            let entry = try await work.run { [repository] in try Self.entry(of: tenant, in: repository) }
            hotObjects.keep(entry, at: path)
            if entry.packed == nil { packLater(entry, path) }
            return entry
        }
        making[tenant] = task
        return task
    }

    /// Packs a large index and keeps it, unless the repository has changed meanwhile.
    private func packLater(_ entry: HotEntry, _ path: String) {
        Task {
            var packed = entry
            packed.packed = try await work.run {
                Self.packed(Array(entry.plain.body.readableBytesView), entry.plain.tag)
            }
            if hotObjects[path]?.revision == entry.revision { hotObjects.keep(packed, at: path) }
        }
    }

    private static func entry(of tenant: TenantPath, in repository: ChartRepository) throws -> HotEntry {
        let (bytes, revision) = try repository.index(of: tenant)
        let tag = "\(repository.instance)-\(revision.number)"
        let headers: HTTPFields = [
            .contentType: "application/x-yaml", .vary: "Accept-Encoding", .cacheControl: "no-cache",
        ]
        let plain = HotObject(body: ByteBuffer(bytes: bytes), tag: "\"\(tag)\"", headers: headers)
        let packed = bytes.count < slowToPack ? packed(bytes, plain.tag) : nil
        return HotEntry(tenant: tenant, revision: revision.number, plain: plain, packed: packed)
    }

    /// The packed index; strong tags tell it apart from the unpacked one.
    private static func packed(_ bytes: [UInt8], _ tag: String) -> HotObject? {
        guard let packed = Gzip.packed(bytes) else { return nil }
        let headers: HTTPFields = [
            .contentType: "application/x-yaml", .contentEncoding: "gzip", .vary: "Accept-Encoding",
            .cacheControl: "no-cache",
        ]
        return HotObject(body: ByteBuffer(bytes: packed), tag: tag.dropLast() + "-gzip\"", headers: headers)
    }
}
