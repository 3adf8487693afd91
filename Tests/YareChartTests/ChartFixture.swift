import YareArchive
import YareBase
import YareYAML

@testable import YareChart

/// Charts and values written down in tests.
enum ChartFixture {
    /// Loads a chart of files given as text.
    static func chart(_ files: [String: String]) throws(YareError) -> Chart {
        var loader = ChartLoader()
        return try loader.load(members: members(files))
    }

    static func members(_ files: [String: String]) -> [ArchiveMember] {
        files.sorted { $0.key < $1.key }.map { ArchiveMember(path: $0.key, bytes: Array($0.value.utf8)) }
    }

    /// The least `Chart.yaml` and what follows it.
    static func chartFile(_ name: String, _ rest: String = "") -> String {
        "apiVersion: v2\nname: \(name)\nversion: 1.0.0\n" + rest
    }

    /// Values written as YAML.
    static func values(_ text: String) throws -> ValueMap {
        try YAMLReader().read(text).mapValue ?? ValueMap()
    }

    /// Values as JSON.
    static func json(_ values: ValueMap) throws -> String {
        try JSONWriter.text(of: .map(values))
    }

    /// The message of the error that an action throws, or `nil`.
    static func message(_ action: () throws -> Void) -> String? {
        do {
            try action()
            return nil
        } catch let error as YareError {
            return error.message
        } catch {
            return "\(error)"
        }
    }
}
