public import YareBase

extension YareError {
    /// The index of a repository was never fetched (`repository.no-cache`), in Helm's words.
    static func noCachedIndex() -> YareError {
        YareError("repository.no-cache", "no cached repo found. (try 'helm repo update')")
    }

    /// An index cannot be had (`repository.unreachable`), in Helm's words.
    static func notARepository(_ url: String, _ error: any Error) -> YareError {
        let cause = error as? YareError
        let masked = (try? WebURL(url))?.maskedText ?? url
        return YareError(
            "repository.unreachable",
            "looks like \"\(masked)\" is not a valid chart repository or cannot be reached: "
                + (cause?.message ?? "\(error)"), hint: cause?.diagnostic.hint, cause: error)
    }

    /// The repositories file has no repository of that name (`chart.unknown-repository`), in Helm's words.
    static func unknownRepository(_ name: String, known: [String]) -> YareError {
        YareError(
            "chart.unknown-repository", "repo \(name) not found",
            hint: known.nearest(to: name).map { "did you mean \($0.debugDescription)?" })
    }

    /// An index does not have the chart, or not in that version (`chart.not-in-index`), in Helm's words.
    static func notInIndex(_ chart: String, version: String, repository: String, _ reason: String) -> YareError {
        YareError(
            "chart.not-in-index",
            "chart \(chart.debugDescription) matching \(version) not found in \(repository) index. "
                + "(try 'helm repo update'): \(reason)",
            hint: "see what there is with \"yare search repo \(repository)/\(chart) --versions --devel\"")
    }

    /// The repository at a URL does not have the chart, or not in that version (`chart.not-in-index`), in Helm's words.
    static func notInRepository(_ chart: String, version: String, url: String) -> YareError {
        let version = version.isEmpty ? "" : " version \(version.debugDescription)"
        return YareError(
            "chart.not-in-index", "chart \(chart.debugDescription)\(version) not found in \(url) repository")
    }

    /// An index says nowhere where the package is (`chart.no-url`), in Helm's words.
    static func noDownloadURL(_ chart: String) -> YareError {
        YareError("chart.no-url", "chart \(chart.debugDescription) has no downloadable URLs")
    }

    /// A word is neither a path nor the name of a chart in a repository (`chart.unknown-reference`), in Helm's words.
    public static func notAChartReference(_ reference: String) -> YareError {
        YareError(
            "chart.unknown-reference",
            "non-absolute URLs should be in form of repo_name/path_to_chart, got: \(reference)",
            hint: "write \"./\(reference)\" for a folder that is not there yet, or \"repository/\(reference)\"")
    }
}
