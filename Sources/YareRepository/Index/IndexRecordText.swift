import YareBase
import YareChart
import YareYAML

/// The text of a record as it stands in `index.yaml`, with the places left open that each making of an index fills anew:
/// when it was made, and where the package is. What is costly is done once and kept.
struct IndexRecordText: Sendable, Hashable {
    /// The text without the two places; each of them stands behind a line break.
    let bytes: ArraySlice<UInt8>
    /// How many bytes stand before the time.
    let headCount: Int
    /// How many stand between the time and the URLs.
    let middleCount: Int

    /// Makes the text of a record; its time and URLs are not looked at.
    ///
    /// - Throws: `yaml.unwritable`.
    init(_ metadata: ChartMetadata, digest: String) throws(YareError) {
        let record = ChartVersionRecord(metadata: metadata, urls: [], digest: digest)
        let text = Array(try record.indexText().utf8)
        // deeper lines are indented further, so that these two can be no part of another text
        let created = "\n    created: \"\(Timestamp.zero.text())\"\n"
        guard let (head, rest) = text.parted(at: created), let (middle, tail) = rest.parted(at: "\n    urls: []\n")
        else { preconditionFailure("a record's text has a time and URLs") }
        bytes = (head + middle + tail)[...]
        headCount = head.count
        middleCount = middle.count
    }

    /// Takes up a text that was kept; `nil` when it is not one.
    init?(bytes: ArraySlice<UInt8>, headCount: Int, middleCount: Int) {
        guard headCount >= 0, middleCount >= 0, headCount <= bytes.count, middleCount <= bytes.count - headCount else {
            return nil
        }
        self.bytes = bytes
        self.headCount = headCount
        self.middleCount = middleCount
    }

    /// Writes the text of the whole record behind other bytes.
    ///
    /// - Parameter createdLine: what ``createdLine(_:)`` made of the record's time.
    /// - Throws: `yaml.unwritable`.
    func write(createdLine: [UInt8], url: String, to output: inout [UInt8]) throws(YareError) {
        let middle = bytes.startIndex + headCount
        let tail = middle + middleCount
        output += bytes[..<middle]
        output += createdLine
        output += bytes[middle..<tail]
        try IndexRecordText.writeURL(url, to: &output)
        output += bytes[tail...]
    }

    /// The line that tells when a record was made.
    static func createdLine(_ created: Timestamp) -> [UInt8] {
        Array("    created: \"\(created.text())\"\n".utf8)
    }

    /// The record that the text is of.
    ///
    /// - Throws: `yaml.*`, `chart.wrong-type`, `repository.*`.
    func record(created: Timestamp, url: String) throws(YareError) -> ChartVersionRecord {
        var text: [UInt8] = []
        try write(createdLine: IndexRecordText.createdLine(created), url: url, to: &text)
        let list = try YAMLReader(numbers: .exact).read(text)
        return try ChartVersionRecord(document: list[0] ?? .null)
    }

    private static func writeURL(_ url: String, to output: inout [UInt8]) throws(YareError) {
        output += "    urls:\n".utf8
        if url.utf8.count < 72, url.utf8.allSatisfy(isPlain), url.utf8.first.map(isLetter) == true {
            output += "    - ".utf8
            output += url.utf8
            output.append(UInt8(ascii: "\n"))
            return
        }
        let document: Value = ["a": ["b": [["urls": [.string(url)]]]]]
        // the lines behind "a:", "b:" and the dash before the key "urls"
        let lines = try YAMLWriter.text(of: document).split(separator: "\n", omittingEmptySubsequences: false)
        output += lines.dropFirst(3).joined(separator: "\n").utf8
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    /// Whether a character means nothing to YAML: enough of them for the addresses that there are.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "-")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "+"):
            true
        default: false
        }
    }
}

extension [UInt8] {
    /// What stands before a text, its line break included that the text begins with, and what stands behind it.
    fileprivate func parted(at text: String) -> (before: [UInt8], behind: [UInt8])? {
        let text = Array(text.utf8)
        // the text begins with a line break, of which there are few
        guard let place = indices.first(where: { self[$0] == text[0] && self[$0...].starts(with: text) }) else {
            return nil
        }
        return (Array(self[...place]), Array(self[(place + text.count)...]))
    }
}
