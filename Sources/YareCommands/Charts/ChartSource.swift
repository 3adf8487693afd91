import YareBase
import YareChart
import YareRepository

/// A chart that a command works on: found, loaded, and told about.
struct ChartSource: Sendable {
    /// The absolute path that the chart was loaded from.
    let path: String
    let chart: Chart

    /// Finds and loads a chart, and passes on what the loader has to say.
    init(_ reference: String, _ flags: ChartFlags, in context: CommandContext) throws(YareError) {
        context.debug("Original chart version: \(flags.version.debugDescription)")
        let locator = ChartLocator(
            flags: flags, workingFolder: context.environment.workingFolder, fetched: context.fetchedCharts)
        path = try locator.path(of: reference)
        context.debug("CHART PATH: \(path)")
        // what was fetched was verified when it came
        if let verifier = flags.verifier(context.environment), context.fetchedCharts.isEmpty {
            _ = try verifier.verify(package: path, called: reference)
        }
        var loader = ChartLoader()
        defer { context.warn(loader.diagnostics) }
        chart = try loader.load(path: path)
    }

    /// The chart with the dependencies that its folder lacks fetched into it, when the user asks for that.
    ///
    /// What is done is told on standard error, so that the output stays what it is.
    ///
    /// - Throws: `dependency.*` and what fetching throws.
    func completed(_ flags: InstallFlags, in context: CommandContext) async throws -> ChartSource {
        guard lacksDependencies(flags) else { return self }
        let dependencies = DependencyFlags(flags.chart)
        try await dependencies.withUpdate(of: path, in: context, report: { context.note($0) }) {
            try await $0.update()
        }
        return try ChartSource(path, flags.chart, in: context)
    }

    /// Whether dependencies have to be fetched first.
    func lacksDependencies(_ flags: InstallFlags) -> Bool {
        flags.updatesDependencies && (try? chart.requireDependencies()) == nil
    }

    /// Makes sure that the chart can be rendered on its own, as Helm does before an install.
    ///
    /// - Throws: `chart.not-installable`, `chart.missing-dependencies`.
    func requireInstallable(_ context: CommandContext) throws(YareError) {
        let type = chart.metadata.type
        guard type.isEmpty || type == "application" else { throw .notInstallable(type) }
        if chart.metadata.isDeprecated { context.note("WARNING: This chart is deprecated") }
        try chart.requireDependencies()
    }
}

extension YareError {
    /// A chart of this type only serves other charts (`chart.not-installable`).
    static func notInstallable(_ type: String) -> YareError {
        YareError("chart.not-installable", "\(type) charts are not installable")
    }
}
