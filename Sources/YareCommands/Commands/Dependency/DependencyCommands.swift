import YareBase

extension CommandGroup {
    /// `yare dependency …`
    static let dependency = CommandGroup(
        summary: "see to the charts that a chart depends on",
        discussion: """
            Chart.yaml lists the charts that a chart depends on: by the URL of a repository, the name that one was given
            (@name), a folder (file://…) or a registry (oci://…). They lie as packages in charts/, and Chart.lock holds the
            versions that were found, so that the same ones are fetched everywhere.
            """,
        sections: [
            .init(
                "Commands",
                [
                    .command("list", aliases: ["ls"], DependencyListCommand.self),
                    .command("update", aliases: ["up"], waiting: DependencyUpdateCommand.self),
                    .command("build", waiting: DependencyBuildCommand.self),
                ])
        ])
}
