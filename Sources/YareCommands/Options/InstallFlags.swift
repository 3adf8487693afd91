import YareBase

/// The flags that `install`, `upgrade` and `template` share.
struct InstallFlags: Sendable {
    var values = ValuesFlags()
    var chart = ChartFlags()
    var wait = WaitFlags()
    var apply = ApplyFlags()
    var postRenderer = PostRendererFlags()
    var dryRun: DryRun = .none
    var createsNamespace = false
    var rollsBackOnFailure = false
    var skipsHooks = false
    var skipsCRDs = false
    var description = ""
    var labels = SortedMap<String>()
    var updatesDependencies = false
    var skipsOpenAPIValidation = false
    var skipsSchemaValidation = false
    var rendersSubchartNotes = false
    var hidesNotes = false
    var hidesSecrets = false
    var allowsDNS = false

    /// What has to be fetched for a chart and the values it is given.
    func remoteNeeds(of reference: String, in context: CommandContext) -> RemoteNeeds {
        RemoteNeeds(charts: chart.remoteCharts(reference, in: context), files: values.remoteFiles)
    }

    mutating func bind(_ flags: inout FlagBinder) {
        bindRelease(&flags)
        values.bind(&flags)
        chart.bind(&flags)
        bindRendering(&flags)
        wait.bind(&flags)
        apply.bind(&flags)
        postRenderer.bind(&flags)
    }

    private mutating func bindRelease(_ flags: inout FlagBinder) {
        flags.heading = "Release"
        flags.bind(&dryRun, "dry-run", bare: .client, help: "show what would happen: none, client or server")
        flags.bind(&createsNamespace, "create-namespace", help: "make the namespace when it is missing")
        flags.bind(&rollsBackOnFailure, "rollback-on-failure", help: "undo the change when it fails; implies --wait")
        flags.bind(&skipsHooks, "no-hooks", help: "leave out hooks")
        flags.bind(&skipsCRDs, "skip-crds", help: "leave out the chart's crds/ folder")
        flags.bind(&description, "description", help: "a text to record with the release")
        flags.bind(&labels, "labels", short: "l", help: "labels to record with the release, parted by commas")
        flags.bind(&hidesNotes, "hide-notes", help: "do not show the chart's notes")
        flags.bind(&hidesSecrets, "hide-secret", help: "with --dry-run, leave Secrets out of what is shown")
        flags.bindOldSpellings { old in old.bind(&rollsBackOnFailure, "atomic", help: "") }
    }

    private mutating func bindRendering(_ flags: inout FlagBinder) {
        flags.heading = "Rendering"
        flags.bind(&updatesDependencies, "dependency-update", help: "fetch missing dependencies first")
        flags.bind(&skipsSchemaValidation, "skip-schema-validation", help: "do not check values against the schema")
        flags.bind(
            &skipsOpenAPIValidation, "disable-openapi-validation", help: "do not check objects against the API's schema"
        )
        flags.bind(&rendersSubchartNotes, "render-subchart-notes", help: "show the notes of subcharts too")
        flags.bind(&allowsDNS, "enable-dns", help: "let templates look up host names")
    }
}
