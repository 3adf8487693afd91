import YareBase

/// `yare env [NAME]`
struct EnvCommand: SynchronousCommand {
    private var name: String?

    static let description = CommandDescription(
        summary: "show the settings of the environment",
        usage: "[NAME]",
        arguments: .atMost(1),
        discussion: """
            Shows the settings that commands run with, under the names of Helm's variables. Set a variable to change a
            setting for good; a flag changes it for one command.
            """,
        examples: [
            .init("all settings", "env"),
            .init("the folder of repositories' indexes", "env HELM_REPOSITORY_CACHE"),
        ])

    mutating func validate(_ arguments: [String]) throws(YareError) {
        name = arguments.first
    }

    func run(in context: CommandContext) throws(YareError) {
        let settings = Settings(context).all
        if let name {
            context.writeLine(settings.first { $0.name == name }?.value ?? "")
        } else {
            for setting in settings.sorted(by: { $0.name < $1.name }) {
                context.writeLine("\(setting.name)=\(setting.value.debugDescription)")
            }
        }
    }

    static func candidates(after arguments: [String], in context: CommandContext) -> [String] {
        arguments.isEmpty ? Settings(context).all.map(\.name).sorted() : []
    }

    /// The settings under the names of their variables.
    private struct Settings {
        let all: [(name: String, value: String)]

        init(_ context: CommandContext) {
            let (environment, global) = (context.environment, context.global)
            all =
                [
                    ("HELM_BIN", environment.programPath),
                    ("HELM_CACHE_HOME", environment.path(of: .cache)),
                    ("HELM_CONFIG_HOME", environment.path(of: .configuration)),
                    ("HELM_DATA_HOME", environment.path(of: .data)),
                    ("HELM_DEBUG", "\(global.isDebugging)"),
                    ("HELM_DRIVER", global.storage ?? ""),
                    ("HELM_MAX_HISTORY", "\(environment.integer("HELM_MAX_HISTORY", or: 10))"),
                    ("HELM_NAMESPACE", global.namespace ?? "default"),
                    ("HELM_PLUGINS", environment["HELM_PLUGINS"] ?? environment.path(of: .data, "plugins")),
                    ("YARE_TARGET", global.target.rawValue),
                ] + Settings.files(context) + Settings.cluster(global)
        }

        private static func files(_ context: CommandContext) -> [(name: String, value: String)] {
            let files = context.files
            return [
                ("HELM_CONTENT_CACHE", files.contentCache),
                ("HELM_REGISTRY_CONFIG", files.registryConfiguration),
                ("HELM_REPOSITORY_CACHE", files.repositoryCache),
                ("HELM_REPOSITORY_CONFIG", files.repositoryConfiguration),
            ]
        }

        private static func cluster(_ global: GlobalOptions) -> [(name: String, value: String)] {
            [
                ("HELM_BURST_LIMIT", "\(global.burstLimit)"),
                ("HELM_KUBEAPISERVER", global.server ?? ""),
                ("HELM_KUBEASGROUPS", global.groups.joined(separator: ",")),
                ("HELM_KUBEASUSER", global.user ?? ""),
                ("HELM_KUBECAFILE", global.certificateAuthority ?? ""),
                ("HELM_KUBECONTEXT", global.context ?? ""),
                ("HELM_KUBEINSECURE_SKIP_TLS_VERIFY", "\(global.skipsTLSVerification)"),
                ("HELM_KUBETLS_SERVER_NAME", global.tlsServerName ?? ""),
                ("HELM_KUBETOKEN", global.token ?? ""),
                ("HELM_QPS", global.queriesPerSecond ?? "0.00"),
            ]
        }
    }
}
