import Crypto
import Foundation
import YareBase

/// A file that pages load: made once, named by its digest, so that browsers keep it for good.
struct CatalogueAsset: Sendable {
    let content: [UInt8]
    /// The same packed by gzip.
    let packed: [UInt8]?
    let type: String
    /// The last part of its path.
    let name: String

    var path: String { "/catalogue/assets/" + name }

    static let style = CatalogueAsset(Style.css, "text/css; charset=utf-8", "style", "css")
    static let script = CatalogueAsset(Script.text, "text/javascript; charset=utf-8", "script", "js")
    static let mark = CatalogueAsset(PageIcons.markFile, "image/svg+xml", "mark", "svg")

    /// The asset with a name.
    static func named(_ name: String) -> CatalogueAsset? {
        [style, script, mark].first { $0.name == name }
    }

    private init(_ text: String, _ type: String, _ name: String, _ ending: String) {
        content = Array(text.utf8)
        packed = Gzip.packed(content)
        self.type = type
        let digest = Hexadecimal.text(SHA256.hash(data: Data(content)))
        self.name = "\(name)-\(digest.prefix(12)).\(ending)"
    }
}
