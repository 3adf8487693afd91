import YareBase
import YareCluster
import YareDeploy
import YareYAML

/// What a change would do, object by object, as a dry run tells it.
struct PlanReport {
    let plan: Plan

    /// Without a line break at the end.
    var text: String {
        let changes = plan.changes.filter { $0.action != .unchanged }.map(line)
        let hooks = plan.hooks.map { "  run \($0.event) hook \($0.kind) \($0.name)" }
        let counts = plan.counts.map { "\($0.count) \($0.name)" }
        let head = counts.isEmpty ? "plan: no objects" : "plan: \(counts.joined(separator: ", "))"
        return ([head] + changes + hooks).joined(separator: "\n")
    }

    private func line(_ change: PlannedChange) -> String {
        let isSecret = change.identifier.kind.kind == "Secret"
        let shown = change.action.fields.prefix(Self.mostFields).map { isSecret ? $0.path : Self.text($0) }
        let more = change.action.fields.count - shown.count
        let fields = shown + (more > 0 ? ["\(more) more"] : [])
        let name = "  \(change.action.name) \(change.identifier)"
        return fields.isEmpty ? name : "\(name): \(fields.joined(separator: ", "))"
    }

    private static let mostFields = 8

    private static func text(_ field: FieldChange) -> String {
        "\(field.path) \(text(field.old)) -> \(text(field.new))"
    }

    private static func text(_ value: Value?) -> String {
        guard let value, let text = try? JSONWriter.text(of: value, escapesHTML: false) else { return "nothing" }
        return text.count > 60 ? "\(text.prefix(57))..." : text
    }
}
