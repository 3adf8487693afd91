import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing
import YareBase

@testable import YareServer

struct CatalogueWeightTests {
    /// Pages of a chart larger than nearly all weigh at most 100 KB on their way, with all that they load.
    @Test func pagesWeighLittle() async throws {
        let world = try CatalogueWorld()
        let words = ["image", "service", "ingress", "resources", "persistence", "metrics", "rbac", "probes"]
        let values = (0..<1_000).map {
            "# what \(words[$0 % 8]) \($0) is for\n\(words[$0 % 8])\($0): \"value \($0 * 7_919 % 1_000)\"\n"
        }
        let rows = (0..<400).map {
            "| `\(words[$0 % 8])\($0)` | What number \($0 * 7_919 % 1_000) is for | `\($0)` |\n"
        }
        let templates = (0..<30).map { index in
            (
                "templates/\(index).yaml",
                String(repeating: "kind: Service\nname: {{ .Values.\(words[index % 8]) }}\n", count: 40)
            )
        }
        var files = [
            "README.md": "# Large\n\n| Key | About | Default |\n|---|---|---|\n" + rows.joined(),
            "values.yaml": values.joined(),
        ]
        for (name, text) in templates { files[name] = text }
        for version in 0..<40 { try world.publish("large", "1.\(version).0", files: files) }
        for index in 0..<30 {
            try world.publish("chart-\(index)", "1.0.0", "description: One of many charts that are listed")
        }
        let assets = [CatalogueAsset.style, .script, .mark].reduce(0) { $0 + ($1.packed?.count ?? $1.content.count) }
        #expect(assets < 20_000)
        for uri in [
            "/", "/catalogue/charts/large", "/catalogue/charts/large?tab=values",
            "/catalogue/charts/large?tab=templates",
            "/catalogue/charts/large?tab=versions", "/catalogue/compare/large?from=1.0.0",
        ] {
            let page = try await world.answer(.get, uri, [.acceptEncoding: "gzip"])
            #expect(page.headers[.contentEncoding] == "gzip")
            #expect(page.body.readableBytes + assets <= 100_000, "\(uri): \(page.body.readableBytes)")
        }
    }
}
