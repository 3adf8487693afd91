extension CommandGroup {
    /// `yare repo …`
    static let repo = CommandGroup(
        summary: "work with chart repositories",
        discussion: "A chart repository is an index and the packages that it lists, on any server for files.",
        sections: [
            .init(
                "Commands",
                [
                    .command("index", RepoIndexCommand.self)
                ])
        ])
}
