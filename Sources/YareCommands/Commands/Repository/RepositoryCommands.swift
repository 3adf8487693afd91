extension CommandGroup {
    /// `yare repo …`
    static let repository = CommandGroup(
        summary: "add, list, update and remove chart repositories",
        discussion: """
            Keeps the list of chart repositories that charts are named by, as in "stable/redis", and their indexes. The list
            has Helm's format, and both programs can use the same one.
            """,
        sections: [
            .init(
                "Commands",
                [
                    .command("add", waiting: RepositoryAddCommand.self),
                    .command("list", aliases: ["ls"], RepositoryListCommand.self),
                    .command("remove", aliases: ["rm"], RepositoryRemoveCommand.self),
                    .command("update", aliases: ["up"], waiting: RepositoryUpdateCommand.self),
                ])
        ])

    /// `yare search …`
    static let search = CommandGroup(
        summary: "search for charts",
        discussion: "Searches the repositories that were added, or a hub of charts on the Internet.",
        sections: [
            .init(
                "Commands",
                [
                    .command("repo", SearchRepositoriesCommand.self),
                    .command("hub", waiting: SearchHubCommand.self),
                ])
        ])
}
