import YareBase
import YareChart

/// The parts of a chart as text, as `helm show` puts them.
struct ChartExhibition {
    let chart: Chart

    enum Part: Sendable {
        case metadata, values, readme, crds
    }

    /// The parts one after the other; when there are several, with `---` between them.
    func text(of parts: [Part]) throws(YareError) -> String {
        var text = ""
        for part in parts {
            guard let shown = try self.text(of: part) else { continue }
            if part != parts.first, part != .crds || !shown.hasPrefix("---") { text += "---\n" }
            text += shown
        }
        return text
    }

    private func text(of part: Part) throws(YareError) -> String? {
        switch part {
        case .metadata: EscapedBytes.string(from: try chart.metadata.chartFile()) + "\n"
        case .values: chart.rawValues.map { EscapedBytes.string(from: $0) + "\n" }
        case .readme: chart.readme.map { EscapedBytes.string(from: $0.bytes) + "\n" }
        case .crds: crds
        }
    }

    private var crds: String? {
        let crds = chart.crds
        return crds.isEmpty ? nil : crds.map { EscapedBytes.string(from: $0.file.bytes) + "\n" }.joined()
    }
}
