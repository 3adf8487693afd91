import NIOHTTP1
import YareBase
import YareYAML

/// Why a registry did not do what it was asked: the status and, where it says so, codes and messages.
///
/// Source: the distribution specification, "Error Codes".
struct RegistryRefusal: Sendable {
    let status: HTTPResponseStatus
    /// The URL that was asked for.
    let url: WebURL
    /// The codes: `MANIFEST_UNKNOWN`.
    let codes: [String]
    /// The messages, as one line.
    let message: String

    private static let largestBody = 1 << 16
    private static let longestMessage = 500

    /// Reads what comes with an answer that is no success.
    init(_ response: IncomingResponse) async {
        status = response.status
        url = response.url
        let body = (try? await response.bytes(upTo: Self.largestBody)) ?? []
        let errors = (try? JSONReader().read(body))?["errors"]?.listValue ?? []
        codes = errors.compactMap { $0["code"]?.stringValue }
        let messages = errors.compactMap { $0["message"]?.stringValue ?? $0["code"]?.stringValue }
        message = String(messages.joined(separator: "; ").filter { !$0.isNewline }.prefix(Self.longestMessage))
    }

    /// The status with the reason: `404 Not Found: manifest unknown`.
    var text: String {
        let status = "\(status.code) \(status.reasonPhrase)"
        return message.isEmpty ? status : "\(status): \(message)"
    }
}
