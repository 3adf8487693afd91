import YareBase
import YareYAML

extension ManifestHead {
    /// Reads the head of a document.
    ///
    /// The rules are those of Go's JSON reader with a struct of these fields, since Helm reads heads that way: keys match
    /// without regard to case, numbers and truth values are taken for text, null leaves a field empty, and any other kind of
    /// value is an error.
    ///
    /// - Throws: `manifest.invalid` with Helm's sentence.
    init(document: String, source: String) throws(YareError) {
        let value: Value
        do throws(YareError) {
            value = try YAMLReader(numbers: .exact).read(document)
        } catch {
            throw .invalidManifest(error.message, in: source, at: error.diagnostic.location)
        }
        do throws(HeadMismatch) {
            self = try ManifestHead(value)
        } catch {
            throw .invalidManifest(error.sentence, in: source, at: nil)
        }
    }

    private init(_ value: Value) throws(HeadMismatch) {
        self.init()
        for (key, value) in try HeadMismatch.map(value, target: "Go value of type releaseutil.SimpleHead") {
            switch key.lowercased() {
            case "apiversion": apiVersion = try HeadMismatch.text(value, field: "SimpleHead.apiVersion") ?? apiVersion
            case "kind": kind = try HeadMismatch.text(value, field: "SimpleHead.kind") ?? kind
            case "metadata": try readMetadata(value)
            default: break
            }
        }
    }

    private mutating func readMetadata(_ value: Value) throws(HeadMismatch) {
        let target =
            "Go struct field SimpleHead.metadata of type struct { Name string \"json:\\\"name\\\"\"; "
            + "Annotations map[string]string \"json:\\\"annotations\\\"\" }"
        for (key, value) in try HeadMismatch.map(value, target: target) {
            switch key.lowercased() {
            case "name": name = try HeadMismatch.text(value, field: ".metadata.name") ?? name
            case "annotations": try readAnnotations(value)
            default: break
            }
        }
    }

    private mutating func readAnnotations(_ value: Value) throws(HeadMismatch) {
        let target = "Go struct field .metadata.annotations of type map[string]string"
        for (key, value) in try HeadMismatch.map(value, target: target) {
            annotations[key] = try HeadMismatch.text(value, field: ".metadata.annotations") ?? ""
        }
    }
}

/// A value of a kind that a manifest's head cannot hold.
private struct HeadMismatch: Error {
    let kind: String
    let target: String

    /// The words of Helm's YAML library.
    var sentence: String {
        "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal \(kind) into \(target)"
    }

    /// The entries of a map; none when the value is null.
    static func map(_ value: Value, target: String) throws(HeadMismatch) -> ValueMap {
        switch value {
        case .map(let entries): return entries
        case .null: return ValueMap()
        default: throw HeadMismatch(kind: value.kindInJSON, target: target)
        }
    }

    /// A scalar as text; `nil` when it is null.
    static func text(_ value: Value, field: String) throws(HeadMismatch) -> String? {
        switch value {
        case .string(let text): return text
        case .bool(let flag): return flag ? "true" : "false"
        case .int(let number): return String(number)
        case .double(let number): return FloatText.text(number, .g)
        case .null: return nil
        case .list, .map:
            throw HeadMismatch(
                kind: value.kindInJSON, target: "Go struct field \(field) of type string")
        }
    }
}
