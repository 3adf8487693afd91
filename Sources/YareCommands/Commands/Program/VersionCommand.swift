import YareBase
import YareEngine

/// `yare version`
struct VersionCommand: SynchronousCommand {
    private var isShort = false
    private var template = ""

    static let description = CommandDescription(
        summary: "show the version",
        arguments: .none,
        discussion: """
            Shows which Helm this program takes the place of, in Helm's words so that scripts find them, and its own
            version on a line below.
            """,
        examples: [
            .init("only Helm's version", "version --short"),
            .init("a part of it", "version --template '{{ .Version }}'"),
        ])

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&isShort, "short", help: "show Helm's version only")
        flags.bind(
            &template, "template", help: "a Go template for .Version, .GitCommit, .GitTreeState, .GoVersion, .Yare")
        flags.bindOldSpellings { old in
            var isClientOnly = false
            old.bind(&isClientOnly, "client", short: "c", help: "")
        }
    }

    func run(in context: CommandContext) throws(YareError) {
        if !template.isEmpty {
            context.write(try rendered(template))
        } else if isShort {
            context.writeLine("\(HelmCompatibility.version)+g\(HelmCompatibility.gitCommit.prefix(7))")
        } else {
            let fields = Self.fields.map { "\($0.name):\"\($0.value)\"" }.joined(separator: ", ")
            context.writeLine("version.BuildInfo{\(fields)}\nyare \(YareVersion.current)")
        }
    }

    private func rendered(_ template: String) throws(YareError) -> String {
        let fields =
            Self.fields.map { ($0.name, Value.string($0.value)) } + [("Yare", Value.string(YareVersion.current))]
        return try TextTemplate(template, named: "_").rendered(with: .map(ValueMap(fields)))
    }

    private static let fields = [
        (name: "Version", value: HelmCompatibility.version),
        (name: "GitCommit", value: HelmCompatibility.gitCommit),
        (name: "GitTreeState", value: "clean"),
        (name: "GoVersion", value: HelmCompatibility.goVersion),
    ]
}

/// Yare's own version.
public enum YareVersion {
    public static let current = "0.1.0"
}
