public import YareBase
import YareYAML

/// A rendering that a visitor asks for: a chart of the repository and values typed in.
public struct PlaygroundRequest: Sendable, Hashable {
    /// The bytes of the chart's package.
    public var package: [UInt8]
    /// YAML as typed.
    public var values: String
    public var releaseName: String
    public var namespace: String
    /// Empty for the usual one.
    public var kubeVersion: String

    public init(
        package: [UInt8], values: String = "", releaseName: String = "my-release", namespace: String = "default",
        kubeVersion: String = ""
    ) {
        self.package = package
        self.values = values
        self.releaseName = releaseName
        self.namespace = namespace
        self.kubeVersion = kubeVersion
    }
}

/// What came of a rendering in the playground.
public struct PlaygroundOutcome: Sendable, Hashable {
    /// One object, or one hook, with the template it came from.
    public struct Document: Sendable, Hashable {
        public var source: String
        public var content: String
        public var isHook: Bool

        public init(source: String, content: String, isHook: Bool = false) {
            self.source = source
            self.content = content
            self.isHook = isHook
        }
    }

    public var documents: [Document]
    public var notes: String
    /// Errors and warnings, each at its place.
    public var diagnostics: [Diagnostic]

    public init(documents: [Document] = [], notes: String = "", diagnostics: [Diagnostic] = []) {
        self.documents = documents
        self.notes = notes
        self.diagnostics = diagnostics
    }

    /// An outcome that is only an error.
    init(_ error: YareError) {
        self.init(diagnostics: error.diagnostics)
    }

    /// Whether nothing could be rendered.
    public var hasFailed: Bool { diagnostics.contains { $0.severity == .error } }
}
