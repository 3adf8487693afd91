import HTTPTypes
import HummingbirdTesting
import Testing
import YareBase
import YareRepository

@testable import YareServer

/// What the registry and the classic repository have in common, and who may do what.
@Suite struct RegistryHandlerTests {
    @Test func showsPushedChartsEverywhere() async throws {
        let world = try ServerWorld.registry()
        let chart = try PushedFixture(provenance: true)
        try await world.run { client async throws in
            #expect(try await client.push(chart).status == .created)
            let index = try await client.send(.get, "/index.yaml").text
            #expect(index.contains("charts/web-1.0.0.tgz"))
            #expect(index.contains(chart.layer.hexadecimal))
            #expect(try await client.send(.get, "/charts/web-1.0.0.tgz").bytes == chart.package)
            #expect(try await client.send(.get, "/charts/web-1.0.0.tgz.prov").text.contains("BEGIN PGP SIGNED"))
            let manifest = try await client.send(.get, "/v2/web/manifests/1.0.0")
            #expect(manifest.bytes == chart.manifest)
            for (descriptor, bytes) in chart.artifact.blobs {
                #expect(try await client.send(.get, "/v2/web/blobs/\(descriptor.digest)").bytes == bytes)
            }
        }
    }

    @Test func givesUploadedChartsAStableDigest() async throws {
        let world = try ServerWorld.registry()
        let package = try PackageFixture.package("web", "1.0.0+b.1")
        try world.site.repository.publish(package)
        try await world.run { client async throws in
            let first = try await client.send(.get, "/v2/web/manifests/1.0.0_b.1")
            let digest = try #require(first.header("Docker-Content-Digest"))
            #expect(digest == OCIDigest(of: first.bytes).description)
            #expect(try await client.send(.get, "/v2/web/tags/list").text.contains("1.0.0_b.1"))
            #expect(try await client.send(.get, "/v2/_catalog").text == #"{"repositories":["web"]}"#)
            // another server over the same rows comes to the same digest, also when asked for the digest first
            let again = RepositorySite(
                repository: world.site.repository, access: world.site.access, options: world.site.options)
            let store = RegistryStore(repository: again.repository, options: again.options)
            let address = try store.address("web")
            #expect(try store.manifest(digest, in: address).bytes == first.bytes)
            let manifest = try OCIManifest(first.bytes)
            #expect(manifest.isChart)
            #expect(try store.blob(manifest.configuration.digest, in: address).size == manifest.configuration.size)
            let layer = try #require(manifest.layer(OCIMediaType.chart))
            #expect(try await client.send(.get, "/v2/web/blobs/\(layer.digest)").bytes == package)
            try await again.stop()
        }
    }

    @Test func keepsTenantsApart() async throws {
        var options = ServerOptions()
        options.depth = .exactly(1)
        let world = try ServerWorld.registry(options)
        let chart = try PushedFixture()
        try await world.run { client async throws in
            #expect(try await client.push(chart, to: "ann/web").status == .created)
            #expect(try await client.send(.get, "/ann/index.yaml").text.contains("web-1.0.0.tgz"))
            #expect(try await client.send(.get, "/bob/index.yaml").text.contains("web-1.0.0.tgz") == false)
            #expect(try await client.send(.get, "/v2/bob/web/manifests/1.0.0").outcome == "404 MANIFEST_UNKNOWN")
            #expect(try await client.send(.get, "/v2/bob/web/blobs/\(chart.layer)").outcome == "404 BLOB_UNKNOWN")
            #expect(try await client.send(.get, "/v2/web/manifests/1.0.0").outcome == "404 NAME_UNKNOWN")
            #expect(try await client.send(.get, "/v2/_catalog").text == #"{"repositories":["ann/web"]}"#)
        }
    }

    private static func authorization(_ name: String) -> HTTPFields {
        [.authorization: "Basic " + Base64.standard.encoded(Array("\(name):password-\(name)".utf8))]
    }

    /// Ann has repository `ann`, Bob has `bob`; Bob reads nothing of Ann's.
    private func worldWithUsers() throws -> ServerWorld {
        var options = ServerOptions()
        options.depth = .exactly(1)
        let world = try ServerWorld.registry(options)
        for name in ["ann", "bob"] {
            try world.site.access.directory.add(
                name, password: "password-\(name)", rights: [.init([.read, .write, .delete], in: try .init(name))])
        }
        try world.site.access.refresh()
        return world
    }

    @Test func asksWhoIsCalling() async throws {
        let world = try worldWithUsers()
        try await world.run { client async throws in
            for path in ["/v2/", "/v2/_catalog", "/v2/ann/web/tags/list"] {
                let response = try await client.send(.get, path)
                #expect(response.outcome == "401 UNAUTHORIZED", "\(path)")
                #expect(response.headers[.wwwAuthenticate]?.hasPrefix("Basic realm=") == true)
            }
            #expect(try await client.send(.get, "/v2/", headers: Self.authorization("ann")).status == .ok)
        }
    }

    @Test func mountsOnlyWhatTheCallerMayRead() async throws {
        let world = try worldWithUsers()
        let chart = try PushedFixture()
        try await world.run { client async throws in
            let (ann, bob) = (Self.authorization("ann"), Self.authorization("bob"))
            #expect(try await client.push(chart, to: "ann/web", headers: ann).status == .created)
            try await client.putBlob(Array("secret".utf8), in: "ann/web", headers: ann)
            for digest in [chart.layer, OCIDigest(of: Array("secret".utf8))] {
                for query in ["mount=\(digest)&from=ann/web", "mount=\(digest)"] {
                    let response = try await client.send(.post, "/v2/bob/web/blobs/uploads/?\(query)", headers: bob)
                    #expect(response.status == .accepted)
                    #expect(
                        try await client.send(.head, "/v2/bob/web/blobs/\(digest)", headers: bob).status == .notFound)
                }
            }
            for path in ["tags/list", "manifests/1.0.0", "blobs/\(chart.layer)", "referrers/\(chart.digest)"] {
                #expect(try await client.send(.get, "/v2/ann/web/\(path)", headers: bob).outcome == "403 DENIED")
            }
            #expect(try await client.send(.get, "/v2/_catalog", headers: bob).text == #"{"repositories":[]}"#)
            #expect(
                try await client.send(.post, "/v2/ann/web/blobs/uploads/", headers: bob).outcome == "403 DENIED")
            #expect(
                try await client.send(.delete, "/v2/ann/web/manifests/1.0.0", headers: bob).outcome == "403 DENIED")
        }
    }

    @Test func refusesChartsThatLie() async throws {
        let world = try ServerWorld.registry()
        let chart = try PushedFixture("other", "1.0.0")
        let lying = try OCIManifest(
            configuration: OCIDescriptor(mediaType: OCIMediaType.chartConfiguration, of: Array("{}".utf8)),
            layers: chart.artifact.manifest.layers
        ).bytes()
        try await world.run { client async throws in
            #expect(try await client.push(chart, to: "web").outcome == "400 MANIFEST_INVALID")
            try await client.push(chart, to: "other")
            try await client.putBlob(Array("{}".utf8), in: "other")
            let headers: HTTPFields = [.contentType: OCIMediaType.manifest]
            let response = try await client.send(.put, "/v2/other/manifests/1.0.0", headers: headers, body: lying)
            #expect(response.outcome == "400 MANIFEST_INVALID")
            #expect(try await client.send(.get, "/index.yaml").text.contains("web") == false)
        }
    }

    @Test func doesNotReplaceVersionsUnasked() async throws {
        let world = try ServerWorld.registry()
        let first = try PushedFixture()
        let package = try PackageFixture.package("web", "1.0.0", values: "changed: true\n")
        let second = try ChartArtifact(package: package, created: .zero)
        try await world.run { client async throws in
            #expect(try await client.push(first).status == .created)
            #expect(try await client.push(first).status == .created)
            for (_, bytes) in second.blobs { try await client.putBlob(bytes, in: "web") }
            let headers: HTTPFields = [.contentType: OCIMediaType.manifest]
            let response = try await client.send(
                .put, "/v2/web/manifests/1.0.0", headers: headers, body: try second.manifest.bytes())
            #expect(response.outcome == "409 DENIED")
            #expect(try await client.send(.get, "/charts/web-1.0.0.tgz").bytes == first.package)
        }
    }

    @Test func forgetsManifestsOfReplacedVersions() async throws {
        let world = try ServerWorld.registry()
        let chart = try PushedFixture()
        try await world.run { client async throws in
            try await client.push(chart)
            let package = try PackageFixture.package("web", "1.0.0", values: "changed: true\n")
            try world.site.repository.publish(package, replaces: true)
            #expect(try await client.send(.get, "/v2/web/manifests/\(chart.digest)").status == .notFound)
            let manifest = try OCIManifest(try await client.send(.get, "/v2/web/manifests/1.0.0").bytes)
            #expect(manifest.layer(OCIMediaType.chart)?.digest == OCIDigest(of: package))
        }
    }

    @Test func deletesTheChartWithItsManifest() async throws {
        let world = try ServerWorld.registry()
        let chart = try PushedFixture()
        try await world.run { client async throws in
            try await client.push(chart)
            _ = try await client.send(
                .put, "/v2/web/manifests/latest", headers: [.contentType: OCIMediaType.manifest], body: chart.manifest)
            #expect(try await client.send(.get, "/v2/web/tags/list").text.contains(#"["1.0.0","latest"]"#))
            #expect(try await client.send(.delete, "/v2/web/manifests/latest").status == .accepted)
            #expect(try await client.send(.get, "/v2/web/tags/list").text.contains(#"["1.0.0"]"#))
            #expect(try await client.send(.delete, "/v2/web/manifests/\(chart.digest)").status == .accepted)
            #expect(try await client.send(.get, "/index.yaml").text.contains("web") == false)
            #expect(try await client.send(.get, "/v2/web/tags/list").outcome == "404 NAME_UNKNOWN")
        }
    }

    @Test func listsWhatRefersToAChart() async throws {
        let world = try ServerWorld.registry()
        let chart = try PushedFixture()
        let signature = try OCIManifest(
            artifactType: "application/vnd.example.signature",
            configuration: OCIDescriptor(mediaType: "application/vnd.oci.empty.v1+json", of: Array("{}".utf8)),
            layers: [], subject: OCIDescriptor(mediaType: OCIMediaType.manifest, of: chart.manifest),
            annotations: ["by": "ann"]
        ).bytes()
        try await world.run { client async throws in
            try await client.push(chart)
            try await client.putBlob(Array("{}".utf8), in: "web")
            let put = try await client.send(
                .put, "/v2/web/manifests/\(OCIDigest(of: signature))",
                headers: [.contentType: OCIMediaType.manifest], body: signature)
            #expect(put.header("OCI-Subject") == chart.digest.description)
            let all = try OCIIndex(try await client.send(.get, "/v2/web/referrers/\(chart.digest)").bytes)
            #expect(all.manifests.map(\.artifactType) == ["application/vnd.example.signature"])
            #expect(all.manifests.first?.annotations == ["by": "ann"])
            let none = try await client.send(.get, "/v2/web/referrers/\(chart.digest)?artifactType=x/y")
            #expect(try OCIIndex(none.bytes).manifests.isEmpty)
        }
    }

    @Test func goesThroughListsPageByPage() async throws {
        let world = try ServerWorld.registry()
        for version in ["1.0.0", "1.1.0", "1.10.0", "1.2.0"] {
            try world.site.repository.publish(try PackageFixture.package("web", version))
        }
        try await world.run { client async throws in
            let first = try await client.send(.get, "/v2/web/tags/list?n=3")
            #expect(first.text == #"{"name":"web","tags":["1.0.0","1.1.0","1.10.0"]}"#)
            #expect(first.header("Link") == #"</v2/web/tags/list?last=1.10.0&n=3>; rel="next""#)
            let second = try await client.send(.get, "/v2/web/tags/list?last=1.10.0&n=3")
            #expect(second.text == #"{"name":"web","tags":["1.2.0"]}"#)
            #expect(second.header("Link") == nil)
        }
    }
}
