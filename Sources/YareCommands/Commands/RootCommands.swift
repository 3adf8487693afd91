extension CommandGroup {
    /// All commands of the program.
    static let root = CommandGroup(
        summary: "the package manager for Kubernetes",
        discussion: """
            Yare installs, upgrades and rolls back applications on Kubernetes, packaged as Helm charts. It reads Helm's
            charts, takes Helm's flags and prints what Helm prints.

            Without a kubeconfig it works on an embedded cluster: a database on this computer that keeps objects as
            Kubernetes would, to try charts and changes without a cluster.
            """,
        sections: [
            .init(
                "Releases",
                [
                    .command("install", waiting: InstallCommand.self),
                    .command("upgrade", waiting: UpgradeCommand.self),
                    .command("rollback", waiting: RollbackCommand.self),
                    .command("uninstall", aliases: ["del", "delete", "un"], waiting: UninstallCommand.self),
                    .command("list", aliases: ["ls"], waiting: ListCommand.self),
                    .command("status", waiting: StatusCommand.self),
                    .command("history", aliases: ["hist"], waiting: HistoryCommand.self),
                    .group("get", .get),
                    .command("test", waiting: TestCommand.self),
                    .group("diff", .diff),
                    .command("drift", waiting: DriftCommand.self),
                    .command("query", waiting: QueryCommand.self),
                    .command("unlock", waiting: UnlockCommand.self),
                ]),
            .init(
                "Charts",
                [
                    .command("template", TemplateCommand.self),
                    .group("show", aliases: ["inspect"], .show),
                    .command("values", ValuesCommand.self),
                    .command("lint", LintCommand.self),
                    .command("create", CreateCommand.self),
                    .command("package", PackageCommand.self),
                    .command("verify", VerifyCommand.self),
                    .group("schema", .schema),
                ]),
            .init(
                "Repositories",
                [
                    .group("repo", .repository),
                    .group("search", .search),
                    .group("registry", .registry),
                    .command("push", waiting: PushCommand.self),
                    .command("pull", aliases: ["fetch"], waiting: PullCommand.self),
                    .group("dependency", aliases: ["dep", "dependencies"], .dependency),
                ]),
            .init("Server", [.group("serve", .serve)]),
            .init(
                "The program",
                [
                    .group("cluster", .cluster),
                    .group("completion", .completion),
                    .command("env", EnvCommand.self),
                    .command("version", VersionCommand.self),
                    .command(PlaygroundWorkerCommand.name, PlaygroundWorkerCommand.self, isHidden: true),
                ]),
        ])
}
