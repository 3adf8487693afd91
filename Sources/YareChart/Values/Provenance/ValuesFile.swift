import YareBase
import YareYAML

/// A file of values: what it is, where its entries stand, and where its values are seen.
struct ValuesFile {
    private let layer: ValueOrigin.Layer
    private let places: SourceMap?
    /// The names that the file's chart and those above it may have among values; empty for the top chart and users' files.
    private let chartNames: [Set<String>]
    /// The names of the subcharts of the file's chart.
    private let subcharts: Set<String>

    /// A user's values file.
    init(_ layer: ValuesLayer) {
        self.layer = .file(layer.name)
        places = layer.source.flatMap { ChartDocument.places(in: $0, layer.name) }
        chartNames = []
        subcharts = []
    }

    /// A chart's default values.
    init(_ chart: Chart, path: String, names: [Set<String>]) {
        layer = .chart(path)
        places = chart.rawValues.flatMap { ChartDocument.places(in: $0, "\(path)/values.yaml") }
        chartNames = names
        subcharts = Set(chart.dependencies.map(\.name) + chart.metadata.listedDependencies.map(\.effectiveName))
    }

    /// Who set what stands at a path of the file.
    ///
    /// - Parameter seen: where the value is seen among those of the top chart.
    func origin(at path: [String], seenAt seen: [String]) -> ValueOrigin {
        ValueOrigin(layer, at: places?.location(of: path), passage: passage(from: path, to: seen), path: path)
    }

    private func passage(from path: [String], to seen: [String]) -> ValueOrigin.Passage {
        if isInPlace(path, seen) { return path.first.map(subcharts.contains) == true ? .parent : .direct }
        let own = path.drop { $0 != ValuesCoalescer.globalKey }
        if !own.isEmpty, own == seen.drop(while: { $0 != ValuesCoalescer.globalKey }) { return .global }
        return layer.isChart ? .imported : .direct
    }

    /// Whether a value is seen where its file puts it.
    private func isInPlace(_ path: [String], _ seen: [String]) -> Bool {
        seen.count == chartNames.count + path.count && Array(seen.suffix(path.count)) == path
            && zip(chartNames, seen).allSatisfy { $0.contains($1) }
    }
}
