import YareBase
import YareChart

/// Fetches the packages that dependencies were resolved to, and puts them into `charts/`.
struct DependencyFetcher: Sendable {
    let chart: ChartFolder
    let source: any DependencySource
    /// Checks signatures, where they are to be checked.
    let verifier: ProvenanceVerifier?
    let packager: ChartPackager
    let report: @Sendable (String) -> Void

    typealias Resolved = DependencyResolver.Resolved

    /// Fetches all packages; only when each is there and can be loaded, `charts/` is touched.
    ///
    /// - Returns: the dependencies with the versions that were found.
    func fetch(_ dependencies: [Resolved]) async throws -> [ChartDependency] {
        let folder = try SubchartFolder(of: chart)
        report("Saving \(dependencies.count) charts")
        do {
            let fetched = try await packages(of: dependencies)
            try folder.replacePackages(
                with: fetched.compactMap(\.package), keepingCharts: dependencies.bundledNames, report)
            return fetched.map(\.locked)
        } catch let error as FetchFailure {
            report("Save error occurred:  \(error.error.message)")
            throw error.error
        }
    }

    private struct Fetched: Sendable {
        var locked: ChartDependency
        var package: FetchedPackage?
    }

    /// Something that goes wrong with one dependency, which Helm tells in a line of its own too.
    private struct FetchFailure: Error {
        let error: YareError
    }

    private func packages(of dependencies: [Resolved]) async throws -> [Fetched] {
        let isFirst = announce(dependencies)
        let outcomes = await ConcurrentWork.map(Array(zip(dependencies, isFirst))) { dependency, isFirst in
            await Result(catching: { () async throws in try await fetch(dependency, isFirst: isFirst) })
        }
        return try outcomes.map { try $0.get() }
    }

    /// Tells what is going to be done.
    ///
    /// - Returns: for each dependency whether it is the first one that needs its package.
    private func announce(_ dependencies: [Resolved]) -> [Bool] {
        var seen: Set<[String]> = []
        return dependencies.map { dependency in
            let (name, repository) = (dependency.locked.name, dependency.locked.repository)
            switch dependency.place {
            case .bundled:
                report(
                    "Dependency \(name) did not declare a repository. Assuming it exists in the charts directory")
                return true
            case .folder: return true
            case .registry, .repository:
                let isFirst = seen.insert([name, dependency.locked.version, repository.trimmingSlashes]).inserted
                report("\(isFirst ? "Downloading" : "Already downloaded") \(name) from repo \(repository)")
                return isFirst
            }
        }
    }

    private func fetch(_ dependency: Resolved, isFirst: Bool) async throws -> Fetched {
        var locked = dependency.locked
        switch dependency.place {
        case .bundled:
            try requireBundled(locked)
            return Fetched(locked: locked)
        case .folder(let path):
            let (package, version) = try package(ofFolder: path, locked)
            locked.version = version
            return Fetched(locked: locked, package: package)
        case .registry, .repository:
            return Fetched(locked: locked, package: isFirst ? try await download(dependency) : nil)
        }
    }

    private func requireBundled(_ dependency: ChartDependency) throws {
        let path = "\(chart.path)/charts/\(dependency.name)"
        let version: String
        do {
            version = try ChartFolder.loadLocal(path).metadata.version
        } catch {
            throw error.during("unable to load chart '\(chart.name)/charts/\(dependency.name)'")
        }
        guard try dependency.constraint().matches(SemanticVersion(version)) else {
            throw FetchFailure(error: .bundledVersionMismatch(dependency, found: version))
        }
    }

    private func package(
        ofFolder path: String, _ dependency: ChartDependency
    ) throws -> (package: FetchedPackage, version: String) {
        let local = try ChartFolder.loadLocal(path)
        guard try dependency.constraint().matches(SemanticVersion(local.metadata.version)) else {
            throw FetchFailure(error: .noVersionOfFolder(dependency.name))
        }
        let package = try packager.package(local)
        return (FetchedPackage(fileName: package.fileName, bytes: package.bytes), local.metadata.version)
    }

    private func download(_ dependency: Resolved) async throws -> FetchedPackage {
        let locked = dependency.locked
        var package: FetchedPackage
        do {
            switch dependency.place {
            case .registry(let registry):
                package = try await source.package(
                    of: locked.name, version: locked.version, fromRegistry: registry,
                    withProvenance: verifier != nil)
            case .repository(let url):
                package = try await source.package(
                    try await record(of: dependency, in: url), fromRepository: url, withProvenance: verifier != nil)
            case .bundled, .folder: preconditionFailure("only packages are downloaded")
            }
        } catch {
            throw FetchFailure(error: YareError.undownloadable(locked, error))
        }
        package.fileName = package.safeFileName(for: locked)
        try verify(package)
        return package
    }

    /// What the repository lists for a locked version.
    private func record(of dependency: Resolved, in url: String) async throws -> ChartVersionRecord {
        if let record = dependency.record { return record }
        let locked = dependency.locked
        let records = try await source.versions(of: locked.name, inRepository: url) ?? []
        guard let record = records.first(where: { $0.hasVersion(locked.version) && !$0.urls.isEmpty }) else {
            throw YareError.lockedVersionNotFound(locked)
        }
        return record
    }

    private func verify(_ package: FetchedPackage) throws(YareError) {
        guard let verifier else { return }
        guard let provenance = package.provenance else { throw .noProvenanceOfDependency(package.fileName) }
        _ = try verifier.verify(package: package.bytes, named: package.fileName, provenance: provenance)
    }
}

extension [DependencyResolver.Resolved] {
    /// The names of the charts that lie in `charts/` and stay there.
    fileprivate var bundledNames: Set<String> {
        Set(filter { $0.place == .bundled }.map(\.locked.name))
    }
}

extension ChartVersionRecord {
    /// Whether the record is of a version, whichever way it is written.
    fileprivate func hasVersion(_ text: String) -> Bool {
        if version == text { return true }
        guard let one = try? SemanticVersion(version), let other = try? SemanticVersion(text) else { return false }
        return one == other && one.metadata == other.metadata
    }
}

extension FetchedPackage {
    /// The name to keep the package under: its own where that is the name of a package and nothing else.
    fileprivate func safeFileName(for dependency: ChartDependency) -> String {
        let isSafe =
            fileName.hasSuffix(".tgz") && !fileName.utf8.contains(UInt8(ascii: "/")) && !fileName.hasPrefix(".")
            && !fileName.hasPrefix("_") && !fileName.utf8.contains(0) && fileName.utf8.count < 255
        return isSafe ? fileName : "\(dependency.name)-\(dependency.version).tgz"
    }
}

extension String {
    /// The text without slashes at its end.
    var trimmingSlashes: String {
        var text = self
        while text.hasSuffix("/") { text.removeLast() }
        return text
    }
}
