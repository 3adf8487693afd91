import YareBase
import YareChart
import YareTemplate
import YareYAML

/// `.Files` in a template: the chart's files that are neither templates nor values, by path.
///
/// Source: `files` of Helm's engine. A file that does not exist reads as empty.
final class ChartFilesObject: TemplateObject, Sendable {
    private let files: SortedMap<[UInt8]>

    init(_ files: [ChartFile]) {
        self.files = SortedMap(files.map { ($0.name, $0.bytes) })
    }

    private init(_ files: SortedMap<[UInt8]>) {
        self.files = files
    }

    var typeName: String { "engine.files" }
    var kindName: String { "map" }
    var isTrue: Bool { !files.isEmpty }

    func member(_ name: String) -> TemplateMember? {
        switch name {
        case "Get": method(name, [.string]) { .string(EscapedBytes.string(from: self.content(of: $0.string(0)))) }
        case "GetBytes": method(name, [.string]) { .object(BytesObject(self.content(of: $0.string(0)))) }
        case "Glob": method(name, [.string]) { .object(self.matching($0.string(0))) }
        case "Lines":
            method(name, [.string]) { (call) throws(YareError) in .strings(try self.lines(of: call.string(0))) }
        case "AsConfig": method(name) { _ in .string(self.document { EscapedBytes.string(from: $0) }) }
        case "AsSecrets": method(name) { _ in .string(self.document { Base64.standard.encoded($0) }) }
        default: files[name].map { .field(.object(BytesObject($0))) } ?? .field(.object(BytesObject([])))
        }
    }

    private func method(
        _ name: String, _ parameters: [TemplateFunction.Parameter] = [],
        _ body: @escaping TemplateFunction.Body
    ) -> TemplateMember {
        .method(TemplateFunction(name, parameters, body))
    }

    private func content(of path: String) -> [UInt8] {
        files[path] ?? []
    }

    /// The files whose whole path a pattern matches; a pattern that cannot be read matches all, as in Helm.
    private func matching(_ pattern: String) -> ChartFilesObject {
        guard let glob = try? Glob(pattern) else { return self }
        return ChartFilesObject(files.filter { path, _ in glob.matches(path) })
    }

    /// The lines of a file without the line break at its end.
    private func lines(of path: String) throws(YareError) -> [String] {
        guard var bytes = files[path] else { return [] }
        if bytes.isEmpty { throw .noLines(in: path) }
        if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        return bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            EscapedBytes.string(from: $0)
        }
    }

    /// A YAML map of base names to texts, as the `data` of a ConfigMap or Secret takes it, without the last line break.
    private func document(_ text: ([UInt8]) -> String) -> String {
        let entries = files.map { path, bytes in
            (String(path.split(separator: "/").last ?? ""), Value.string(text(bytes)))
        }
        let document = (try? YAMLWriter.text(of: .map(ValueMap(entries)))) ?? ""
        return document.hasSuffix("\n") ? String(document.dropLast()) : document
    }

    var text: String {
        "map[\(files.map { "\($0.key):\(BytesObject($0.value).text)" }.joined(separator: " "))]"
    }

    var plainValue: TemplateValue? {
        .dictionary(TemplateDictionary(files.mapValues { .object(BytesObject($0)) }))
    }
}

extension YareError {
    /// Helm breaks down at the lines of an empty file; a chart that Yare renders has to render there too.
    fileprivate static func noLines(in file: String) -> YareError {
        YareError(
            "template.function-failed", "file \(Quoting.quote(file)) is empty and has no lines",
            hint: "test \".Files.Get\" first")
    }
}
