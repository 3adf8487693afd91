import YareBase
import YareCluster
import YareDeploy
import YareYAML

/// `yare drift RELEASE`
struct DriftCommand: AsynchronousCommand {
    private var tellsByExitStatus = false
    private var format: OutputFormat = .table
    private var name = ""

    static let description = CommandDescription(
        summary: "show where the cluster differs from what was deployed",
        usage: "RELEASE_NAME",
        arguments: .exactly(1),
        discussion: "Compares the objects of a release as they are now with those that were recorded.",
        examples: [.init("in a script", "drift web --detailed-exitcode")])

    mutating func bind(_ flags: inout FlagBinder) {
        flags.bind(&tellsByExitStatus, "detailed-exitcode", help: "end with status 2 when something differs")
        OutputFormat.bind(&format, &flags)
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        name = arguments.joined()
    }

    func run(in context: CommandContext) async throws {
        let target = try ReleaseSite(context: context).target()
        let report = try await DriftReader(target).drift(of: name, in: context.namespace)
        try context.present(ShownDrift(report: report), as: format)
        if tellsByExitStatus, report.hasDrifted { throw ExitStatus.changesFound }
    }
}

/// How the objects of a release differ from its record.
struct ShownDrift: Presentable {
    let report: DriftReport

    func table() throws(YareError) -> String {
        let drifted = report.objects.filter { $0.drift != .none }
        if drifted.isEmpty { return "nothing has drifted\n" }
        return try drifted.map { (object) throws(YareError) in
            try "\(object.identifier) \(Self.word(object.drift))\n" + lines(object.drift)
        }.joined()
    }

    var output: OutputValue {
        .list(
            report.objects.map { object in
                .record([
                    .init("apiVersion", .text(object.identifier.kind.apiVersion)),
                    .init("kind", .text(object.identifier.kind.kind)),
                    .init("namespace", object.identifier.namespace.map { .text($0) }),
                    .init("name", .text(object.identifier.name)),
                    .init("drift", .text(Self.word(object.drift))),
                    .init("fields", fields(object.drift)),
                ])
            })
    }

    private static func word(_ drift: DriftedObject.Drift) -> String {
        switch drift {
        case .none: "unchanged"
        case .missing: "missing"
        case .notOwned: "not owned"
        case .changed: "changed"
        }
    }

    private func lines(_ drift: DriftedObject.Drift) throws(YareError) -> String {
        guard case .changed(let changes) = drift else { return "" }
        return try changes.map { (change) throws(YareError) in
            try "  \(change.path): \(text(change.old)) instead of \(text(change.new))\n"
        }.joined()
    }

    private func text(_ value: Value?) throws(YareError) -> String {
        try value.map { (value) throws(YareError) in try JSONWriter.text(of: value, escapesHTML: false) } ?? "nothing"
    }

    private func fields(_ drift: DriftedObject.Drift) -> OutputValue? {
        guard case .changed(let changes) = drift else { return nil }
        return .list(
            changes.map { change in
                .record([
                    .init("path", .text(change.path)),
                    .init("live", change.old.map { .value($0) }),
                    .init("recorded", change.new.map { .value($0) }),
                ])
            })
    }
}
