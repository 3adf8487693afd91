import Testing
import YareBase
import YareChart
import YareRepository

/// What `helm push` of Helm 3.17.3 put into a registry, byte for byte.
@Suite struct ChartManifestTests {
    private var metadata: ChartMetadata {
        var metadata = ChartMetadata(name: "web", version: "0.1.0")
        metadata.description = "A Helm chart for Kubernetes"
        metadata.type = "application"
        metadata.appVersion = "1.16.0"
        metadata.home = "https://example.org"
        metadata.sources = ["https://a.example/x", "https://b.example"]
        metadata.maintainers = [
            ChartMaintainer(name: "Ann", email: "a@x.org", url: "https://u"), ChartMaintainer(name: "Bob"),
            ChartMaintainer(email: "c@c.org"),
        ]
        metadata.annotations = [
            "org.opencontainers.image.title": "no", "x/y": "z<&>", "org.opencontainers.image.created": "then",
        ]
        return metadata
    }

    private let configuration =
        #"{"name":"web","home":"https://example.org","sources":["https://a.example/x","https://b.example"],"#
        + #""version":"0.1.0","description":"A Helm chart for Kubernetes","maintainers":[{"name":"Ann","#
        + #""email":"a@x.org","url":"https://u"},{"name":"Bob"},{"email":"c@c.org"}],"apiVersion":"v2","#
        + #""appVersion":"1.16.0","annotations":{"org.opencontainers.image.created":"then","#
        + #""org.opencontainers.image.title":"no","x/y":"z\u003c\u0026\u003e"},"type":"application"}"#

    private let manifest =
        #"{"schemaVersion":2,"config":{"mediaType":"application/vnd.cncf.helm.config.v1+json","#
        + #""digest":"sha256:dc2517001dac625ce5b97d51592dce1b9f7504e56dee4aa60056611dbf418e94","size":446},"#
        + #""layers":[{"mediaType":"application/vnd.cncf.helm.chart.content.v1.tar+gzip","#
        + #""digest":"sha256:94b482b03be57e3476a9364931f8a0ebe371c5f8063bed0ee5c159e4bc99d9d1","size":4268}],"#
        + #""annotations":{"org.opencontainers.image.authors":"Ann (a@x.org), Bob,  (c@c.org)","#
        + #""org.opencontainers.image.created":"then","#
        + #""org.opencontainers.image.description":"A Helm chart for Kubernetes","#
        + #""org.opencontainers.image.source":"https://a.example/x","org.opencontainers.image.title":"web","#
        + #""org.opencontainers.image.url":"https://example.org","org.opencontainers.image.version":"0.1.0","#
        + #""x/y":"z\u003c\u0026\u003e"}}"#

    private let package = (
        "sha256:94b482b03be57e3476a9364931f8a0ebe371c5f8063bed0ee5c159e4bc99d9d1", 4268
    )

    @Test func writesTheConfigurationAsHelm() throws {
        #expect(String(decoding: try metadata.configuration(), as: UTF8.self) == configuration)
    }

    @Test func writesTheManifestAsHelm() throws {
        let made = try ChartManifest.manifest(
            of: metadata, package: (try OCIDigest(package.0), package.1), provenance: nil, created: .zero)
        #expect(String(decoding: try made.bytes(), as: UTF8.self) == manifest)
        #expect(
            OCIDigest(of: try made.bytes()).description
                == "sha256:62eaf6d582b48664510a17917af727a9957036488d3cead68374a06112feda92")
    }

    @Test func readsWhatItWrites() throws {
        let read = try OCIManifest(Array(manifest.utf8))
        #expect(read.isChart)
        #expect(read.layer(OCIMediaType.chart)?.size == 4268)
        #expect(read.layer(OCIMediaType.provenance) == nil)
        #expect(String(decoding: try read.bytes(), as: UTF8.self) == manifest)
    }

    @Test func writesDependenciesInTheOrderOfTheirFields() throws {
        var metadata = ChartMetadata(name: "web", version: "1.0.0")
        var dependency = ChartDependency(name: "db", version: "^1", repository: "oci://h/charts", alias: "store")
        dependency.tags = ["back"]
        dependency.condition = "db.enabled"
        dependency.importValues = ["data", ["child": "a", "parent": "b"]]
        metadata.dependencies = [dependency, ChartDependency(name: "cache")]
        #expect(
            String(decoding: try metadata.configuration(), as: UTF8.self)
                == #"{"name":"web","version":"1.0.0","apiVersion":"v2","dependencies":[{"name":"db","version":"^1","#
                + #""repository":"oci://h/charts","condition":"db.enabled","tags":["back"],"#
                + #""import-values":["data",{"child":"a","parent":"b"}],"alias":"store"},"#
                + #"{"name":"cache","repository":""}]}"#)
    }

    @Test func putsLayersInTheOrderOfTheirDigests() throws {
        let (low, high) = (OCIDigest(of: [1]), OCIDigest(of: [0]))
        #expect(low.description < high.description)
        let made = try ChartManifest.manifest(of: metadata, package: (high, 1), provenance: (low, 1), created: .zero)
        #expect(made.layers.map(\.mediaType) == [OCIMediaType.provenance, OCIMediaType.chart])
    }

    @Test func leavesEmptyAnnotationsOut() {
        let annotations = ChartManifest.annotations(
            of: ChartMetadata(name: "web", version: "1.0.0"),
            created: Timestamp(seconds: 1_700_000_000, offset: 7200))
        #expect(
            annotations == [
                "org.opencontainers.image.created": "2023-11-15T00:13:20+02:00",
                "org.opencontainers.image.title": "web", "org.opencontainers.image.version": "1.0.0",
            ])
    }
}
