import YareBase
import YareChart
import YareEngine
import YareRelease

/// A rendering with one thing as it was before.
struct Counterfactual {
    let cause: ChangeCause
    let rendering: ExplainableRendering

    /// Everything that a new rendering has changed against an older revision, each taken back by itself.
    static func all(of rendering: ExplainableRendering, against old: Release) -> [Counterfactual] {
        values(of: rendering, old) + templates(of: rendering, old) + chartFields(of: rendering, old)
            + revision(of: rendering, old)
    }

    /// The most values that are tried one by one; of more, the keys above them are.
    private static let mostValues = 40

    private static func values(of rendering: ExplainableRendering, _ old: Release) -> [Counterfactual] {
        let before = coalesced(old.chart.values, old.config)
        let after = coalesced(rendering.chart.values, rendering.values)
        return ChangedKeys(from: before, to: after, atMost: mostValues).paths.map { path in
            var changed = rendering
            // null takes away what was not there before
            let value = Value.map(before).value(at: path) ?? .null
            changed.values = changed.values.setting(value, at: path[...])
            return Counterfactual(cause: .value(ValuePath(path).description), rendering: changed)
        }
    }

    /// A chart's own values with a user's over them.
    private static func coalesced(_ defaults: ValueMap, _ given: ValueMap) -> ValueMap {
        var coalescer = ValuesCoalescer()
        return coalescer.merge(given, over: defaults)
    }

    /// The templates of the top chart; what a release records of a chart has no others.
    private static func templates(of rendering: ExplainableRendering, _ old: Release) -> [Counterfactual] {
        let before = Dictionary(old.chart.templates.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
        let after = Dictionary(rendering.chart.templates.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
        guard !before.isEmpty else { return [] }
        return Set(before.keys).union(after.keys).sorted().compactMap { name in
            guard before[name] != after[name] else { return nil }
            var changed = rendering
            changed.chart.templates.removeAll { $0.name == name }
            if let file = before[name] { changed.chart.templates.append(file) }
            let place = SourceLocation(file: "\(rendering.chart.name)/\(name)")
            return Counterfactual(cause: .template(place), rendering: changed)
        }
    }

    private static func chartFields(of rendering: ExplainableRendering, _ old: Release) -> [Counterfactual] {
        var found: [Counterfactual] = []
        func add(_ field: String, _ path: WritableKeyPath<ChartMetadata, String>, _ before: String) {
            guard rendering.chart.metadata[keyPath: path] != before else { return }
            var changed = rendering
            changed.chart.metadata[keyPath: path] = before
            found.append(Counterfactual(cause: .chartField(field), rendering: changed))
        }
        add("version", \.version, old.chart.version)
        add("appVersion", \.appVersion, old.chart.appVersion)
        return found
    }

    private static func revision(of rendering: ExplainableRendering, _ old: Release) -> [Counterfactual] {
        guard rendering.release.revision != old.revision else { return [] }
        var changed = rendering
        changed.release.revision = old.revision
        changed.release.isUpgrade = old.revision > 1
        return [Counterfactual(cause: .revision, rendering: changed)]
    }
}

/// The paths of values that differ, at most so many: where there are more, paths are cut short until they are few.
struct ChangedKeys {
    let paths: [[String]]

    init(from old: ValueMap, to new: ValueMap, atMost limit: Int) {
        var paths: [[String]] = []
        Self.compare(old, new, at: [], &paths)
        while paths.count > limit, let longest = paths.map(\.count).max(), longest > 1 {
            var seen: Set<[String]> = []
            paths = paths.map { Array($0.prefix(longest - 1)) }.filter { seen.insert($0).inserted }
        }
        self.paths = Array(paths.prefix(limit))
    }

    private static func compare(_ old: ValueMap, _ new: ValueMap, at path: [String], _ paths: inout [[String]]) {
        for key in Set(old.keys).union(new.keys).sorted() {
            switch (old[key], new[key]) {
            case (let left, let right) where left == right: break
            case (.map(let left)?, .map(let right)?): compare(left, right, at: path + [key], &paths)
            default: paths.append(path + [key])
            }
        }
    }
}

extension SortedMap<Value> {
    /// These values with one of them set, maps being made on the way to it.
    func setting(_ value: Value, at path: ArraySlice<String>) -> ValueMap {
        guard let key = path.first else { return self }
        var changed = self
        if path.count == 1 {
            changed[key] = value
        } else {
            changed[key] = .map((self[key]?.mapValue ?? ValueMap()).setting(value, at: path.dropFirst()))
        }
        return changed
    }
}
