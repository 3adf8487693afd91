extension CommandGroup {
    /// `yare cluster …`
    static let cluster = CommandGroup(
        summary: "look at the embedded cluster and change it",
        discussion: """
            The embedded cluster keeps objects as Kubernetes would and brings them to ready at once; it runs no
            containers. These commands show what lies in it, and change it behind a release's back, so that drift,
            conflicts and repairs can be tried. Kinds go by the words that kubectl takes: deployment, deploy, svc, cm …

            They never touch a Kubernetes cluster: kubectl is for that.
            """,
        sections: [
            .init(
                "Objects",
                [
                    .command("get", waiting: ClusterGetCommand.self),
                    .command("apply", waiting: ClusterApplyCommand.self),
                    .command("patch", waiting: ClusterPatchCommand.self),
                    .command("delete", waiting: ClusterDeleteCommand.self),
                    .command("events", waiting: ClusterEventsCommand.self),
                ]),
            .init(
                "The cluster",
                [
                    .command("set", waiting: ClusterSetCommand.self),
                    .command("reset", waiting: ClusterResetCommand.self),
                ]),
        ])
}
