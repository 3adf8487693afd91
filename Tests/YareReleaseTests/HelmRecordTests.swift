import Testing
import YareBase
import YareChart
import YareYAML

@testable import YareRelease

struct HelmRecordTests {
    /// A record with the fields of Helm 3, some of them null or in Go's zero form.
    private let json = #"""
        {"name":"web","info":{"first_deployed":"2024-05-01T10:00:00.123456789+02:00",
        "last_deployed":"2024-05-01T10:00:01+02:00","deleted":"","description":"Install complete","status":"deployed",
        "notes":"hello\n"},"chart":{"metadata":{"name":"shop","version":"0.1.0","apiVersion":"v2"},"lock":null,
        "templates":[{"name":"templates/a.yaml","data":"a2luZDogQQo="}],"values":{"n":1},"schema":null,"files":[]},
        "config":{"n":2},"manifest":"---\nkind: A\n","hooks":[{"name":"h","kind":"Job","path":"p","manifest":"m",
        "events":["test"],"last_run":{"started_at":"","completed_at":"","phase":""}}],"version":3,"namespace":"shop",
        "something_new":true}
        """#

    @Test func readsWhatHelmWrote() throws {
        let packed = Base64.standard.encoded(try Compression.gzip(Array(json.utf8), level: 9))
        for record in [packed, Base64.standard.encoded(Array(json.utf8))] {
            let release = try HelmRecord.decoded(record, name: "web")
            #expect(release.key == ReleaseKey(namespace: "shop", name: "web", revision: 3))
            #expect(release.key.recordName == "sh.helm.release.v1.web.v3")
            #expect(release.info.firstDeployed.text() == "2024-05-01T10:00:00.123456789+02:00")
            #expect(release.info.deleted == nil)
            #expect(release.info.status == .deployed)
            #expect(release.chart.templates.map { String(decoding: $0.bytes, as: UTF8.self) } == ["kind: A\n"])
            #expect(release.chart.title == "shop-0.1.0")
            #expect(release.config == ["n": .double(2)])
            #expect(release.hooks.first?.lastRun == HookRecord.Run())
            #expect(release.applyMethod == nil)
        }
    }

    @Test func writesHelmsFields() throws {
        let document = HelmRecord.document(.sample())
        let text = try JSONWriter.text(of: document)
        #expect(
            document.mapValue?.keys == [
                "apply_method", "chart", "config", "hooks", "info", "manifest", "name", "namespace", "version", "yare",
            ])
        #expect(
            document["info"]?.mapValue?.keys == [
                "deleted", "description", "first_deployed", "last_deployed", "notes", "status",
            ])
        #expect(document["info"]?["deleted"] == "")
        #expect(document["hooks"]?[0]?["weight"] == -5)
        #expect(text.contains(#""schema":"e30=""#))
    }

    @Test func bringsBackWhatItWrote() throws {
        let release = Release.sample()
        #expect(try HelmRecord.decoded(HelmRecord.encoded(release), name: "web") == release)
    }

    @Test(arguments: ["", "????", "bm90IGpzb24=", "H4sIAAAAAAAA", "e30="]) func refuses(_ record: String) {
        let error = #expect(throws: YareError.self) { try HelmRecord.decoded(record, name: "web") }
        #expect(error?.code == "release.unreadable-record")
    }
}

struct CompressionTests {
    @Test(arguments: [0, 1, 1000, 300_000]) func bringsBackWhatItPacked(_ count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
        #expect(try Compression.inflate(Compression.gzip(bytes, level: 9), limit: count + 1) == bytes)
        #expect(try Compression.inflate(Compression.deflate(bytes, level: 3), limit: count + 1) == bytes)
    }

    @Test func boundsWhatItUnpacks() throws {
        let bomb = try Compression.deflate([UInt8](repeating: 0, count: 10_000_000), level: 9)
        let error = #expect(throws: YareError.self) { try Compression.inflate(bomb, limit: 1 << 20) }
        #expect(error?.message == "packed data cannot be read: it is larger than 1048576 bytes")
    }

    @Test func refusesDamagedData() throws {
        var packed = try Compression.deflate(Array("some text that is long enough".utf8), level: 3)
        packed.removeLast(6)
        #expect(throws: YareError.self) { try Compression.inflate(packed, limit: 1000) }
    }
}
