extension CommandGroup {
    /// `yare repo …`
    static let repository = CommandGroup(
        summary: "add, list, update, remove and index chart repositories",
        discussion: """
            A chart repository is an index and the packages that it lists, on any server for files. Those that are added have
            names that charts are named by, as in "stable/redis"; the list of them has Helm's format, and both programs can
            use the same one.
            """,
        sections: [
            .init(
                "Commands",
                [
                    .command("add", waiting: RepositoryAddCommand.self),
                    .command("index", RepoIndexCommand.self),
                    .command("list", aliases: ["ls"], RepositoryListCommand.self),
                    .command("remove", aliases: ["rm"], RepositoryRemoveCommand.self),
                    .command("update", aliases: ["up"], waiting: RepositoryUpdateCommand.self),
                ])
        ])

    /// `yare search …`
    static let search = CommandGroup(
        summary: "search for charts",
        discussion: """
            Searches the repositories that were added, a hub of charts on the Internet, or an OCI registry.
            """,
        sections: [
            .init(
                "Commands",
                [
                    .command("repo", SearchRepositoriesCommand.self),
                    .command("hub", waiting: SearchHubCommand.self),
                    .place("oci://", waiting: SearchRegistryCommand.self),
                ])
        ])
}
