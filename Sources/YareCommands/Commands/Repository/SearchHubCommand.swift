import YareBase
import YareRepository

/// `yare search hub [WORD …]`
struct SearchHubCommand: AsynchronousCommand {
    private var endpoint = "https://hub.helm.sh"
    private var listsRepositories = false
    private var listing = SearchListingFlags()
    private var words: [String] = []

    static let description = CommandDescription(
        summary: "search a hub of charts",
        usage: "[KEYWORD]",
        arguments: .any,
        discussion: """
            Asks Artifact Hub, or another server with the same interface, for charts. A server that "yare serve" runs is one.
            """,
        examples: [
            .init("on the Internet", "search hub wordpress"),
            .init("on your own server", "search hub wordpress --endpoint https://charts.example.com --list-repo-url"),
        ])

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&endpoint, "endpoint", help: "the hub to ask")
        flags.bind(&listsRepositories, "list-repo-url", help: "show the URL of each chart's repository")
        listing.bind(&flags)
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        words = arguments
    }

    func run(in context: CommandContext) async throws {
        let text = words.joined(separator: " ")
        let found = try await HTTPTransport.withTransport(context.environment.httpConfiguration) { transport in
            try await HubSearch(endpoint: endpoint, transport: transport).charts(text)
        }
        if found.isEmpty, listing.failsOnNoResult { throw YareError.noResultsFound() }
        let list = HubResultList(
            charts: found, listsRepositories: listsRepositories, widestColumn: listing.widestColumn)
        try context.present(list, as: listing.format)
    }
}

/// What `search hub` found.
struct HubResultList: Presentable {
    let charts: [HubChart]
    let listsRepositories: Bool
    let widestColumn: Int

    func table() -> String {
        if charts.isEmpty { return "No results found\n" }
        let headers = ["URL", "CHART VERSION", "APP VERSION", "DESCRIPTION"]
        var table = Table(header: listsRepositories ? headers + ["REPO URL"] : headers, widestColumn: widestColumn)
        for chart in charts {
            if listsRepositories {
                table.add(chart.url, chart.version, chart.appVersion, chart.description, chart.repositoryURL)
            } else {
                table.add(chart.url, chart.version, chart.appVersion, chart.description)
            }
        }
        return table.text
    }

    var output: OutputValue {
        .list(
            charts.map { chart in
                .record([
                    .init("url", .text(chart.url)), .init("version", .text(chart.version)),
                    .init("app_version", .text(chart.appVersion)), .init("description", .text(chart.description)),
                    .init(
                        "repository",
                        .record([
                            .init("url", .text(chart.repositoryURL)), .init("name", .text(chart.repositoryName)),
                        ])),
                ])
            })
    }
}
