public import YareBase

/// One source of values among those that a user gives: a file or an option.
///
/// Layers are kept apart until ``ValuesComposition`` lays them over each other, so that it can be told which of them set
/// a key.
public struct ValuesLayer: Sendable {
    /// What the layer brings.
    public enum Content: Sendable {
        /// The documents of a values file.
        case document(ValueMap)
        /// `--set`: names and typed values.
        case typed(String)
        /// `--set-string`: names and texts.
        case text(String)
        /// `--set-file`: names and the paths of files whose contents are the values.
        case file(String)
        /// `--set-json`: names and JSON documents, or one JSON object.
        case json(String)
        /// `--set-literal`: one name and a text that is taken as it stands.
        case literal(String)
    }

    /// What people call the layer: a file's path, or an option such as `--set`.
    public var name: String
    public var content: Content
    /// The bytes of a values file, for telling on which line a key stands.
    public var source: [UInt8]?

    public init(name: String, content: Content, source: [UInt8]? = nil) {
        self.name = name
        self.content = content
        self.source = source
    }

    /// The most bytes that a values file may have; read, they take many times their size.
    static let largestFile = 32 << 20

    /// A layer of the bytes of a values file; of several documents the later ones win.
    ///
    /// - Throws: `values.too-large`, and beginning with `failed to parse`: `yaml.*`, `values.not-a-map`.
    public init(file name: String, bytes: [UInt8]) throws(YareError) {
        if bytes.count > ValuesLayer.largestFile {
            throw .valuesFileTooLarge(name, limit: ValuesLayer.largestFile)
        }
        do {
            self.init(name: name, content: .document(try ChartDocument.allValues(bytes, name)), source: bytes)
        } catch {
            throw error.during("failed to parse \(name)")
        }
    }
}

/// The values that a user gives, by the kind of option and in the order given.
public struct ValuesOptions: Sendable {
    /// `-f`, read already.
    public var files: [ValuesLayer] = []
    /// `--set-json`
    public var json: [String] = []
    /// `--set`
    public var typed: [String] = []
    /// `--set-string`
    public var text: [String] = []
    /// `--set-file`
    public var fileContents: [String] = []
    /// `--set-literal`
    public var literal: [String] = []

    public init() {}

    /// The layers, the weakest first: Helm goes by the kind of option, not by the order on the command line.
    public var layers: [ValuesLayer] {
        files
            + json.map { ValuesLayer(name: "--set-json", content: .json($0)) }
            + typed.map { ValuesLayer(name: "--set", content: .typed($0)) }
            + text.map { ValuesLayer(name: "--set-string", content: .text($0)) }
            + fileContents.map { ValuesLayer(name: "--set-file", content: .file($0)) }
            + literal.map { ValuesLayer(name: "--set-literal", content: .literal($0)) }
    }
}
