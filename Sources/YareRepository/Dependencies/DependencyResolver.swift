import YareBase
import YareChart

/// Finds the version of each dependency that satisfies its constraint: the newest one that does.
struct DependencyResolver: Sendable {
    let chart: ChartFolder
    let source: any DependencySource

    /// A dependency with the version that it was resolved to.
    struct Resolved: Sendable {
        /// What the lock file says of it.
        var locked: ChartDependency
        var place: DependencyPlace
        /// What the repository lists; `nil` for dependencies from elsewhere.
        var record: ChartVersionRecord?
    }

    /// Resolves dependencies, in their order; repositories are asked at the same time.
    ///
    /// - Throws: `dependency.invalid-constraint`, `dependency.no-version`, `dependency.unknown-chart` and what the source
    ///   throws.
    func resolve(_ dependencies: [PlacedDependency]) async throws -> [Resolved] {
        let outcomes = await ConcurrentWork.map(dependencies) { dependency in
            await Result(catching: { () async throws in try await resolve(dependency) })
        }
        var resolved: [Resolved] = []
        var missing: [ChartDependency] = []
        for (outcome, dependency) in zip(outcomes, dependencies) {
            if let found = try outcome.get() {
                resolved.append(found)
            } else {
                missing.append(dependency.dependency)
            }
        }
        if !missing.isEmpty { throw YareError.noMatchingVersions(missing) }
        return resolved
    }

    /// `nil` when no version satisfies the constraint.
    private func resolve(_ placed: PlacedDependency) async throws -> Resolved? {
        let dependency = placed.dependency
        let constraint = try dependency.constraint()
        switch placed.place {
        case .bundled:
            _ = try chart.path(ofBundled: dependency.name)
            return Resolved(dependency, version: dependency.version, placed.place)
        case .folder(let path):
            let version = try ChartFolder.loadLocal(path).metadata.version
            guard try constraint.matches(SemanticVersion(version)) else { return nil }
            return Resolved(dependency, version: version, placed.place)
        case .registry(let registry):
            guard let version = try await version(of: dependency, constraint, inRegistry: registry) else { return nil }
            return Resolved(dependency, version: version, placed.place)
        case .repository(let url):
            guard let versions = try await source.versions(of: dependency.name, inRepository: url) else {
                throw YareError.chartNotInRepository(dependency.name, dependency.repository)
            }
            let record = versions.first { record in
                guard !record.urls.isEmpty, let version = try? SemanticVersion(record.version) else { return false }
                return constraint.matches(version)
            }
            return record.map { Resolved(dependency, version: $0.version, placed.place, record: $0) }
        }
    }

    /// A version that is written out is taken as it is, without asking the registry.
    private func version(
        of dependency: ChartDependency, _ constraint: VersionConstraint, inRegistry registry: String
    ) async throws -> String? {
        if (try? SemanticVersion(dependency.version)) != nil { return dependency.version }
        let versions = try await source.versions(of: dependency.name, inRegistry: registry)
        return VersionOrder.newestFirst(versions).lazy.map { versions[$0] }.first { version in
            (try? SemanticVersion(version)).map(constraint.matches) ?? false
        }
    }
}

extension DependencyResolver.Resolved {
    init(
        _ dependency: ChartDependency, version: String, _ place: DependencyPlace, record: ChartVersionRecord? = nil
    ) {
        locked = ChartDependency(name: dependency.name, version: version, repository: dependency.repository)
        self.place = place
        self.record = record
    }
}

extension ChartDependency {
    /// The versions that satisfy the dependency.
    ///
    /// - Throws: `dependency.invalid-constraint`.
    func constraint() throws(YareError) -> VersionConstraint {
        do {
            return try VersionConstraint(version)
        } catch {
            throw .invalidDependencyVersion(name, error)
        }
    }
}
