public import YareBase

/// How a dependency of `Chart.yaml` stands in `charts/`: the words of `dependency list`.
public enum DependencyStatus: String, Sendable {
    case ok
    case unpacked
    case missing
    case corrupt
    case misnamed
    case wrongVersion = "wrong version"
    case invalidVersion = "invalid version"
    case tooManyMatches = "too many matches"
    case badPattern = "bad pattern"

    /// A package in `charts/`.
    public struct Package: Sendable {
        /// The name of the file: `redis-1.2.3.tgz`.
        public let fileName: String
        /// The chart in it, or why it cannot be loaded.
        public let chart: Result<Chart, YareError>

        public init(fileName: String, chart: Result<Chart, YareError>) {
            self.fileName = fileName
            self.chart = chart
        }
    }

    /// Finds out how a dependency stands.
    ///
    /// - Parameters:
    ///   - packages: the packages in `charts/`.
    ///   - charts: all charts in `charts/` that could be loaded, packages and folders.
    public init(of dependency: ChartDependency, packages: [Package], charts: [Chart]) {
        // Helm takes the name for a pattern of file names
        guard let pattern = try? PathPattern("\(dependency.name)-*.tgz") else {
            self = .badPattern
            return
        }
        let candidates = packages.filter { pattern.matches($0.fileName) }
        let versioned = candidates.count > 1 ? candidates.filter { $0.bearsVersion(of: dependency) } : candidates
        if versioned.count > 1 {
            self = .tooManyMatches
        } else if let package = versioned.first {
            self = DependencyStatus(of: dependency, package: package)
        } else if let chart = charts.last(where: { $0.name == dependency.name }) {
            self = DependencyStatus.problem(with: chart.metadata.version, dependency) ?? .unpacked
        } else {
            self = .missing
        }
    }

    private init(of dependency: ChartDependency, package: Package) {
        guard case .success(let chart) = package.chart else {
            self = .corrupt
            return
        }
        self =
            chart.name != dependency.name
            ? .misnamed : DependencyStatus.problem(with: chart.metadata.version, dependency) ?? .ok
    }

    /// What is wrong with a version that a dependency finds.
    private static func problem(with version: String, _ dependency: ChartDependency) -> DependencyStatus? {
        if version == dependency.version { return nil }
        guard let constraint = try? VersionConstraint(dependency.version), let version = try? SemanticVersion(version)
        else { return .invalidVersion }
        return constraint.matches(version) ? nil : .wrongVersion
    }
}

extension DependencyStatus.Package {
    /// Whether what follows the dependency's name in the file's name is a version, and not a longer name.
    fileprivate func bearsVersion(of dependency: ChartDependency) -> Bool {
        let version = fileName.dropFirst(dependency.name.count + 1).dropLast(".tgz".count)
        return (try? SemanticVersion(strict: String(version))) != nil
    }
}
