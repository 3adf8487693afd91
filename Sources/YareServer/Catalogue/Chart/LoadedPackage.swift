import Synchronization
import YareBase
import YareChart
import YareYAML

/// A package as pages show it: loaded once, and what takes time to make of it kept.
final class LoadedPackage: Sendable {
    let chart: Chart
    let annotations: ArtifactHubAnnotations
    /// The size of the files in memory.
    let cost: Int
    private let readmeCache = Mutex<Readme??>(nil)

    /// Loads the bytes of a package.
    init(_ bytes: [UInt8]) throws(YareError) {
        chart = try LargeStack.run { () throws(YareError) in
            var loader = ChartLoader()
            var chart = try loader.load(archive: bytes)
            // pages show the file, not the data
            chart.values = ValueMap()
            return chart
        }
        annotations = LargeStack.run { [chart] in ArtifactHubAnnotations(chart.metadata.annotations) }
        cost = bytes.count + Self.size(of: chart)
    }

    /// The README, rendered; `nil` when there is none.
    func readme(resolvingPaths resolvePath: @escaping HTMLSanitizer.PathResolver) -> Readme? {
        if let readme = readmeCache.withLock({ $0 }) { return readme }
        let readme = chart.readme.map { Readme($0, resolvingPaths: resolvePath) }
        readmeCache.withLock { $0 = .some(readme) }
        return readme
    }

    private static func size(of chart: Chart) -> Int {
        (chart.templates + chart.files).reduce(0) { $0 + $1.bytes.count }
            + chart.dependencies.reduce(0) { $0 + size(of: $1) }
    }
}

/// The packages that were shown last.
final class PackageCache: Sendable {
    private let repository: ChartRepository
    private let state = Mutex(State())

    private struct State {
        var packages: [String: (package: LoadedPackage, used: Int)] = [:]
        var clock = 0
        var cost = 0
    }

    private static let mostBytes = 96 << 20

    init(_ repository: ChartRepository) {
        self.repository = repository
    }

    /// The package of a version. Blocks.
    ///
    /// - Throws: `request.not-found` when the file is gone; what loading throws.
    func package(of version: StoredVersion) throws(YareError) -> LoadedPackage {
        if let package = known(version.digest) { return package }
        guard let content = try repository.package(of: version) else { throw .fileNotFound(version.fileName) }
        let package = try LoadedPackage(try content.bytes())
        keep(package, version.digest)
        return package
    }

    private func known(_ digest: String) -> LoadedPackage? {
        state.withLock { state in
            state.clock += 1
            state.packages[digest]?.used = state.clock
            return state.packages[digest]?.package
        }
    }

    private func keep(_ package: LoadedPackage, _ digest: String) {
        guard package.cost <= Self.mostBytes / 4 else { return }
        state.withLock { state in
            guard state.packages[digest] == nil else { return }
            state.packages[digest] = (package, state.clock)
            state.cost += package.cost
            while state.cost > Self.mostBytes, let oldest = state.packages.min(by: { $0.value.used < $1.value.used }) {
                state.packages[oldest.key] = nil
                state.cost -= oldest.value.package.cost
            }
        }
    }
}
