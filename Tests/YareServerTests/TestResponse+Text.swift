import HummingbirdTesting
import NIOCore

extension TestResponse {
    /// The body as a text.
    var text: String { String(buffer: body) }
}
