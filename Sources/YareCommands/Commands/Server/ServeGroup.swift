extension CommandGroup {
    /// `yare serve`, which serves by itself, and the commands for what is served.
    static let serve = CommandGroup(
        summary: ServeCommand.description.summary,
        sections: [
            .init(
                "Commands",
                [
                    .group("users", aliases: ["user"], .serveUsers),
                    .group("tokens", aliases: ["token"], .serveTokens),
                    .command("prune", PruneCommand.self),
                ])
        ],
        ownCommand: ServeCommand.self)

    private static let serveUsers = CommandGroup(
        summary: "manage the users of a server",
        sections: [
            .init(
                "Commands",
                [
                    .command("add", aliases: ["create"], UserAddCommand.self),
                    .command("list", aliases: ["ls"], UserListCommand.self),
                    .command("update", UserUpdateCommand.self),
                    .command("remove", aliases: ["rm", "delete"], UserRemoveCommand.self),
                ])
        ])

    private static let serveTokens = CommandGroup(
        summary: "manage the tokens of a server's users",
        sections: [
            .init(
                "Commands",
                [
                    .command("add", aliases: ["create"], TokenAddCommand.self),
                    .command("list", aliases: ["ls"], TokenListCommand.self),
                    .command("remove", aliases: ["rm", "delete", "revoke"], TokenRemoveCommand.self),
                ])
        ])
}
