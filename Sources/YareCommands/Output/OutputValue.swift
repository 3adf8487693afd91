import YareBase
import YareYAML

/// Data to be written as JSON in the order in which Helm's structs have it, and as YAML in the order of its keys.
indirect enum OutputValue: Sendable {
    case value(Value)
    case list([OutputValue])
    case record([Field])

    /// A field of a record, left out where ``value`` is `nil`.
    struct Field: Sendable {
        let name: String
        let value: OutputValue?

        init(_ name: String, _ value: OutputValue?) {
            self.name = name
            self.value = value
        }
    }

    static func text(_ text: String) -> OutputValue { .value(.string(text)) }
    static func integer(_ number: Int) -> OutputValue { .value(.int(Int64(number))) }
    static func texts(_ texts: [String]) -> OutputValue { .value(.list(texts.map(Value.string))) }
    static func map(_ map: ValueMap) -> OutputValue { .value(.map(map)) }

    /// A text, or nothing when it is empty: Go's `omitempty`.
    static func nonEmpty(_ text: String) -> OutputValue? { text.isEmpty ? nil : .text(text) }

    /// The data without the order of fields.
    var plain: Value {
        switch self {
        case .value(let value): value
        case .list(let elements): .list(elements.map(\.plain))
        case .record(let fields):
            .map(ValueMap(fields.compactMap { field in field.value.map { (field.name, $0.plain) } }))
        }
    }

    /// One line of JSON, as Go's encoder writes it.
    func json() throws(YareError) -> String {
        var writer = JSONWriter()
        write(to: &writer)
        return try writer.finish() + "\n"
    }

    /// YAML, as Helm writes it.
    func yaml() throws(YareError) -> String {
        try YAMLWriter.text(of: plain)
    }

    private func write(to sink: inout JSONWriter) {
        switch self {
        case .value(let value): value.write(to: &sink)
        case .list(let elements):
            sink.beginList(count: elements.count)
            for element in elements { element.write(to: &sink) }
            sink.endList()
        case .record(let fields):
            let present = fields.compactMap { field in field.value.map { (field.name, $0) } }
            sink.beginMap(count: present.count)
            for (name, value) in present {
                sink.writeKey(name)
                value.write(to: &sink)
            }
            sink.endMap()
        }
    }
}

/// A result that can be written in every ``OutputFormat``.
protocol Presentable {
    /// The text for people.
    func table() throws(YareError) -> String
    /// The data for programs.
    var output: OutputValue { get }
}

extension CommandContext {
    /// Writes a result in the format that the user asks for.
    func present(_ result: some Presentable, as format: OutputFormat) throws(YareError) {
        switch format {
        case .table: write(try result.table())
        case .json: write(try result.output.json())
        case .yaml: write(try result.output.yaml())
        }
    }
}
