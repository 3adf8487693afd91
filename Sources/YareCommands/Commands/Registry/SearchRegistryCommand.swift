import YareBase
import YareRepository

/// `yare search oci://HOST[/PATH]`
struct SearchRegistryCommand: AsynchronousCommand {
    private var access = RepositoryAccessFlags()
    private var listsVersions = false
    private var usesDevelopmentVersions = false
    private var version = ""
    private var listing = SearchListingFlags()
    private var place = ""
    private var constraint: VersionConstraint?

    static let description = CommandDescription(
        summary: "list the charts of an OCI registry",
        usage: "[word]", arguments: .atLeast(1),
        discussion: """
            Lists the charts of a registry, or those below a path of it, with their newest versions. The registry must list its
            repositories; of one that does not, a single chart can be asked for by its whole path.
            """,
        examples: [
            .init("all charts of a registry", "search oci://registry.example"),
            .init("all versions of one", "search oci://registry.example/charts/web --versions"),
        ])

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&listsVersions, "versions", short: "l", help: "list all versions, not only the newest of each chart")
        flags.bind(&usesDevelopmentVersions, "devel", help: "list prereleases too, as --version '>0.0.0-0'")
        flags.bind(&version, "version", help: "list versions that satisfy a constraint, such as ^2.0.0")
        listing.bind(&flags)
        access.bind(&flags)
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        place = arguments[0]
        let wanted = version.isEmpty ? usesDevelopmentVersions ? ">0.0.0-0" : ">=0.0.0" : version
        do throws(YareError) {
            constraint = try VersionConstraint(wanted)
        } catch {
            throw error.during("an invalid version/constraint format")
        }
    }

    func run(in context: CommandContext) async throws {
        let access = context.registryAccess(access)
        let (constraint, listsVersions) = (constraint, listsVersions)
        let charts = try await HTTPTransport.withTransport(context.environment.httpConfiguration) { transport in
            try await RegistrySearch(place: place, access: access, transport: transport).charts { versions in
                let wanted = versions.filter { constraint?.matches($0) ?? true }
                return listsVersions ? wanted : Array(wanted.prefix(1))
            }
        }
        if charts.isEmpty, listing.failsOnNoResult { throw YareError.noResultsFound() }
        try context.present(
            RegistryChartList(charts: charts, widestColumn: listing.widestColumn), as: listing.format)
    }
}

/// What a registry has.
struct RegistryChartList: Presentable {
    let charts: [RegistryChart]
    let widestColumn: Int

    func table() -> String {
        if charts.isEmpty { return "No results found\n" }
        var table = Table(
            header: ["NAME", "CHART VERSION", "APP VERSION", "DESCRIPTION"], widestColumn: widestColumn)
        for chart in charts { table.add(chart.name, chart.version, chart.appVersion, chart.description) }
        return table.text
    }

    var output: OutputValue {
        .list(
            charts.map { chart in
                .record([
                    .init("name", .text(chart.name)), .init("version", .text(chart.version)),
                    .init("app_version", .text(chart.appVersion)), .init("description", .text(chart.description)),
                ])
            })
    }
}

extension RegistryChart {
    /// What to write where a chart is asked for: `oci://registry.example/charts/web`.
    fileprivate var name: String { "\(OCIReference.scheme)\(reference.host)/\(reference.repository)" }
}
