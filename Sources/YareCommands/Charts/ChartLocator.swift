import YareBase
import YareChart
import YareRepository

/// Finds the chart that a user means: a folder, a package, a name in a repository, a URL.
struct ChartLocator: Sendable {
    let flags: ChartFlags
    let workingFolder: String
    /// The charts that were fetched for the command.
    let fetched: [RemoteChart: FetchedChart]

    /// The absolute path of a chart.
    ///
    /// A path wins over everything else, as in Helm, so a folder `stable/redis` hides the chart `redis` of `stable`.
    ///
    /// - Throws: `chart.not-found` and `chart.unknown-reference` in Helm's words.
    func path(of reference: String) throws(YareError) -> String {
        let reference = reference.trimmingSpaces()
        let path = FilePath.absolute(reference, in: workingFolder)
        if OutputFolder.exists(path) { return path }
        if reference.hasPrefix("/") || reference.hasPrefix(".") { throw .chartPathNotFound(reference) }
        if let chart = fetched[RemoteChart(reference, flags)] { return chart.path }
        throw .notAChartReference(reference)
    }
}

extension YareError {
    /// A path does not exist (`chart.not-found`).
    static func chartPathNotFound(_ path: String) -> YareError {
        YareError("chart.not-found", "path \(path.debugDescription) not found")
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
