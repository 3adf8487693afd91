import YareBase
import YareChart
import YareYAML

/// The text of a record as it stands in `index.yaml`, with the places left open that each making of an index fills anew:
/// when it was made, and where the package is. What is costly is done once and kept.
struct IndexRecordText: Sendable, Hashable {
    /// The text up to the time, from there to the URLs, and the rest; each ends with a line break.
    private(set) var pieces: [[UInt8]]

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
        pieces = [head, middle, tail]
    }

    /// Takes up a text that was kept; `nil` when it is not one.
    init?(pieces: [[UInt8]]) {
        guard pieces.count == 3 else { return nil }
        self.pieces = pieces
    }

    /// The text of the whole record.
    ///
    /// - Throws: `yaml.unwritable`.
    func text(created: Timestamp, url: String) throws(YareError) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(pieces.reduce(128 + url.utf8.count) { $0 + $1.count })
        text += pieces[0]
        text += "    created: \"\(created.text())\"\n".utf8
        text += pieces[1]
        text += try IndexRecordText.urlLines(url).utf8
        text += pieces[2]
        return text
    }

    /// The record that the text is of.
    ///
    /// - Throws: `yaml.*`, `chart.wrong-type`, `repository.*`.
    func record(created: Timestamp, url: String) throws(YareError) -> ChartVersionRecord {
        let list = try YAMLReader(numbers: .exact).read(try text(created: created, url: url))
        return try ChartVersionRecord(document: list[0] ?? .null)
    }

    private static func urlLines(_ url: String) throws(YareError) -> String {
        if url.utf8.count < 72, url.utf8.allSatisfy(isPlain), url.utf8.first.map(isLetter) == true {
            return "    urls:\n    - \(url)\n"
        }
        let document: Value = ["a": ["b": [["urls": [.string(url)]]]]]
        // the lines behind "a:", "b:" and the dash before the key "urls"
        let lines = try YAMLWriter.text(of: document).split(separator: "\n", omittingEmptySubsequences: false)
        return "    urls:\n" + lines.dropFirst(3).joined(separator: "\n")
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
