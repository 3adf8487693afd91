import YareBase
import YareYAML

/// Reads the YAML and JSON documents of charts.
enum ChartDocument {
    /// The first document of `Chart.yaml` or a lock file; numbers keep their kind, for fields that are text.
    static func parse(_ bytes: [UInt8], _ name: String) throws(YareError) -> Value {
        try YAMLReader(numbers: .exact, file: name).read(bytes)
    }

    /// The first document of a chart's own `values.yaml`. All numbers are floating-point, as Helm reads them.
    static func values(_ bytes: [UInt8], _ name: String) throws(YareError) -> ValueMap {
        try map(try YAMLReader(file: name).read(bytes))
    }

    /// All documents of a values file that a user gives, the later ones laid over the earlier ones.
    static func allValues(_ bytes: [UInt8], _ name: String) throws(YareError) -> ValueMap {
        var values = ValueMap()
        for document in try YAMLReader(file: name).readAll(bytes) {
            values = values.overlaid(with: try map(document))
        }
        return values
    }

    /// Where the entries of a values file stand; nothing for one that cannot be read.
    static func places(in bytes: [UInt8], _ name: String) -> SourceMap? {
        try? YAMLReader(file: name).readAllWithPlaces(bytes).places
    }

    /// A JSON document that is given on the command line.
    static func json(_ text: String) throws(YareError) -> Value {
        try JSONReader().read(text)
    }

    private static func map(_ document: Value) throws(YareError) -> ValueMap {
        switch document {
        case .map(let entries): return entries
        case .null: return ValueMap()
        case .list: throw .valuesAreNoMap("array")
        case .string: throw .valuesAreNoMap("string")
        case .int, .double: throw .valuesAreNoMap("number")
        case .bool: throw .valuesAreNoMap("bool")
        }
    }
}
