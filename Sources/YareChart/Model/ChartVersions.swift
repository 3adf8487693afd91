public import YareBase

/// Questions about versions that charts ask, with Helm's answers.
public enum ChartVersions {
    /// Whether a version satisfies a constraint; not when either cannot be read.
    public static func matches(_ version: String, constraint: String) -> Bool {
        guard let version = try? SemanticVersion(version), let constraint = try? VersionConstraint(constraint) else {
            return false
        }
        return constraint.matches(version)
    }
}

extension Chart {
    /// Checks that the chart works with a version of Kubernetes.
    ///
    /// - Throws: `chart.incompatible-kubernetes`.
    public func requireCompatibility(withKubernetes version: String) throws(YareError) {
        let constraint = metadata.kubeVersion
        if constraint.isEmpty || ChartVersions.matches(version, constraint: constraint) { return }
        throw .incompatibleKubernetes(constraint: constraint, version: version)
    }

    /// Checks that every dependency of `Chart.yaml` lies under `charts/`.
    ///
    /// - Throws: `chart.missing-dependencies`.
    public func requireDependencies() throws(YareError) {
        let missing = metadata.listedDependencies.map(\.name).filter { name in
            !dependencies.contains { $0.name == name }
        }
        if !missing.isEmpty { throw .missingDependencies(missing) }
    }
}
