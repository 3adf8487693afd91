import YareBase
import YareChart
import YareRelease

/// Where the templates of a chart differ from those that a revision recorded.
struct TemplateChanges {
    /// The new lines of each changed template, by its path with the chart's name.
    private var lines: [String: Set<Int>] = [:]
    /// The one place where a template has changed, where there is only one.
    private var onlyPlaces: [String: Int] = [:]

    init(from old: ChartRecord, to new: Chart) {
        let before = Dictionary(old.templates.map { ($0.name, $0.bytes) }, uniquingKeysWith: { $1 })
        for file in new.templates {
            guard let bytes = before[file.name], bytes != file.bytes else { continue }
            let diff = LineDiff(
                from: EscapedBytes.string(from: bytes), to: EscapedBytes.string(from: file.bytes), context: 0)
            let path = "\(new.name)/\(file.name)"
            lines[path] = LineChanges(diff).added
            if diff.hunks.count == 1 { onlyPlaces[path] = diff.hunks[0].newStart }
        }
    }

    /// The cause with its line: the one that printed the line if it is new, else the only place that has changed.
    func placed(_ cause: ChangeCause, printedBy line: Int?, in path: String) -> ChangeCause {
        guard case .template(var place) = cause else { return cause }
        if place.file == path, let line, lines[path]?.contains(line) == true {
            place.line = line
        } else {
            place.line = onlyPlaces[place.file]
        }
        return .template(place)
    }
}
