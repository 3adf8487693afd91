import GRDB
import YareBase
import YareDatabase

/// What a transaction does to the files of a storage, so that it can be undone when the rows are not written after all.
struct FileChanges {
    private let storage: any PackageStorage
    private var kept: [any KeptFile] = []

    init(of storage: any PackageStorage) {
        self.storage = storage
    }

    mutating func store(_ upload: PackageUpload, as name: String) throws(YareError) -> StoredFile {
        kept.append(try storage.keep(name))
        return try storage.store(upload, as: name)
    }

    mutating func remove(_ name: String) throws(YareError) {
        kept.append(try storage.keep(name))
        try storage.remove(name)
    }

    /// Makes the files what they were. What cannot be brought back is found by the next look at the folder.
    func undo() {
        for file in kept.reversed() { try? file.restore() }
    }
}

extension ChartRepository {
    /// Changes rows and files together: when the rows cannot be written, for want of space perhaps, the files are again
    /// what they were.
    func change<Outcome>(_ body: (Database, inout FileChanges) throws -> Outcome) throws(YareError) -> Outcome {
        var files = FileChanges(of: storage)
        do {
            return try database.write { try body($0, &files) }
        } catch {
            files.undo()
            throw error
        }
    }
}
