public import YareBase
import YareYAML

/// Puts `index.yaml` together from the texts of its records, as Helm writes it, by copying bytes.
///
/// ```swift
/// var assembly = try IndexAssembly(generated: now)
/// for (name, texts) in chartsInOrder {      // IndexAssembly.precedes orders the names
///     try assembly.beginChart(name)
///     for text in texts { assembly.append(text) }   // newest first; ChartVersionRecord.indexText()
/// }
/// let bytes = assembly.finish()
/// ```
public struct IndexAssembly: Sendable {
    private var bytes: [UInt8]
    private let tail: String
    private var chartCount = 0
    /// Whether the chart that was begun last has no record yet.
    private var isChartEmpty = false

    /// Begins an index with the head and tail of `index`; its entries are not looked at.
    ///
    /// - Throws: `yaml.unwritable`.
    public init(headOf index: RepositoryIndex, reservingBytes capacity: Int = 0) throws(YareError) {
        var head: ValueMap = ["apiVersion": .string(index.apiVersion)]
        if !index.annotations.isEmpty { head["annotations"] = .map(index.annotations.mapValues(Value.string)) }
        bytes = []
        bytes.reserveCapacity(capacity)
        bytes += try YAMLWriter.text(of: .map(head)).utf8
        var tail: ValueMap = ["generated": .string(index.generated.text())]
        if !index.publicKeys.isEmpty { tail["publicKeys"] = .list(index.publicKeys.map(Value.string)) }
        if !index.serverInfo.isEmpty { tail["serverInfo"] = .map(index.serverInfo) }
        self.tail = try YAMLWriter.text(of: .map(tail))
    }

    /// Begins an index that says nothing but when it was made.
    ///
    /// - Throws: `yaml.unwritable`.
    public init(generated: Timestamp, reservingBytes capacity: Int = 0) throws(YareError) {
        try self.init(headOf: RepositoryIndex(generated: generated), reservingBytes: capacity)
    }

    /// Whether the chart named `left` stands before the one named `right`.
    public static func precedes(_ left: String, _ right: String) -> Bool {
        KeyOrder.natural.precedes(left, right)
    }

    /// Begins the list of a chart's versions.
    ///
    /// - Throws: `yaml.unwritable`.
    public mutating func beginChart(_ name: String) throws(YareError) {
        endChart()
        if chartCount == 0 { bytes += "entries:\n".utf8 }
        chartCount += 1
        bytes += try "  \(IndexAssembly.keyText(name))".utf8
        isChartEmpty = true
    }

    /// Adds a version to the chart that was begun last.
    ///
    /// - Parameter record: what ``ChartVersionRecord/indexText()`` returned.
    public mutating func append(_ record: some Collection<UInt8>) {
        beginRecord()
        bytes.append(contentsOf: record)
    }

    private mutating func beginRecord() {
        if isChartEmpty { bytes.append(UInt8(ascii: "\n")) }
        isChartEmpty = false
    }

    /// Adds a version to the chart that was begun last; see ``append(_:)-(Collection)``.
    public mutating func append(_ record: String) {
        append(record.utf8)
    }

    /// Adds a version to the chart that was begun last, of which the text was kept.
    ///
    /// - Throws: `yaml.unwritable`.
    mutating func append(_ record: IndexRecordText, createdLine: [UInt8], url: String) throws(YareError) {
        beginRecord()
        try record.write(createdLine: createdLine, url: url, to: &bytes)
    }

    /// Ends the index and returns its bytes.
    public consuming func finish() -> [UInt8] {
        endChart()
        if chartCount == 0 { bytes += "entries: {}\n".utf8 }
        bytes += tail.utf8
        return bytes
    }

    private mutating func endChart() {
        if isChartEmpty { bytes += " []\n".utf8 }
        isChartEmpty = false
    }

    /// A key with its colon, quoted where YAML wants it.
    private static func keyText(_ name: String) throws(YareError) -> String {
        let line = try YAMLWriter.text(of: [name: nil])
        // long names would stand behind a question mark; in quotes they need none
        if line.hasPrefix("? ") { return try JSONWriter.text(of: .string(name), escapesHTML: false) + ":" }
        return String(line.dropLast(" null\n".count))
    }
}
