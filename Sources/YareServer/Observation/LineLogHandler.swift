public import Logging
import YareBase
import YareYAML

/// A log of lines: text for people, or one JSON object a line for programs.
public struct LineLogHandler: LogHandler {
    public enum Format: Sendable {
        case text
        case json
    }

    public var logLevel: Logger.Level
    public var metadata: Logger.Metadata = [:]
    private let format: Format
    private let write: @Sendable (String) -> Void

    /// - Parameter write: takes a line with its end.
    public init(format: Format, logLevel: Logger.Level, write: @escaping @Sendable (String) -> Void) {
        self.format = format
        self.logLevel = logLevel
        self.write = write
    }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        var fields = metadata
        for (key, value) in event.metadata ?? [:] { fields[key] = value }
        let time = ServerClock.now().text(.microseconds)
        switch format {
        case .json: write(Self.json(time, event, fields))
        case .text: write(Self.text(time, event, fields))
        }
    }

    private static func text(_ time: String, _ event: LogEvent, _ fields: Logger.Metadata) -> String {
        let pairs = fields.sorted { $0.key < $1.key }.map { " \($0.key)=\(quoted("\($0.value)"))" }.joined()
        return "\(time) \(event.level) \(event.message)\(pairs)\n"
    }

    private static func json(_ time: String, _ event: LogEvent, _ fields: Logger.Metadata) -> String {
        var object = ValueMap(fields.map { ($0.key, Value.string("\($0.value)")) })
        object["time"] = .string(time)
        object["level"] = .string("\(event.level)")
        object["message"] = .string("\(event.message)")
        return ((try? JSONWriter.text(of: .map(object), escapesHTML: false)) ?? "{}") + "\n"
    }

    /// A value in quotes where a space or a line break in it would mislead.
    private static func quoted(_ text: String) -> String {
        let isPlain = !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x22 && $0 != 0x7F }
        return isPlain ? text : text.debugDescription
    }
}
