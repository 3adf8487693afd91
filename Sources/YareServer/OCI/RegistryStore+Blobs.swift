import GRDB
import YareBase
import YareDatabase
import YareRepository

/// Content of a repository, ready to be sent.
enum RegistryBlob: Sendable {
    case file(any StoredContent)
    case bytes([UInt8])

    var size: Int {
        switch self {
        case .file(let content): content.file.size
        case .bytes(let bytes): bytes.count
        }
    }

    /// Some of it.
    ///
    /// - Throws: `storage.failed`.
    func bytes(in range: Range<Int>) throws(YareError) -> [UInt8] {
        switch self {
        case .file(let content): try content.bytes(in: range)
        case .bytes(let bytes): Array(bytes[range])
        }
    }

    /// All of it.
    ///
    /// - Throws: `storage.failed`.
    func bytes() throws(YareError) -> [UInt8] {
        switch self {
        case .file(let content): try content.bytes()
        case .bytes(let bytes): bytes
        }
    }
}

extension RegistryStore {
    /// How long content is kept that no manifest names, in seconds.
    private static let patience: Int64 = 3600

    /// Where a blob lies in the storage; no tenant can be called `v2`.
    private static func file(_ digest: OCIDigest) -> String {
        "v2/\(digest.algorithm.rawValue)/\(digest.hexadecimal)"
    }

    /// The content with a digest: what was uploaded, a package, or what a chart's manifest is made with.
    ///
    /// - Throws: `registry.blob-unknown`.
    func blob(_ digest: OCIDigest, in address: RegistryAddress) throws(YareError) -> RegistryBlob {
        if try read({ try $0.hasBlob(digest, in: address.name) }),
            let content = try repository.storage.content(of: Self.file(digest))
        {
            return .file(content)
        }
        let versions = try repository.versions(of: address.chart, in: address.tenant)
        if let version = versions.first(where: { $0.digest == digest.hexadecimal }) {
            guard let package = try repository.package(of: version) else { throw .unknownBlob(digest) }
            return .file(package)
        }
        for version in versions {
            if let blob = try blob(digest, of: version) { return blob }
        }
        throw .unknownBlob(digest)
    }

    /// What a version's manifest is made with that has a digest.
    private func blob(_ digest: OCIDigest, of version: StoredVersion) throws(YareError) -> RegistryBlob? {
        let manifest = try derived.manifest(of: version, in: repository)
        if manifest.configurationDigest == digest { return .bytes(manifest.configuration) }
        if manifest.provenanceDigest == digest {
            return try repository.provenance(of: version).map(RegistryBlob.file)
        }
        return nil
    }

    /// Whether a repository has the content with a digest.
    func hasBlob(_ digest: OCIDigest, in address: RegistryAddress) throws(YareError) -> Bool {
        do {
            _ = try blob(digest, in: address)
            return true
        } catch {
            if error.code == "registry.blob-unknown" { return false }
            throw error
        }
    }

    /// Makes a finished upload content of a repository.
    ///
    /// - Throws: `upload.wrong-digest` when the client promised something else, `storage.*`, `database.*`.
    func store(_ upload: PackageUpload, as digest: OCIDigest, in address: RegistryAddress) throws(YareError) {
        let found = try Self.digest(of: upload, digest.algorithm)
        guard found == digest else {
            throw .digestMismatch(expected: digest.description, found: found.description)
        }
        // the row first: a file without a row would never be found and swept
        let now = repository.now()
        try write { try $0.noteBlob(digest, in: address.name, at: now) }
        try repository.storage.store(upload, as: Self.file(digest))
    }

    private static func digest(
        of upload: PackageUpload, _ algorithm: OCIDigest.Algorithm
    ) throws(YareError) -> OCIDigest {
        switch algorithm {
        case .sha256: try OCIDigest(sha256: upload.digest)
        case .sha512: OCIDigest(of: try upload.bytes(), .sha512)
        }
    }

    /// Gives a repository content that another one has which the caller may read.
    ///
    /// - Parameter source: the name of the other repository; `nil` for any.
    /// - Returns: whether it was found; nothing is said of content that the caller may not read.
    func mount(
        _ digest: OCIDigest, from source: String?, to target: RegistryAddress, for caller: Caller
    ) throws(YareError) -> Bool {
        let names = if let source { [source] } else { try read { try $0.repositories(withBlob: digest) } }
        for name in names {
            guard let origin = try? address(name), caller.may(.read, in: origin.tenant),
                let blob = try? blob(digest, in: origin)
            else { continue }
            let upload = try repository.storage.beginUpload(limit: blob.size)
            try upload.append(try blob.bytes())
            try store(upload, as: digest, in: target)
            return true
        }
        return false
    }

    /// Forgets content that no manifest needs.
    ///
    /// - Throws: `registry.blob-unknown`, `registry.unsupported` when a manifest needs it.
    func deleteBlob(_ digest: OCIDigest, in address: RegistryAddress) throws(YareError) {
        try write { table in
            guard try table.hasBlob(digest, in: address.name) else { throw YareError.unknownBlob(digest) }
            if try table.isNeeded(digest, in: address.name) {
                throw YareError.unsupported("deleting content that a manifest names")
            }
            try removeFile(try table.deleteBlob(digest, in: address.name))
        }
    }

    /// Takes away uploaded content that no manifest has named for an hour.
    func sweep() throws(YareError) {
        try sweep(before: repository.now().advanced(bySeconds: -Self.patience))
    }

    /// Takes away content that was uploaded before a time and that no manifest names.
    func sweep(before limit: Timestamp) throws(YareError) {
        try write { table in
            for digest in try table.sweep(before: limit) { try removeFile(digest) }
        }
    }

    /// Takes the file of a blob away that no repository has any more.
    func removeFile(_ digest: OCIDigest?) throws(YareError) {
        if let digest { try repository.storage.remove(Self.file(digest)) }
    }
}
