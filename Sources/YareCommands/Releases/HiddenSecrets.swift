import YareBase
import YareEngine
import YareYAML

/// Manifests without the contents of their Secrets, for `--hide-secret`.
enum HiddenSecrets {
    /// A stream of manifests in which Helm's remark takes the place of each Secret.
    static func manifest(_ stream: String) -> String {
        ManifestSplitter.documents(in: stream).map { document in
            guard isSecret(document), let source = document.split(separator: "\n").first else {
                return "---\n\(document)\n"
            }
            return "---\n\(source)\n# HIDDEN: The Secret output has been suppressed\n"
        }.joined()
    }

    private static func isSecret(_ document: String) -> Bool {
        guard let object = try? YAMLReader().read(document) else { return false }
        return object["kind"]?.stringValue == "Secret" && object["apiVersion"]?.stringValue == "v1"
    }
}
