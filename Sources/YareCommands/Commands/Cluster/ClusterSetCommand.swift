import YareBase
import YareCluster

/// `yare cluster set [SETTING CHOICE]`
struct ClusterSetCommand: AsynchronousCommand {
    private var choice: (setting: ClusterSetting, choice: ClusterSetting.Choice)?

    static let description = CommandDescription(
        summary: "choose what the embedded cluster lets pass",
        usage: "[removed-versions|unknown-kinds accepted|refused]",
        arguments: .any,
        discussion: """
            removed-versions: versions of built-in kinds that Kubernetes served once, such as policy/v1beta1. They are
            accepted with a warning unless this is set to refused.

            unknown-kinds: kinds that no CustomResourceDefinition in the cluster defines. They are refused, as by a real
            cluster, unless this is set to accepted; scope and plural are then guessed.

            The choice is kept in the cluster. The variables YARE_REMOVED_VERSIONS and YARE_UNKNOWN_KINDS choose for one
            command. Without words the choices are shown.
            """,
        examples: [
            .init("to try a chart whose CRDs come from another chart", "cluster set unknown-kinds accepted"),
            .init("to see whether a chart is up to date", "cluster set removed-versions refused"),
        ])

    mutating func validate(_ arguments: [String]) throws(YareError) {
        guard !arguments.isEmpty else { return }
        guard arguments.count == 2, let setting = ClusterSetting(rawValue: arguments[0]),
            let choice = ClusterSetting.Choice(rawValue: arguments[1])
        else { throw .invalidSetting(arguments) }
        self.choice = (setting, choice)
    }

    func run(in context: CommandContext) async throws {
        let cluster = try ReleaseSite(context: context).embeddedCluster()
        if let choice { try cluster.set(choice.setting, to: choice.choice) }
        for setting in ClusterSetting.allCases {
            context.writeLine("\(setting.rawValue) \(try cluster.choice(for: setting).rawValue)")
        }
    }
}

extension YareError {
    /// Words that are no setting and a choice for it (`command-line.setting`).
    fileprivate static func invalidSetting(_ words: [String]) -> YareError {
        YareError(
            "command-line.setting", "not a setting and a choice: \(words.joined(separator: " ").debugDescription)",
            hint: "write \(ClusterSetting.allCases.map(\.rawValue).joined(separator: " or ")), then accepted or refused"
        )
    }
}
