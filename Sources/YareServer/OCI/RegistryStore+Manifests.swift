import GRDB
import YareBase
import YareChart
import YareDatabase
import YareRepository
import YareYAML

/// A manifest, ready to be sent.
struct RegistryManifest: Sendable, Hashable {
    let digest: OCIDigest
    let mediaType: String
    let bytes: [UInt8]
}

extension RegistryStore {
    /// The manifest under a tag or a digest: as it was pushed, else as it follows from a chart's row.
    ///
    /// - Throws: `registry.manifest-unknown`, `oci.invalid-digest`.
    func manifest(_ reference: String, in address: RegistryAddress) throws(YareError) -> RegistryManifest {
        let pushed: RegistryTable.Manifest?
        var derived: DerivedManifest?
        if reference.utf8.contains(UInt8(ascii: ":")) {
            let digest = try OCIDigest(reference)
            pushed = try read { try $0.manifest(digest, in: address.name) }
            if pushed == nil { derived = try self.derived(digest, in: address) }
        } else {
            pushed = try read { try $0.manifest(tag: reference, in: address.name) }
            if pushed == nil { derived = try self.derived(tag: reference, in: address) }
        }
        if let pushed {
            return RegistryManifest(digest: pushed.digest, mediaType: pushed.mediaType, bytes: pushed.content)
        }
        guard let derived else { throw .unknownManifest(reference) }
        return RegistryManifest(digest: derived.digest, mediaType: OCIMediaType.manifest, bytes: derived.bytes)
    }

    private func derived(_ digest: OCIDigest, in address: RegistryAddress) throws(YareError) -> DerivedManifest? {
        for version in try repository.versions(of: address.chart, in: address.tenant) {
            let manifest = try derived.manifest(of: version, in: repository)
            if manifest.digest == digest { return manifest }
        }
        return nil
    }

    private func derived(tag: String, in address: RegistryAddress) throws(YareError) -> DerivedManifest? {
        guard let version = try version(tag: tag, in: address) else { return nil }
        return try derived.manifest(of: version, in: repository)
    }

    /// The version of a chart that lies under a tag.
    private func version(tag: String, in address: RegistryAddress) throws(YareError) -> StoredVersion? {
        try repository.versions(of: address.chart, in: address.tenant).first { version in
            ChartTag.tag(ofVersion: version.version) == tag
        }
    }

    // MARK: - Putting

    /// What came of a push.
    struct Put: Sendable {
        let digest: OCIDigest
        /// The manifest that the pushed one says something about.
        let subject: OCIDigest?
    }

    /// Keeps a manifest; that of a chart brings the chart into the repository.
    ///
    /// - Throws: `oci.invalid-manifest`, `oci.invalid-digest`, `registry.manifest-invalid`,
    ///   `registry.manifest-blob-unknown`, `upload.*`, `repository.version-exists`, `repository.full`, `storage.*`.
    func put(
        _ bytes: [UInt8], mediaType: String, as reference: String, in address: RegistryAddress
    ) throws(YareError) -> Put {
        let content = try OCIContent(bytes, mediaType: mediaType)
        var (digest, tag) = (OCIDigest(of: bytes), Optional(reference))
        if reference.utf8.contains(UInt8(ascii: ":")) {
            digest = try OCIDigest(reference)
            tag = nil
            guard digest.names(bytes) else {
                throw .digestMismatch(expected: reference, found: OCIDigest(of: bytes).description)
            }
        } else if !ChartTag.isValid(reference) {
            throw .unacceptableManifest("\(reference.debugDescription) is not a tag")
        }
        var row = RegistryTable.NewManifest(
            repository: address.name, digest: digest, mediaType: mediaType, content: bytes,
            subject: content.subject?.digest, blobs: [])
        if case .manifest(let manifest) = content, manifest.isChart {
            let version = try takeIn(manifest, tag: tag, address)
            row.version = version.identifier
            row.blobs = Set(([manifest.configuration] + manifest.layers).map(\.digest))
            row.blobs.remove(try OCIDigest(sha256: version.digest))
            try keep(row, tags: Set([tag, ChartTag.tag(ofVersion: version.version)].compactMap(\.self)))
            try forgetUpload(of: version, in: address)
        } else {
            row.blobs = try requireContent(of: content, in: address)
            try keep(row, tags: Set([tag].compactMap(\.self)))
        }
        return Put(digest: digest, subject: row.subject)
    }

    private func keep(_ row: RegistryTable.NewManifest, tags: Set<String>) throws(YareError) {
        try write { table in
            let identifier = try table.insert(row)
            for tag in tags { try table.tag(identifier, as: tag, in: row.repository) }
        }
    }

    /// The package is served from the chart's row from now on.
    private func forgetUpload(of version: StoredVersion, in address: RegistryAddress) throws(YareError) {
        let digest = try OCIDigest(sha256: version.digest)
        try write { table in
            guard try table.hasBlob(digest, in: address.name) else { return }
            try removeFile(try table.deleteBlob(digest, in: address.name))
        }
    }

    /// Makes sure that everything is there that a manifest names.
    private func requireContent(of content: OCIContent, in address: RegistryAddress) throws(YareError) -> Set<OCIDigest>
    {
        switch content {
        case .manifest(let manifest):
            for descriptor in [manifest.configuration] + manifest.layers {
                let blob = try namedContent(descriptor, in: address)
                guard blob.size == descriptor.size else {
                    throw .unacceptableManifest("\(descriptor.digest) has \(blob.size) bytes")
                }
            }
            return Set(([manifest.configuration] + manifest.layers).map(\.digest))
        case .index(let index):
            for descriptor in index.manifests {
                do {
                    _ = try manifest(descriptor.digest.description, in: address)
                } catch {
                    throw error.code == "registry.manifest-unknown" ? .unknownManifestBlob(descriptor.digest) : error
                }
            }
            return []
        }
    }

    /// Content that a manifest names.
    private func namedContent(_ descriptor: OCIDescriptor, in address: RegistryAddress) throws(YareError)
        -> RegistryBlob
    {
        do {
            return try blob(descriptor.digest, in: address)
        } catch {
            throw error.code == "registry.blob-unknown" ? .unknownManifestBlob(descriptor.digest) : error
        }
    }

    // MARK: - Charts

    /// Brings the chart of a manifest into the repository, unless it is there.
    private func takeIn(
        _ manifest: OCIManifest, tag: String?, _ address: RegistryAddress
    ) throws(YareError) -> StoredVersion {
        guard let layer = manifest.layer(OCIMediaType.chart) else {
            throw .unacceptableManifest("manifest does not contain a layer with mediatype \(OCIMediaType.chart)")
        }
        _ = try requireContent(of: .manifest(manifest), in: address)
        let package = try namedContent(layer, in: address).bytes()
        let inspection = try PackageInspection(package)
        try requireName(of: inspection.metadata, tag: tag, address)
        try requireConfiguration(of: manifest, inspection.metadata, address)
        let provenance = try manifest.layer(OCIMediaType.provenance).map { (layer) throws(YareError) in
            try namedContent(layer, in: address).bytes()
        }
        return try publish(package, provenance, inspection, in: address)
    }

    /// Publishes a package as other uploads are, or leaves it at what is there already.
    private func publish(
        _ package: [UInt8], _ provenance: [UInt8]?, _ inspection: PackageInspection, in address: RegistryAddress
    ) throws(YareError) -> StoredVersion {
        let present = try repository.versions(of: address.chart, in: address.tenant).first { version in
            version.version == inspection.metadata.version && version.digest == inspection.digest
        }
        let known = try present.flatMap { (version) throws(YareError) in
            try repository.provenance(of: version)?.bytes()
        }
        if let present, provenance == nil || known == provenance { return present }
        let request = PublishRequest(
            package: try upload(of: package),
            provenance: try provenance.map { (bytes) throws(YareError) in try upload(of: bytes) },
            // a signature may still come to a package that is there
            replaces: allowsOverwrite || (present != nil && known == nil))
        return try repository.publish(request, in: address.tenant)
    }

    private func upload(of bytes: [UInt8]) throws(YareError) -> PackageUpload {
        let upload = try repository.storage.beginUpload(limit: bytes.count)
        try upload.append(bytes)
        return upload
    }

    /// A chart lies under its own name and, where the tag is a version, under its own version.
    private func requireName(
        of metadata: ChartMetadata, tag: String?, _ address: RegistryAddress
    ) throws(YareError) {
        guard metadata.name == address.chart else {
            throw .unacceptableManifest("the package is chart \"\(metadata.name)\", not \"\(address.chart)\"")
        }
        guard let tag, ChartTag.version(ofTag: tag) != nil else { return }
        if tag != ChartTag.tag(ofVersion: metadata.version) {
            throw .unacceptableManifest("the package is version \"\(metadata.version)\", and the tag is \"\(tag)\"")
        }
    }

    /// The configuration must not tell of another chart than the package.
    private func requireConfiguration(
        of manifest: OCIManifest, _ metadata: ChartMetadata, _ address: RegistryAddress
    ) throws(YareError) {
        let bytes = try namedContent(manifest.configuration, in: address).bytes()
        let document = try? JSONReader().read(bytes)
        guard document?["name"]?.stringValue == metadata.name,
            document?["version"]?.stringValue == metadata.version
        else { throw .unacceptableManifest("the configuration does not tell of the chart in the package") }
    }

    // MARK: - Deleting

    /// Takes a manifest away by its digest, or a tag; with a chart's manifest goes the chart.
    ///
    /// - Throws: `registry.manifest-unknown`, `storage.*`, `database.*`.
    func delete(_ reference: String, in address: RegistryAddress) throws(YareError) {
        let manifest = try manifest(reference, in: address)
        let isTag = !reference.utf8.contains(UInt8(ascii: ":"))
        if let version = try version(of: manifest, in: address),
            !isTag || reference == ChartTag.tag(ofVersion: version.version)
        {
            return try repository.delete(version.version, of: address.chart, in: address.tenant)
        }
        try write { table in
            if isTag {
                try table.deleteTag(reference, in: address.name)
            } else if let row = try table.manifest(manifest.digest, in: address.name) {
                try table.delete(row)
            }
        }
    }

    /// The version of a chart that a manifest describes.
    private func version(
        of manifest: RegistryManifest, in address: RegistryAddress
    ) throws(YareError) -> StoredVersion? {
        let row = try read { try $0.manifest(manifest.digest, in: address.name) }
        for version in try repository.versions(of: address.chart, in: address.tenant) {
            if let row {
                if row.version == version.identifier { return version }
            } else if try derived.manifest(of: version, in: repository).digest == manifest.digest {
                return version
            }
        }
        return nil
    }
}
