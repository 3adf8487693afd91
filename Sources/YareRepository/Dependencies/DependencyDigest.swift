import Crypto
import YareBase
import YareChart
import YareYAML

/// The digests by which a lock file tells whether it still fits the dependencies (Helm's `internal/resolver`).
enum DependencyDigest {
    /// The digest of what is asked for and what it was resolved to.
    ///
    /// - Throws: `json.unwritable`.
    static func digest(of requested: [ChartDependency], locked: [ChartDependency]) throws(YareError) -> String {
        var writer = JSONWriter()
        writer.beginList(count: 2)
        for dependencies in [requested, locked] { dependencies.write(to: &writer) }
        writer.endList()
        return text(of: try writer.finish())
    }

    /// The digest that Helm 2 wrote: of what is asked for alone.
    ///
    /// - Throws: `json.unwritable`.
    static func legacyDigest(of requested: [ChartDependency]) throws(YareError) -> String {
        var writer = JSONWriter()
        writer.beginMap(count: 1)
        writer.writeKey("dependencies")
        requested.write(to: &writer)
        writer.endMap()
        return text(of: try writer.finish())
    }

    private static func text(of json: String) -> String {
        "sha256:" + Hexadecimal.text(SHA256.hash(data: Array(json.utf8)))
    }
}

extension [ChartDependency] {
    /// Tells the dependencies to a sink with their keys in the order of Go's struct, which the digest depends on.
    fileprivate func write(to writer: inout JSONWriter) {
        writer.beginList(count: count)
        for dependency in self {
            guard case .map(let document) = dependency.document else { continue }
            writer.beginMap(count: document.count)
            for key in ChartVersionRecord.dependencyKeys {
                guard let value = document[key] else { continue }
                writer.writeKey(key)
                value.write(to: &writer)
            }
            writer.endMap()
        }
        writer.endList()
    }
}
