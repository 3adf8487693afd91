import YareBase

/// All layers that values are made of, each by itself: for what bears no mark, and for what null has removed.
struct ValueSources {
    /// A layer and where its values belong.
    fileprivate struct Source {
        let values: Value
        let prefix: [String]
        let origin: (_ path: [String], _ seen: [String]) -> ValueOrigin

        /// The value that the layer has for a path among those of the top chart.
        func value(at path: [String]) -> Value? {
            guard path.starts(with: prefix) else { return nil }
            return path.dropFirst(prefix.count).reduce(values as Value?) { value, step in
                Int(step).flatMap { value?[$0] } ?? value?[step]
            }
        }

        /// Who sets what the layer has for a path, by where it is seen.
        func origin(of path: [String], seenAt seen: [String]? = nil) -> ValueOrigin {
            origin(Array(path.dropFirst(prefix.count)), seen ?? path)
        }
    }

    /// The strongest first.
    private var sources: [Source] = []

    /// - Parameter chart: the chart as it is rendered, disabled subcharts gone.
    init(_ chart: Chart, layers: [ValuesLayer], _ composition: ValuesComposition) {
        for layer in layers.reversed() {
            var values = ValueMap()
            guard (try? composition.apply(layer, to: &values)) != nil else { continue }
            let file = ValuesFile(layer)
            let option = layer.isDocument ? nil : layer.optionOrigin
            sources.append(
                Source(values: .map(values), prefix: []) { path, seen in
                    option ?? file.origin(at: path, seenAt: seen)
                })
        }
        add(chart, path: chart.name, names: [])
    }

    private mutating func add(_ chart: Chart, path: String, names: [String]) {
        let file = ValuesFile(chart, path: path, names: names.map { [$0] })
        let own = chart.rawValues.flatMap { try? ChartDocument.values($0, path) } ?? chart.values
        sources.append(Source(values: .map(own), prefix: names) { file.origin(at: $0, seenAt: $1) })
        for child in chart.dependencies {
            add(child, path: "\(path)/charts/\(child.name)", names: names + [child.name])
        }
    }

    /// The strongest layer that has just this value at a path; a map may be empty because of nulls in it.
    func origin(of value: Value, at path: [String]) -> ValueOrigin? {
        let source = sources.first { $0.value(at: path) == value }
        if let source { return source.origin(of: path) }
        if value == [:], let source = sources.first(where: { $0.value(at: path)?.mapValue?.isEmpty == false }) {
            return source.origin(of: path)
        }
        return globalOrigin(of: value, at: path)
    }

    /// The layer of a chart further up that has just this value among its globals.
    private func globalOrigin(of value: Value, at path: [String]) -> ValueOrigin? {
        guard let start = path.firstIndex(of: ValuesCoalescer.globalKey) else { return nil }
        for depth in (0..<start).reversed() {
            let outer = Array(path.prefix(depth) + path[start...])
            if let source = sources.first(where: { $0.value(at: outer) == value }) {
                return source.origin(of: outer, seenAt: path)
            }
        }
        return nil
    }

    /// The defaults that are gone because of a null, in the order of their paths.
    func removals(from result: ValueMap) -> [RemovedValue] {
        var found: [[String]: RemovedValue] = [:]
        for (index, source) in sources.enumerated() {
            for path in source.nulls where found[path] == nil && Value.map(result).value(at: path) == nil {
                let weaker = sources[(index + 1)...].first { $0.value(at: path).map { !$0.isNull } ?? false }
                guard let weaker else { continue }
                found[path] = RemovedValue(
                    path: ValuePath(path), origin: source.origin(of: path), removed: weaker.origin(of: path))
            }
        }
        return found.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
    }
}

extension ValueSources.Source {
    /// The paths, among the values of the top chart, of all nulls in maps.
    fileprivate var nulls: [[String]] {
        var found: [[String]] = []
        Self.collectNulls(values, at: prefix, &found)
        return found
    }

    private static func collectNulls(_ value: Value, at path: [String], _ found: inout [[String]]) {
        switch value {
        case .null: found.append(path)
        case .map(let entries): for (key, entry) in entries { collectNulls(entry, at: path + [key], &found) }
        default: break
        }
    }
}

extension ValuesLayer {
    fileprivate var isDocument: Bool {
        if case .document = content { true } else { false }
    }
}
