/// How far an object is on the way to what its manifest asks for.
public enum Readiness: Sendable, Hashable {
    case ready
    /// It is under way; the text says what is missing.
    case inProgress(String)
    /// It will not get there by itself.
    case failed(String)

    /// The state in kstatus' word, as Helm 4 shows it.
    public var name: String {
        switch self {
        case .ready: "Current"
        case .inProgress: "InProgress"
        case .failed: "Failed"
        }
    }

    /// What is missing or wrong; empty when nothing is.
    public var message: String {
        switch self {
        case .ready: ""
        case .inProgress(let message), .failed(let message): message
        }
    }
}
