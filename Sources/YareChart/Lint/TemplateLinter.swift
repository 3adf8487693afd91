import YareBase
import YareYAML

/// Examines templates and what they render to, by the rules of `helm lint`.
public struct TemplateLinter: Sendable {
    public init() {}

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
        do {
            for document in try YAMLReader(numbers: .exact).readAll(rendered) where !document.isNull {
                messages += ManifestLinter(path: file.name, manifest: document).messages
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
                    .error, file.name,
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

/// Examines one Kubernetes object.
private struct ManifestLinter {
    let path: String
    let manifest: Value

    var messages: [LintMessage] {
        [name, selector, listAnnotations].compactMap(\.self)
    }

    private var kind: String { manifest["kind"]?.stringValue ?? "" }

    private var name: LintMessage? {
        let name = manifest.value(at: ["metadata", "name"])?.stringValue ?? ""
        guard let rule = ObjectNameRule(kind: kind).violation(by: name) else { return nil }
        let quoted = GoText.quoted(name)
        return LintMessage(
            .warning, path,
            "object name does not conform to Kubernetes naming requirements: \(quoted): metadata.name: Invalid value: "
                + "\(quoted): \(rule)")
    }

    private var selector: LintMessage? {
        guard ["Deployment", "ReplicaSet", "DaemonSet", "StatefulSet"].contains(kind) else { return nil }
        let selector = manifest.value(at: ["spec", "selector"])
        if selector?["matchLabels"] != nil || selector?["matchExpressions"] != nil { return nil }
        let name = manifest.value(at: ["metadata", "name"])?.stringValue ?? ""
        return LintMessage(
            .error, path,
            "a \(kind) must contain matchLabels or matchExpressions, and \(GoText.quoted(name)) does not")
    }

    private var listAnnotations: LintMessage? {
        guard kind == "List", case .list(let items)? = manifest["items"] else { return nil }
        let key = "helm.sh/resource-policy"
        guard items.contains(where: { $0.value(at: ["metadata", "annotations", key]) != nil }) else { return nil }
        return LintMessage(.error, path, "Annotation '\(key)' within List objects are ignored")
    }
}
