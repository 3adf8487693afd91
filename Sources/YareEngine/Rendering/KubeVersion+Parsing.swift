public import YareBase

extension Capabilities.KubeVersion {
    /// Reads a version as `--kube-version` takes it: `1.29`, `v1.29.3`.
    ///
    /// - Throws: `capabilities.invalid-kube-version` in Helm's words.
    public init(parsing text: String) throws(YareError) {
        let version: SemanticVersion
        do {
            version = try SemanticVersion(text)
        } catch {
            throw .invalidKubeVersion(text, because: error.message)
        }
        self.init(version: "v\(version)", major: "\(version.major)", minor: "\(version.minor)")
    }
}

extension YareError {
    /// A version of Kubernetes cannot be read (`capabilities.invalid-kube-version`).
    static func invalidKubeVersion(_ text: String, because reason: String) -> YareError {
        YareError("capabilities.invalid-kube-version", "invalid kube version '\(text)': \(reason)")
    }
}
