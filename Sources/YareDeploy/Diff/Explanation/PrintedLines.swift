import YareBase
import YareEngine
import YareYAML

/// Which line of a template printed each line of an object as it is shown.
struct PrintedLines {
    /// The lines of the shown text, from 1, with the lines of the template.
    private var sources: [Int: Int] = [:]

    /// - Parameter shown: the text of the object, the keys of its maps in order.
    init(_ printed: RenderedObjects.Printed, shown: String) {
        let reader = YAMLReader(numbers: .exact, file: "")
        guard let own = try? reader.readWithPlaces(Array(printed.document.utf8)),
            let ordered = try? reader.readWithPlaces(Array(shown.utf8))
        else { return }
        var path: [String] = []
        visit(ordered.value, &path) { path in
            guard let line = ordered.places.location(of: path)?.line,
                let place = own.places.location(of: path)?.line
            else { return }
            let index = printed.firstLine + place - 1
            guard printed.file.sourceLines.indices.contains(index) else { return }
            sources[line] = Int(printed.file.sourceLines[index])
        }
    }

    /// The line of the template that printed a line of the shown text.
    func source(of line: Int) -> Int? { sources[line] }

    private func visit(_ value: Value, _ path: inout [String], _ body: ([String]) -> Void) {
        switch value {
        case .map(let entries): for (key, entry) in entries { step(key, entry, &path, body) }
        case .list(let elements):
            for (index, element) in elements.enumerated() { step("\(index)", element, &path, body) }
        default: break
        }
    }

    private func step(_ name: String, _ value: Value, _ path: inout [String], _ body: ([String]) -> Void) {
        path.append(name)
        body(path)
        visit(value, &path, body)
        path.removeLast()
    }
}
