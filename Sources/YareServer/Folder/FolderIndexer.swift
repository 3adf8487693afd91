import Logging
import YareBase
import YareChart

/// Keeps rows in step with a folder of packages that others may change: what is added shows up, what is removed goes, what
/// is not whole yet is looked at again when it has grown.
struct FolderIndexer: Sendable {
    let repository: ChartRepository
    let depth: ServerOptions.Depth
    let work: BlockingWork
    let logger: Logger
    /// How many packages are unpacked at a time.
    let width: Int

    /// How many packages' rows are written in one transaction.
    private static let batchSize = 200
    /// The deepest folders where the number of parts of a repository's name is free.
    private static let deepest = 8

    /// Looks through the whole folder.
    func synchronize() async throws {
        let repository = repository
        let found = try await work.run { try repository.storage.files(depth: folderDepth) }
        let changes = try await work.run { try repository.changes(in: found.filter { isPackage($0.name) }) }
        try await take(changes)
    }

    /// Looks at some files only, by their paths in the folder.
    func synchronize(_ names: Set<String>) async throws {
        let repository = repository
        let names = names.filter(isPackage)
        if names.isEmpty { return }
        try await take(try await work.run { try repository.changes(of: names) })
    }

    /// How many folders lie between the root and a package.
    private var folderDepth: Int {
        switch depth {
        // as "helm repo index", which looks one folder down
        case .exactly(0): 1
        case .exactly(let depth): depth
        case .dynamic: Self.deepest
        }
    }

    private func isPackage(_ name: String) -> Bool {
        name.hasSuffix(".tgz") && tenant(of: name) != nil
    }

    /// The repository that a file belongs to; `nil` when there cannot be one.
    private func tenant(of name: String) -> TenantPath? {
        let folders = name.split(separator: "/").dropLast().map(String.init)
        switch depth {
        case .exactly(0): return folders.count <= 1 ? .root : nil
        case .exactly(let depth): return folders.count == depth ? try? TenantPath(folders) : nil
        case .dynamic: return folders.count <= Self.deepest ? try? TenantPath(folders) : nil
        }
    }

    private func take(_ changes: FolderChanges) async throws {
        let repository = repository
        if !changes.removed.isEmpty {
            let again = try await work.run { try repository.forget(changes.removed) }
            if again { return try await synchronize() }
        }
        var rest = changes.added[...]
        while !rest.isEmpty {
            let batch = Array(rest.prefix(Self.batchSize))
            rest = rest.dropFirst(batch.count)
            let packages = try await inspect(batch)
            let rejected = try await work.run { try repository.adopt(packages) }
            for (name, reason) in rejected { logger.warning("\(name) is left out: \(reason)") }
        }
    }

    /// Loads packages side by side.
    private func inspect(_ files: [StoredFile]) async throws -> [FoundPackage] {
        try await withThrowingTaskGroup(of: FoundPackage?.self) { group in
            var packages: [FoundPackage] = []
            for (index, file) in files.enumerated() {
                if index >= width, let package = try await group.next() { package.map { packages.append($0) } }
                group.addTask { try await inspect(file) }
            }
            for try await package in group { package.map { packages.append($0) } }
            return packages.sorted { $0.file.name < $1.file.name }
        }
    }

    private func inspect(_ file: StoredFile) async throws -> FoundPackage? {
        guard let tenant = tenant(of: file.name) else { return nil }
        let storage = repository.storage
        return try await work.run { try FoundPackage(file, of: tenant, in: storage) }
    }
}
