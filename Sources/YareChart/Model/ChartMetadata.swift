public import YareBase

/// What `Chart.yaml` says about a chart.
///
/// A text that the file leaves out is empty here, as in the Go struct that templates see as `.Chart`.
public struct ChartMetadata: Sendable, Hashable {
    public var name = ""
    public var home = ""
    public var sources: [String] = []
    public var version = ""
    public var description = ""
    public var keywords: [String] = []
    public var maintainers: [ChartMaintainer?] = []
    public var icon = ""
    /// `v1` or `v2`; a file without it is one of version 1.
    public var apiVersion = ""
    public var condition = ""
    public var tags = ""
    public var appVersion = ""
    public var isDeprecated = false
    public var annotations = SortedMap<String>()
    /// The Kubernetes versions that the chart works with, as a constraint.
    public var kubeVersion = ""
    public var dependencies: [ChartDependency?] = []
    /// `application`, `library` or nothing.
    public var type = ""

    /// The keys that Helm does not know, with their values as written.
    public var unknownFields = ValueMap()

    public init() {}

    /// Makes the least that a valid chart says.
    public init(name: String, version: String, apiVersion: String = "v2") {
        self.name = name
        self.version = version
        self.apiVersion = apiVersion
    }

    /// The dependencies that are not null.
    public var listedDependencies: [ChartDependency] { dependencies.compactMap(\.self) }
}

/// Somebody who looks after a chart.
public struct ChartMaintainer: Sendable, Hashable {
    public var name = ""
    public var email = ""
    public var url = ""

    public init(name: String = "", email: String = "", url: String = "") {
        self.name = name
        self.email = email
        self.url = url
    }
}

/// A chart that another chart depends on, as `Chart.yaml` or a lock file lists it.
public struct ChartDependency: Sendable, Hashable {
    public var name = ""
    /// A constraint in `Chart.yaml`, one version in a lock file.
    public var version = ""
    public var repository = ""
    /// Comma-separated paths of values; the first that holds a truth value decides.
    public var condition = ""
    public var tags: [String] = []
    public var isEnabled = false
    /// Strings, or maps with `child` and `parent`.
    public var importValues: [Value] = []
    public var alias = ""

    public init(name: String = "", version: String = "", repository: String = "", alias: String = "") {
        self.name = name
        self.version = version
        self.repository = repository
        self.alias = alias
    }
}

/// What a lock file holds: the versions that dependencies were resolved to.
public struct ChartLock: Sendable, Hashable {
    /// When the file was made, as written.
    public var generated = ""
    /// The digest of the dependencies that were resolved: `sha256:` and hexadecimal digits.
    public var digest = ""
    public var dependencies: [ChartDependency?] = []

    public init(generated: String = "", digest: String = "", dependencies: [ChartDependency] = []) {
        self.generated = generated
        self.digest = digest
        self.dependencies = dependencies
    }
}
