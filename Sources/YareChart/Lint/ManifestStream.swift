import YareBase
import YareYAML

/// Manifests in one text, taken apart as Kubernetes' own reader does: at lines that begin with `---`, behind which nothing
/// but a comment may stand.
///
/// Source: `YAMLReader` in `k8s.io/apimachinery/pkg/util/yaml`.
struct ManifestStream {
    private var rest: ArraySlice<Substring>

    init(_ text: String) {
        rest = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    }

    /// The next document; `nil` behind the last one.
    ///
    /// - Throws: `yaml.*`, `manifest.invalid-separator`.
    mutating func next() throws(YareError) -> Value? {
        var lines: [Substring] = []
        while let line = rest.popFirst() {
            if line.hasPrefix("---") {
                let behind = String(line.dropFirst(3)).trimmingASCIISpace()
                guard behind.isEmpty || behind.hasPrefix("#") else {
                    throw YareError("manifest.invalid-separator", "invalid Yaml document separator: \(behind)")
                }
                if !lines.isEmpty { break }
            }
            lines.append(line)
        }
        if lines.isEmpty { return nil }
        return try YAMLReader(numbers: .exact).read(lines.joined(separator: "\n"))
    }
}
