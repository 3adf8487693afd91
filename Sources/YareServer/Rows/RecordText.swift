import YareBase
import YareRepository
import YareYAML

/// A record as it stands in `index.yaml` and in answers of the API, written once when the version is published.
struct RecordText {
    /// A JSON object.
    let json: String
    /// The lines of the record in `index.yaml`.
    let yaml: String

    /// Writes a record.
    ///
    /// - Throws: `yaml.unwritable`, `json.unwritable`.
    init(_ record: ChartVersionRecord) throws(YareError) {
        json = try JSONWriter.text(of: .map(record.document), escapesHTML: false)
        yaml = try record.indexText()
    }
}
