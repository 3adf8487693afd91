import YareBase
import YareChart
import YareCluster
import YareEngine
public import YareRelease

/// Tells why the lines of a difference change.
///
/// It takes back one thing at a time (a value, a template, a field of `Chart.yaml`, the revision's number), renders again,
/// and sees which lines that brings back. What it cannot show so, it does not tell: nothing is said of an object that the
/// chart at hand does not print just as the manifest has it.
public struct ChangeExplainer {
    private let old: Release
    private let new: ExplainableRendering
    private let showsSecrets: Bool
    private let objects: RenderedObjects?
    private let again: RenderedObjects?
    private let variants: [Variant]

    private struct Variant {
        let cause: ChangeCause
        let objects: RenderedObjects
    }

    /// - Parameters:
    ///   - old: the revision that the difference begins with.
    ///   - new: how what it ends with was rendered.
    public init(from old: Release, to new: ExplainableRendering, showsSecrets: Bool = false) {
        self.old = old
        self.new = new
        self.showsSecrets = showsSecrets
        let (objects, again) = (new.objects(notingLines: true), new.objects())
        (self.objects, self.again) = (objects, again)
        variants =
            objects == nil
            ? []
            : Counterfactual.all(of: new, against: old).compactMap { counterfactual in
                counterfactual.rendering.objects().map { Variant(cause: counterfactual.cause, objects: $0) }
            }
    }

    /// The causes of what differs in one object.
    public func causes(of entry: ManifestDiff.Entry) -> EntryCauses {
        switch entry.change {
        case .added:
            guard isFaithful(entry) else { return EntryCauses() }
            return EntryCauses(object: variants.filter { $0.objects[entry.identifier] == nil }.map(\.cause))
        case .removed:
            return EntryCauses(object: variants.filter { $0.objects[entry.identifier] != nil }.map(\.cause))
        case .modified: return isFaithful(entry) ? EntryCauses(lines: lineCauses(of: entry)) : EntryCauses()
        }
    }

    /// Whether the chart at hand prints the object as the manifest has it, apart from what is new at every rendering.
    private func isFaithful(_ entry: ManifestDiff.Entry) -> Bool {
        guard let wanted = entry.new, let printed = objects?[entry.identifier]?.object else { return false }
        guard wanted.content != printed.content else { return true }
        let unstable = changes(entry.identifier, from: again, to: printed)
        return changes(from: wanted, to: printed).added.isSubset(of: unstable.added)
    }

    private func lineCauses(of entry: ManifestDiff.Entry) -> [EntryCauses.Place: [ChangeCause]] {
        guard let printed = objects?[entry.identifier] else { return [:] }
        let unstable = changes(entry.identifier, from: again, to: printed.object)
        let lines = PrintedLines(printed, shown: shown(printed.object))
        var effects = variants.map { variant in
            Effect(cause: variant.cause, changes(entry.identifier, from: variant.objects, to: printed.object))
        }
        for index in effects.indices { effects[index].changes.added.subtract(unstable.added) }
        effects.insert(Effect(cause: .everyRendering, unstable), at: 0)
        let templates = TemplateChanges(from: old.chart, to: new.chart)
        return LineExplanation(effects: effects) { cause, line in
            templates.placed(cause, printedBy: line.flatMap { lines.source(of: $0) }, in: printed.file.path)
        }.causes(of: entry.diff)
    }

    // MARK: comparing

    private func changes(
        _ identifier: ResourceIdentifier, from variant: RenderedObjects?, to object: KubernetesObject
    ) -> LineChanges {
        guard let before = variant?[identifier]?.object else { return LineChanges() }
        return changes(from: before, to: object)
    }

    private func changes(from before: KubernetesObject, to after: KubernetesObject) -> LineChanges {
        guard before.content != after.content else { return LineChanges() }
        let shown: (old: KubernetesObject?, new: KubernetesObject?) =
            showsSecrets ? (before, after) : SecretRedaction().redact(before, after)
        return LineChanges(
            LineDiff(from: ManifestDiff.text(of: shown.old), to: ManifestDiff.text(of: shown.new), context: 0))
    }

    /// The object as a difference shows it, as far as its lines go.
    private func shown(_ object: KubernetesObject) -> String {
        ManifestDiff.text(of: showsSecrets ? object : SecretRedaction().redact(object, object).new)
    }
}
