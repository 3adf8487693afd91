public import YareBase
import YareChart

extension YareError {
    /// There is no folder at the path of a chart (`dependency.not-a-folder`).
    static func chartFolderNotFound(_ path: String, _ reason: String) -> YareError {
        YareError("dependency.not-a-folder", "could not find \(path): stat \(path): \(reason)")
    }

    /// Dependencies are brought into folders only (`dependency.not-a-folder`).
    static func dependenciesOfPackage() -> YareError {
        YareError("dependency.not-a-folder", "only unpacked charts can be updated")
    }

    /// A dependency's folder is not there (`dependency.missing-folder`).
    static func localFolderNotFound(_ path: String) -> YareError {
        YareError("dependency.missing-folder", "directory \(path) not found")
    }

    /// A chart depends on a folder that holds the chart itself (`dependency.cycle`).
    static func dependencyOnItself(_ path: String) -> YareError {
        YareError(
            "dependency.cycle", "the dependency \"file://\(path)\" leads to the chart itself or a folder above it")
    }

    /// `charts` is a file (`dependency.not-a-folder`).
    static func subchartsAreNoFolder(_ path: String) -> YareError {
        YareError("dependency.not-a-folder", "\(path.debugDescription) is not a directory")
    }

    /// Repositories are named that nobody knows (`dependency.unknown-repository`).
    static func unknownRepositories(_ names: [String]) -> YareError {
        let isWord = names.contains { !$0.contains("//") && !$0.hasPrefix("@") && !$0.hasPrefix("alias:") }
        let note =
            isWord
            ? "\nNote that repositories must be URLs or aliases. For example, to refer to the \"example\"\nrepository, use "
                + "\"https://charts.example.com/\" or \"@example\" instead of\n\"example\". Don't forget to add the repo, "
                + "too ('helm repo add')." : ""
        return YareError(
            "dependency.unknown-repository",
            "no repository definition for \(names.joined(separator: ", ")). Please add them via 'helm repo add'\(note)")
    }

    /// The version of a dependency is no constraint (`dependency.invalid-constraint`).
    static func invalidDependencyVersion(_ name: String, _ cause: YareError) -> YareError {
        YareError(
            "dependency.invalid-constraint",
            "dependency \(name.debugDescription) has an invalid version/constraint format: \(cause.message)")
    }

    /// The repository does not list the chart (`dependency.unknown-chart`).
    static func chartNotInRepository(_ name: String, _ repository: String) -> YareError {
        YareError("dependency.unknown-chart", "\(name) chart not found in repo \(repository)")
    }

    /// No version satisfies the constraint (`dependency.no-version`).
    static func noMatchingVersions(_ dependencies: [ChartDependency]) -> YareError {
        let list = dependencies.map { dependency in
            "\(dependency.name.debugDescription) (repository \(dependency.repository.debugDescription), "
                + "version \(dependency.version.debugDescription))"
        }
        return YareError(
            "dependency.no-version",
            "can't get a valid version for \(list.count) subchart(s): \(list.joined(separator: ", ")). Make sure a "
                + "matching chart version exists in the repo, or change the version constraint in Chart.yaml")
    }

    /// The chart in a folder has another version than asked for (`dependency.no-version`).
    static func noVersionOfFolder(_ name: String) -> YareError {
        YareError("dependency.no-version", "can't get a valid version for dependency \(name)")
    }

    /// The chart in `charts/` has another version than asked for (`dependency.no-version`).
    static func bundledVersionMismatch(_ dependency: ChartDependency, found version: String) -> YareError {
        YareError(
            "dependency.no-version",
            "dependency \(dependency.name) at version \(version) does not satisfy the constraint \(dependency.version)")
    }

    /// The repository no longer lists the version of the lock file (`dependency.no-version`).
    static func lockedVersionNotFound(_ dependency: ChartDependency) -> YareError {
        YareError(
            "dependency.no-version",
            "chart \(dependency.name.debugDescription) version \(dependency.version.debugDescription) not found in "
                + dependency.repository, hint: "run \"yare dependency update\" to resolve the versions anew")
    }

    /// The lock file is not one of these dependencies (`dependency.lock-out-of-sync`).
    static func lockOutOfSync(isLegacy: Bool) -> YareError {
        let (lock, dependencies) =
            isLegacy ? ("requirements.lock", "requirements.yaml") : ("Chart.lock", "Chart.yaml")
        return YareError(
            "dependency.lock-out-of-sync",
            "the lock file (\(lock)) is out of sync with the dependencies file (\(dependencies)). Please update the "
                + "dependencies", hint: "run \"yare dependency update\" on the chart")
    }

    /// The lock file is a link, through which another file would be written (`dependency.lock-is-link`).
    static func lockFileIsLink(_ name: String) -> YareError {
        YareError("dependency.lock-is-link", "the \(name) file is a symlink", hint: "replace it by a file")
    }

    /// A package cannot be fetched (`dependency.unavailable`, or the code of the reason).
    static func undownloadable(_ dependency: ChartDependency, _ cause: any Error) -> YareError {
        wrappingForeign(cause).during("could not download \(dependency.name)-\(dependency.version)")
    }

    /// No signature came with a package that has to have one (`dependency.unsigned`).
    static func noProvenanceOfDependency(_ fileName: String) -> YareError {
        YareError("dependency.unsigned", "failed to fetch provenance \"\(fileName).prov\"")
    }

    /// A package that was fetched cannot be put in its place (`dependency.unmovable`).
    static func unmovablePackage(_ fileName: String, _ folder: String, _ reason: String) -> YareError {
        YareError("dependency.unmovable", "moving \(fileName) to \(folder): \(reason)")
    }

    /// Nothing is known of a repository because its index was not fetched (`repository.no-cache`).
    public static func noCachedIndex(of repository: String) -> YareError {
        YareError(
            "repository.no-cache", "no cached repository for \(repository) found. (try 'helm repo update')",
            hint: "leave out --skip-refresh")
    }

    /// An error of another library, as Yare's own (`dependency.unavailable`).
    static func wrappingForeign(_ error: any Error) -> YareError {
        error as? YareError ?? YareError("dependency.unavailable", "\(error)", cause: error)
    }
}
