import YareBase
import YareYAML

/// Examines templates and what they render to, by the rules of `helm lint`.
public struct TemplateLinter: Sendable {
    /// The minor version of Kubernetes 1 that the chart is meant for.
    private let kubernetesMinor: Int

    public init(kubernetesMinor: Int) {
        self.kubernetesMinor = kubernetesMinor
    }

    /// The remarks about one template.
    ///
    /// - Parameters:
    ///   - file: the template; its name is the path inside the chart.
    ///   - rendered: what it rendered to; `nil` when it was not rendered.
    public func messages(of file: ChartFile, rendered: String?) -> [LintMessage] {
        var messages = sourceMessages(of: file)
        guard file.name.hasSuffix(".yaml") || file.name.hasSuffix(".yml"), let rendered,
            !rendered.trimmingASCIISpace().isEmpty
        else { return messages }
        if let line = TemplateLinter.indentedFirstLine(of: rendered) {
            let quoted = GoText.quoted(line)
            messages.append(
                LintMessage(
                    .warning, file.name,
                    "document starts with an illegal indent: \(quoted), which may cause parsing problems"))
        }
        var manifests = ManifestStream(rendered)
        let hasSelectors = rendered.contains("matchLabels") || rendered.contains("matchExpressions")
        do {
            while let document = try manifests.next() {
                guard
                    let linter = try ManifestLinter(
                        path: file.name, document, kubernetesMinor, hasSelectors: hasSelectors)
                else { continue }
                messages += linter.messages
            }
        } catch {
            messages.append(LintMessage(.error, file.name, "unable to parse YAML: \(error.message)"))
        }
        return messages
    }

    private func sourceMessages(of file: ChartFile) -> [LintMessage] {
        var messages: [LintMessage] = []
        let suffix =
            file.name.baseName.utf8.lastIndex(of: UInt8(ascii: ".")).map { String(file.name.baseName[$0...]) } ?? ""
        if ![".yaml", ".yml", ".tpl", ".txt"].contains(suffix) {
            messages.append(
                LintMessage(
                    .error, file.name,
                    "file extension '\(suffix)' not valid. Valid extensions are .yaml, .yml, .tpl, or .txt"))
        }
        let text = String(decoding: file.bytes, as: UTF8.self)
        if text.contains("crd-install") {
            messages.append(
                LintMessage(
                    .warning, file.name,
                    "manifest is a crd-install hook. This hook is no longer supported in v3 and all CRDs should also "
                        + "exist the crds/ directory at the top level of the chart"))
        }
        if text.contains(".Release.Time") {
            messages.append(
                LintMessage(
                    .error, file.name,
                    "Release.Time has been removed in v3, please replace with the `now` function in your templates"))
        }
        return messages
    }

    /// The first line that holds something, when it begins with white space.
    private static func indentedFirstLine(of text: String) -> String? {
        let line = text.split(separator: "\n").first { !String($0).trimmingASCIISpace().isEmpty }
        guard let line, line.hasPrefix(" ") || line.hasPrefix("\t") else { return nil }
        return String(line)
    }
}
