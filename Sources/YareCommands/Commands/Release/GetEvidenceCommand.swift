import YareBase
import YareRelease

/// `yare get evidence RELEASE`
struct GetEvidenceCommand: AsynchronousCommand {
    private var revision = 0
    private var format: OutputFormat = .table
    private var name = ""

    static let description = CommandDescription(
        summary: "show what was seen while a release was deployed", usage: "RELEASE_NAME", arguments: .exactly(1),
        discussion: """
            Shows what is kept with a revision: why it failed, events and conditions of its objects, what hooks and
            containers logged. It stays when the change is undone.
            """,
        examples: [.init("of the revision that failed", "get evidence web --revision 4")])

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&revision, "revision", help: "a revision; 0 for the newest")
        OutputFormat.bind(&format, &flags)
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        name = arguments.joined()
    }

    func run(in context: CommandContext) async throws {
        let site = ReleaseSite(context: context)
        let release = try await site.release(name, revision: revision, [])
        let evidence = try await site.store().evidence(for: release.key)
        try context.present(EvidenceReport(evidence: evidence), as: format)
    }
}
