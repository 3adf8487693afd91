public import YareBase

/// Where a server keeps packages and provenance files: each whole and unchanging under its name, or not there at all.
///
/// A name is a path below the storage's root, `/` between its parts: `team/web-1.2.0.tgz`. Calls block.
public protocol PackageStorage: Sendable {
    /// Begins to take in a file that nobody sees before it is stored.
    ///
    /// - Parameter limit: the most bytes the file may have.
    /// - Throws: `storage.full`, `storage.failed`.
    func beginUpload(limit: Int) throws(YareError) -> PackageUpload

    /// Makes an upload the file under a name, at once and lasting even through a power cut; an older one is replaced.
    ///
    /// - Throws: `storage.full`, `storage.failed`.
    @discardableResult
    func store(_ upload: PackageUpload, as name: String) throws(YareError) -> StoredFile

    /// What lies under a name; `nil` when nothing does.
    ///
    /// - Throws: `storage.failed`.
    func content(of name: String) throws(YareError) -> (any StoredContent)?

    /// Takes a file away; nothing happens when there is none.
    ///
    /// - Throws: `storage.failed`.
    func remove(_ name: String) throws(YareError)

    /// Keeps what lies under a name, if anything does, for the case that a change of it has to be undone.
    ///
    /// - Throws: `storage.full`, `storage.failed`.
    func keep(_ name: String) throws(YareError) -> any KeptFile

    /// All packages and provenance files.
    ///
    /// - Parameter depth: how many folders below the root are looked through.
    /// - Throws: `storage.failed`.
    func files(depth: Int) throws(YareError) -> [StoredFile]
}

/// What lay under a name when it was kept. It is let go with the last reference.
public protocol KeptFile: Sendable {
    /// Makes the name hold again what it held, or nothing.
    ///
    /// - Throws: `storage.failed`.
    func restore() throws(YareError)
}

/// A file of a storage, and how to tell whether it is still the same.
public struct StoredFile: Sendable, Hashable {
    /// The path below the storage's root.
    public var name: String
    public var size: Int
    /// Differs when the file was changed or replaced.
    public var stamp: String
    /// When the file was last changed.
    public var modified: Timestamp

    public init(name: String, size: Int, stamp: String, modified: Timestamp) {
        self.name = name
        self.size = size
        self.stamp = stamp
        self.modified = modified
    }
}

/// A file that was opened for reading: it stays readable, and the same, when its name is taken by another.
public protocol StoredContent: Sendable {
    var file: StoredFile { get }

    /// Some of the bytes.
    ///
    /// - Throws: `storage.failed`, also when the file has become shorter.
    func bytes(in range: Range<Int>) throws(YareError) -> [UInt8]
}

extension StoredContent {
    /// All bytes.
    public func bytes() throws(YareError) -> [UInt8] {
        try bytes(in: 0..<file.size)
    }
}
