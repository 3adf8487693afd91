import YareBase
import YareChart

/// Where a dependency is to be had: what the text in its field `repository` means.
enum DependencyPlace: Sendable, Hashable {
    /// It lies in `charts/` as a folder.
    case bundled
    /// A chart's folder, by its path.
    case folder(String)
    /// An OCI registry: `oci://host/path`.
    case registry(String)
    /// A chart repository, by its URL.
    case repository(String)
}

/// A dependency, and where it is to be had.
struct PlacedDependency: Sendable {
    /// As `Chart.yaml` has it, but with the URL in place of a repository's name.
    var dependency: ChartDependency
    var place: DependencyPlace
}

extension PlacedDependency {
    /// Finds out where dependencies are to be had.
    ///
    /// - Throws: `dependency.unknown-repository`, `dependency.missing-folder`, `dependency.cycle`.
    static func placing(
        _ dependencies: [ChartDependency], of chart: ChartFolder, _ source: any DependencySource
    ) throws(YareError) -> [PlacedDependency] {
        var placed: [PlacedDependency] = []
        var unknown: [String] = []
        for dependency in dependencies {
            guard let found = try PlacedDependency(dependency, chart, source) else {
                unknown.append(dependency.repository)
                continue
            }
            placed.append(found)
        }
        if !unknown.isEmpty { throw .unknownRepositories(unknown) }
        return placed
    }

    /// `nil` when the text names a repository that is not known.
    private init?(
        _ dependency: ChartDependency, _ chart: ChartFolder, _ source: any DependencySource
    ) throws(YareError) {
        self.dependency = dependency
        let text = dependency.repository
        if text.isEmpty {
            place = .bundled
        } else if text.hasPrefix("file://") {
            place = .folder(try chart.path(ofLocal: text))
        } else if text.hasPrefix("oci://") {
            place = .registry(text)
        } else if let name = PlacedDependency.name(in: text) {
            guard let url = try source.url(ofRepository: name) else { return nil }
            self.dependency.repository = url
            place = url.hasPrefix("oci://") ? .registry(url) : .repository(url)
        } else if text.contains("://") {
            place = .repository(text)
        } else {
            return nil
        }
    }

    /// The name in `@name` and `alias:name`.
    private static func name(in text: String) -> String? {
        if text.hasPrefix("@") { return String(text.dropFirst()) }
        return text.hasPrefix("alias:") ? String(text.dropFirst("alias:".count)) : nil
    }
}
