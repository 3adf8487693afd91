public import YareBase

/// One remark of a linter about a chart.
public struct LintMessage: Sendable, Hashable {
    public let severity: Diagnostic.Severity
    /// The file that is meant, such as `Chart.yaml` or `templates/service.yaml`; the chart's folder for some rules.
    public let path: String
    public let message: String

    public init(_ severity: Diagnostic.Severity, _ path: String, _ message: String) {
        self.severity = severity
        self.path = path
        self.message = message
    }

    /// The line that `helm lint` prints: `[INFO] Chart.yaml: icon is recommended`.
    public var text: String {
        "[\(label)] \(path): \(message)"
    }

    private var label: String {
        switch severity {
        case .information: "INFO"
        case .warning: "WARNING"
        case .error: "ERROR"
        }
    }
}
