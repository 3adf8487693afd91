public import YareBase

/// Why a line of a manifest changes: what, taken back, would bring the old line back.
public enum ChangeCause: Sendable, Hashable {
    /// A value, by its key; of a key with many changed values beneath it, the key above them.
    case value(String)
    /// A template that the chart has changed; the line where it can be told.
    case template(SourceLocation)
    /// A field of `Chart.yaml`.
    case chartField(String)
    /// The number of the revision, or that it is an upgrade.
    case revision
    /// It is another at every rendering: random, or the time.
    case everyRendering
}

extension ChangeCause: CustomStringConvertible {
    /// Such as `value image.tag`, `web/templates/service.yaml:12`, `Chart.yaml version`.
    public var description: String {
        switch self {
        case .value(let key): "value \(key)"
        case .template(let location): "\(location)"
        case .chartField(let field): "Chart.yaml \(field)"
        case .revision: ".Release.Revision"
        case .everyRendering: "new at every rendering"
        }
    }
}

/// The causes of what differs in one object, as far as they can be told.
public struct EntryCauses: Sendable, Hashable {
    /// Why the object comes or goes.
    public var object: [ChangeCause]
    /// Why each line changes, by its place: the hunk and the line in it. Lines without a known cause are left out.
    public var lines: [Place: [ChangeCause]]

    public struct Place: Sendable, Hashable {
        public var hunk: Int
        public var line: Int

        public init(hunk: Int, line: Int) {
            self.hunk = hunk
            self.line = line
        }
    }

    public init(object: [ChangeCause] = [], lines: [Place: [ChangeCause]] = [:]) {
        self.object = object
        self.lines = lines
    }
}
