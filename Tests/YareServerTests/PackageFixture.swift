import YareArchive
import YareBase
import YareChart

@testable import YareServer

/// Packages, made as tests need them.
enum PackageFixture {
    /// The bytes of the package of a small chart.
    static func package(_ name: String, _ version: String, _ rest: String = "", values: String = "") throws -> [UInt8] {
        var loader = ChartLoader()
        let chart = try loader.load(members: [
            ArchiveMember(
                path: "Chart.yaml", bytes: Array("apiVersion: v2\nname: \(name)\nversion: \(version)\n\(rest)".utf8)),
            ArchiveMember(path: "values.yaml", bytes: Array(values.utf8)),
            ArchiveMember(
                path: "templates/a.yaml",
                bytes: Array("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: site\n".utf8)),
        ])
        return try ChartPackager().package(chart).bytes
    }

    /// A provenance file, not signed by anybody, that vouches for a package.
    static func provenance(_ name: String, _ version: String, digest: String) -> [UInt8] {
        Array(
            """
            -----BEGIN PGP SIGNED MESSAGE-----
            Hash: SHA512

            apiVersion: v2
            name: \(name)
            version: \(version)

            ...
            files:
              \(name)-\(version).tgz: sha256:\(digest)
            -----BEGIN PGP SIGNATURE-----

            wsBcBAEBCgAQ
            -----END PGP SIGNATURE-----

            """.utf8)
    }
}

extension ChartRepository {
    /// Publishes bytes.
    @discardableResult
    func publish(
        _ bytes: [UInt8], provenance: [UInt8]? = nil, replaces: Bool = false, in tenant: TenantPath = .root
    ) throws -> StoredVersion {
        try publish(
            PublishRequest(
                package: try upload(bytes), provenance: try provenance.map { try upload($0) }, replaces: replaces),
            in: tenant)
    }

    /// Bytes on their way into the storage.
    func upload(_ bytes: [UInt8]) throws -> PackageUpload {
        let upload = try storage.beginUpload(limit: 1 << 20)
        try upload.append(bytes)
        return upload
    }
}
