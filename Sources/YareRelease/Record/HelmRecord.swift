public import YareBase
import YareYAML

/// The form in which Helm records a revision: `base64(gzip(JSON))`.
///
/// Source: `pkg/storage/driver/util.go` and the JSON of `pkg/release`. Fields that Yare does not know are dropped, as
/// Helm drops them; Yare's own stand under `yare`, which Helm passes over.
public enum HelmRecord {
    /// The largest record that is read, unpacked, in bytes.
    static let largest = 256 << 20

    /// The record of a revision, as the `release` entry of a Secret holds it before the Secret's own base64.
    public static func encoded(_ release: Release) throws(YareError) -> String {
        let text = try JSONWriter.text(of: document(release), escapesHTML: true)
        return Base64.standard.encoded(try Compression.gzip(Array(text.utf8), level: 9))
    }

    /// Reads a record; one that is not compressed, as old Helms wrote them, too.
    ///
    /// - Throws: `release.unreadable-record`.
    public static func decoded(_ record: String, name: String) throws(YareError) -> Release {
        do {
            var bytes = try Base64.standard.decoded(record)
            if bytes.starts(with: [0x1F, 0x8B, 0x08]) { bytes = try Compression.inflate(bytes, limit: largest) }
            return try release(JSONReader().read(bytes))
        } catch {
            throw .unreadableRecord(name, error.message)
        }
    }

    /// The record as data.
    static func document(_ release: Release) -> Value {
        var map: ValueMap = [
            "name": .string(release.name), "namespace": .string(release.namespace),
            "version": .int(Int64(release.revision)), "info": info(release.info), "chart": chart(release.chart),
            "config": .map(release.config), "manifest": .string(release.manifest),
            "hooks": .list(release.hooks.map(HookRecord.document)),
        ]
        map["apply_method"] = release.applyMethod.map { .string($0.rawValue) }
        if !release.origin.isEmpty { map["yare"] = release.origin.document }
        return .map(map)
    }

    private static func info(_ info: ReleaseInfo) -> Value {
        var map: ValueMap = [
            "first_deployed": .string(info.firstDeployed.text()), "last_deployed": .string(info.lastDeployed.text()),
            "deleted": .string(info.deleted?.text() ?? ""), "description": .string(info.description),
            "status": .string(info.status.rawValue),
        ]
        if !info.notes.isEmpty { map["notes"] = .string(info.notes) }
        map["rollback_revision"] = info.rollbackRevision.map { .int(Int64($0)) }
        return .map(map)
    }

    private static func chart(_ chart: ChartRecord) -> Value {
        [
            "metadata": .map(chart.metadata), "lock": chart.lock.map(Value.map) ?? .null,
            "templates": .list(chart.templates.map(ChartRecord.document)), "values": .map(chart.values),
            "schema": chart.schema.map { .string(Base64.standard.encoded($0)) } ?? .null,
            "files": .list(chart.files.map(ChartRecord.document)),
        ]
    }
}
