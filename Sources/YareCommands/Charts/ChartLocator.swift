import YareBase
import YareChart

/// Finds the chart that a user means: a folder, a package, a name in a repository, a URL.
struct ChartLocator: Sendable {
    let flags: ChartFlags
    let workingFolder: String

    /// The absolute path of a chart.
    ///
    /// A path wins over everything else, as in Helm, so a folder `stable/redis` hides the chart `redis` of `stable`.
    ///
    /// - Throws: `chart.not-found` and `chart.unknown-reference` in Helm's words.
    func path(of reference: String) throws(YareError) -> String {
        let reference = reference.trimmingSpaces()
        if flags.repository == nil {
            let path = FilePath.absolute(reference, in: workingFolder)
            if OutputFolder.exists(path) { return path }
            if reference.hasPrefix("/") || reference.hasPrefix(".") { throw .chartPathNotFound(reference) }
        }
        throw unreachableReference(reference)
    }

    private func unreachableReference(_ reference: String) -> YareError {
        if let repository = flags.repository { return .repositoriesNotSupported(repository) }
        if reference.contains("://") { return .repositoriesNotSupported(reference) }
        let parts = reference.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty
            ? .repositoryNotFound(String(parts[0])) : .notAChartReference(reference)
    }
}

extension YareError {
    /// A path does not exist (`chart.not-found`).
    static func chartPathNotFound(_ path: String) -> YareError {
        YareError("chart.not-found", "path \(path.debugDescription) not found")
    }

    /// The name of a repository is not in the repositories file (`chart.unknown-repository`).
    static func repositoryNotFound(_ name: String) -> YareError {
        YareError("chart.unknown-repository", "repo \(name) not found")
    }

    /// A word is neither a path nor the name of a chart in a repository (`chart.unknown-reference`).
    static func notAChartReference(_ reference: String) -> YareError {
        YareError(
            "chart.unknown-reference",
            "non-absolute URLs should be in form of repo_name/path_to_chart, got: \(reference)",
            hint: "write \"./\(reference)\" for a folder that is not there yet, or \"repository/\(reference)\"")
    }

    /// Charts cannot be fetched from elsewhere (`chart.remote`).
    static func repositoriesNotSupported(_ reference: String) -> YareError {
        YareError(
            "chart.remote", "fetching \(reference.debugDescription): charts are read from folders and packages only",
            hint: "fetch the package first and give its path")
    }
}

extension String {
    /// The text without ASCII white space at its ends.
    func trimmingSpaces() -> String {
        var bytes = utf8[...]
        while let first = bytes.first, first == 0x20 || (0x09...0x0D).contains(first) { bytes = bytes.dropFirst() }
        while let last = bytes.last, last == 0x20 || (0x09...0x0D).contains(last) { bytes = bytes.dropLast() }
        return String(bytes) ?? self
    }
}
