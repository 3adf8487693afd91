import YareBase

/// A package that was found in a folder, and what became of loading it.
struct FoundPackage: Sendable {
    let file: StoredFile
    let tenant: TenantPath
    let outcome: Result<PackageInspection, YareError>

    /// The largest file that is read.
    private static let largest = 256 << 20

    /// Loads a package; `nil` when it is gone.
    ///
    /// - Throws: `storage.*`.
    init?(_ file: StoredFile, of tenant: TenantPath, in storage: any PackageStorage) throws(YareError) {
        guard let content = try storage.content(of: file.name) else { return nil }
        self.file = content.file
        self.tenant = tenant
        outcome = Result { () throws(YareError) in
            if content.file.size > Self.largest { throw .uploadTooLarge(limit: Self.largest) }
            return try PackageInspection(try content.bytes())
        }
    }
}

/// How a folder differs from the rows.
struct FolderChanges: Sendable {
    /// Files that are new or have changed.
    var added: [StoredFile] = []
    /// The names of files that are gone.
    var removed: [String] = []
}
