import YareBase
import YareChart
import YareCluster
import YareDeploy
import YareRelease

extension ChangeOptions {
    /// How a change is made, by the flags of `install` and `upgrade`.
    init(_ flags: InstallFlags) {
        self.init(
            dryRun: DryRun(flags.dryRun), apply: ApplyOptions(flags.apply), wait: WaitOptions(flags.wait),
            skipsHooks: flags.skipsHooks, undoesOnFailure: flags.rollsBackOnFailure,
            description: flags.description.isEmpty ? nil : flags.description)
    }
}

extension ChangeOptions.DryRun {
    init(_ choice: YareCommands.DryRun) {
        switch choice {
        case .none: self = .none
        case .client: self = .client
        case .server: self = .server
        }
    }
}

extension ApplyOptions {
    init(_ flags: ApplyFlags) {
        let method: Method =
            switch flags.serverSide {
            case .auto: .automatic
            case .always: .serverSide
            case .never: .clientSide
            }
        self.init(
            method: method, forcesConflicts: flags.forcesConflicts, replacesObjects: flags.forcesReplace,
            takesOwnership: flags.takesOwnership)
    }
}

extension InstallFlags {
    /// The chart, the values and what is recorded along with them.
    ///
    /// - Parameter reference: what the user calls the chart.
    func deployment(of reference: String, in context: CommandContext) async throws -> ChartDeployment {
        try await deployment(of: reference, with: try values.layers(context), in: context)
    }

    /// The same with the layers of values read already.
    func deployment(
        of reference: String, with layers: [ValuesLayer], in context: CommandContext
    ) async throws -> ChartDeployment {
        let source = try await ChartSource(reference, chart, in: context).completed(self, in: context)
        try source.requireInstallable(context)
        return ChartDeployment(
            chart: source.chart, values: try ValuesFlags.composition(context).compose(layers),
            rendering: try rendering(context), labels: labels,
            origin: ReleaseOrigin(
                command: context.commandPath, chartSource: reference,
                valuesFiles: layers.filter(\.isFile).map(\.name)))
    }

    private func rendering(_ context: CommandContext) throws(YareError) -> RenderingOptions {
        let postRenderer = try postRenderer.postRenderer(context.environment)
        return RenderingOptions(
            includesSubchartNotes: rendersSubchartNotes, allowsDNS: allowsDNS,
            skipsSchemaValidation: skipsSchemaValidation, timeZoneName: context.environment.variables["TZ"],
            postRenderer: postRenderer.map { renderer in { @Sendable manifests in try renderer.run(manifests) } })
    }
}

extension ValuesLayer {
    /// Whether the layer is a values file.
    fileprivate var isFile: Bool {
        if case .document = content { true } else { false }
    }
}

extension WaitOptions {
    init(_ flags: WaitFlags) {
        let extent: Extent =
            switch flags.strategy {
            case .hookOnly: .hooks
            case .watcher: .objects(.watcher)
            case .legacy: .objects(.legacy)
            }
        self.init(extent: extent, includesJobs: flags.waitsForJobs, timeout: flags.timeout)
    }
}
