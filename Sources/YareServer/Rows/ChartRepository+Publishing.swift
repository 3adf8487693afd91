import GRDB
public import YareBase
import YareChart
import YareDatabase

/// A package on its way into a repository.
public struct PublishRequest: Sendable {
    public var package: PackageUpload
    /// The signed word that goes with the package.
    public var provenance: PackageUpload?
    /// Whether a version that is there already is replaced.
    public var replaces: Bool
    /// The SHA-256 that the package must have, in hexadecimal; `nil` where the client did not say.
    public var digest: String?

    public init(
        package: PackageUpload, provenance: PackageUpload? = nil, replaces: Bool = false, digest: String? = nil
    ) {
        self.package = package
        self.provenance = provenance
        self.replaces = replaces
        self.digest = digest
    }
}

extension ChartRepository {
    /// Takes a package into a repository.
    ///
    /// Name and version are those of the `Chart.yaml` inside. When this returns, rows and files are on the disk.
    ///
    /// - Throws: `upload.invalid-package`, `upload.wrong-digest`, `upload.invalid-provenance`, `repository.version-exists`,
    ///   `repository.full`, `storage.*`, `database.*`.
    @discardableResult
    public func publish(_ request: PublishRequest, in tenant: TenantPath) throws(YareError) -> StoredVersion {
        let inspection = try inspect(request)
        let created = now()
        let text = try RecordText(inspection.record(created: created, baseURL: baseURL(of: tenant)))
        // before the transaction, so that uploads wait for the disk side by side
        try request.package.synchronize()
        try request.provenance?.synchronize()
        let (version, revision) = try write(request, inspection, text, in: tenant, created: created)
        note(revision, of: tenant)
        return version
    }

    /// Gives the files of an upload their names and makes their rows, or undoes both.
    private func write(
        _ request: PublishRequest, _ inspection: PackageInspection, _ text: RecordText, in tenant: TenantPath,
        created: Timestamp
    ) throws(YareError) -> (StoredVersion, IndexRevision) {
        let (name, version) = (inspection.metadata.name, inspection.metadata.version)
        let path = tenant.file(inspection.fileName)
        return try change { database, files in
            let table = VersionTable(database: database)
            let row = try table.tenant(tenant)
            try requireRoom(for: inspection, replaces: request.replaces, in: row, tenant, table)
            let file = try store(request, as: path, &files)
            try table.insert(inspection, text, created: created, file: file, chart: try table.chart(name, of: row))
            try removeSurplus(of: name, in: tenant, table, &files)
            let revision = try table.advance(row, at: created)
            guard let stored = try table.version(version, of: name, tenant) else {
                throw YareError.supersededAtOnce(name, version)
            }
            return (stored, revision)
        }
    }

    /// Takes in a provenance file for a package that is there or will come.
    ///
    /// - Returns: the name of the package that it vouches for.
    /// - Throws: `upload.invalid-provenance`, `upload.wrong-digest`, `repository.version-exists`, `storage.*`.
    @discardableResult
    public func publishProvenance(
        _ upload: PackageUpload, replaces: Bool = false, in tenant: TenantPath
    ) throws(YareError) -> String {
        let provenance = try ProvenanceFile(try upload.bytes())
        try PackageInspection.requireSafe(provenance.name, provenance.version)
        if let version = try version(fileName: provenance.packageName, in: tenant) {
            try provenance.requireDigest(version.digest, of: provenance.packageName)
        }
        let name = tenant.file(provenance.packageName + ".prov")
        let revision = try change { database, files in
            if !replaces, try storage.content(of: name) != nil {
                throw YareError.versionExists(provenance.name, provenance.version)
            }
            _ = try files.store(upload, as: name)
            let table = VersionTable(database: database)
            return try table.advance(try table.tenant(tenant), at: now())
        }
        note(revision, of: tenant)
        return provenance.packageName
    }

    /// Checks what a client sent, digests and all.
    private func inspect(_ request: PublishRequest) throws(YareError) -> PackageInspection {
        if let expected = request.digest, expected != request.package.digest {
            throw .digestMismatch(expected: expected, found: request.package.digest)
        }
        let inspection = try PackageInspection(try request.package.bytes())
        if let provenance = request.provenance {
            try ProvenanceFile(try provenance.bytes()).requireDigest(inspection.digest, of: inspection.fileName)
        }
        return inspection
    }

    /// Gives the files of an upload their names; a provenance file that vouched for another package goes.
    private func store(
        _ request: PublishRequest, as name: String, _ files: inout FileChanges
    ) throws(YareError) -> StoredFile {
        if let provenance = request.provenance {
            _ = try files.store(provenance, as: name + ".prov")
        } else if let earlier = try storage.content(of: name + ".prov"), !vouches(earlier, for: request.package.digest)
        {
            try files.remove(name + ".prov")
        }
        return try files.store(request.package, as: name)
    }

    private func vouches(_ provenance: any StoredContent, for digest: String) -> Bool {
        let package = String(provenance.file.name.split(separator: "/").last?.dropLast(".prov".count) ?? "")
        do {
            try ProvenanceFile(try provenance.bytes()).requireDigest(digest, of: package)
            return true
        } catch {
            return false
        }
    }
}
