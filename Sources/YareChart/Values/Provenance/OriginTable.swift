import YareBase

/// Marks that stand in the place of values, so that it can be seen after any merging which of them came through.
///
/// A mark is a whole number, the place of the value and its origin in this table. Maps, lists and nulls stay what they
/// are, because merging goes by them. So the very code that merges values tells where they come from.
final class OriginTable {
    /// A value that was marked, and who set it.
    struct Entry {
        let value: Value
        let source: Source
    }

    enum Source {
        case option(ValueOrigin)
        case file(ValuesFile, path: [String])
    }

    private var entries: [Entry] = []

    subscript(mark: Value) -> Entry? {
        guard case .int(let number) = mark, entries.indices.contains(Int(number)) else { return nil }
        return entries[Int(number)]
    }

    /// What a mark stands for; a value that is none stands for itself.
    func meaning(of mark: Value) -> Value {
        self[mark]?.value ?? mark
    }

    /// Lays a layer over values with marks in the place of what it brings.
    func apply(
        _ layer: ValuesLayer, to values: inout ValueMap, _ composition: ValuesComposition
    ) throws(YareError) {
        guard case .document(let document) = layer.content else {
            let origin = layer.optionOrigin
            return try composition.apply(
                layer, to: &values, marking: { self.add(Entry(value: $0, source: .option(origin))) })
        }
        let marked = mark(document, in: ValuesFile(layer))
        try composition.apply(ValuesLayer(name: layer.name, content: .document(marked)), to: &values)
    }

    /// The chart tree with marks for all default values.
    ///
    /// - Parameter names: the names that this chart and those above may have among values, the top chart left out.
    func mark(_ chart: Chart, path: String, names: [Set<String>] = []) -> Chart {
        var marked = chart
        marked.values = mark(chart.values, in: ValuesFile(chart, path: path, names: names))
        marked.dependencies = chart.dependencies.map { child in
            mark(child, path: "\(path)/charts/\(child.name)", names: names + [chart.valueNames(of: child)])
        }
        return marked
    }

    private func mark(_ values: ValueMap, in file: ValuesFile) -> ValueMap {
        var path: [String] = []
        return mark(.map(values), at: &path, in: file).mapValue ?? values
    }

    private func mark(_ value: Value, at path: inout [String], in file: ValuesFile) -> Value {
        switch value {
        case .null: return .null
        case .map(let entries):
            let marks = zip(entries.keys, entries.values).map { mark($1, below: $0, &path, file) }
            return .map(ValueMap(sortedKeys: entries.keys, values: marks))
        case .list(let elements):
            return .list(elements.enumerated().map { mark($1, below: "\($0)", &path, file) })
        case .bool, .int, .double, .string:
            return add(Entry(value: value, source: .file(file, path: path)))
        }
    }

    private func mark(_ value: Value, below step: String, _ path: inout [String], _ file: ValuesFile) -> Value {
        path.append(step)
        defer { path.removeLast() }
        return mark(value, at: &path, in: file)
    }

    private func add(_ entry: Entry) -> Value {
        entries.append(entry)
        return .int(Int64(entries.count - 1))
    }
}

extension OriginTable.Entry {
    /// Who set the value, or what it lies in so many steps deep.
    ///
    /// - Parameter path: where the value, or what it lies in, is seen.
    func origin(seenAt path: [String], depth: Int = 0) -> ValueOrigin {
        switch source {
        case .option(let origin): origin
        case .file(let file, let own): file.origin(at: Array(own.dropLast(depth)), seenAt: path)
        }
    }
}

extension ValuesLayer {
    /// Who sets what an option sets.
    var optionOrigin: ValueOrigin {
        switch content {
        case .document: ValueOrigin(.file(name))
        case .typed(let argument), .text(let argument), .file(let argument), .json(let argument),
            .literal(let argument):
            ValueOrigin(.option(name, argument: argument))
        }
    }
}

extension Chart {
    /// The names under which the values of a subchart may lie.
    fileprivate func valueNames(of child: Chart) -> Set<String> {
        Set(metadata.listedDependencies.filter { $0.name == child.name }.map(\.effectiveName) + [child.name])
    }
}

extension Value {
    /// The value with marks in the place of the scalars in it; nulls stay.
    func marked(_ mark: (Value) -> Value) -> Value {
        switch self {
        case .null: .null
        case .map(let entries): .map(entries.mapValues { $0.marked(mark) })
        case .list(let elements): .list(elements.map { $0.marked(mark) })
        case .bool, .int, .double, .string: mark(self)
        }
    }
}
