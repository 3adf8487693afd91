public import HTTPTypes
public import Hummingbird
import NIOCore
public import YareBase
import YareYAML

extension Response {
    /// An answer of JSON.
    public static func json(_ value: Value, status: HTTPResponse.Status = .ok) -> Response {
        let text = (try? JSONWriter.text(of: value, escapesHTML: false)) ?? "{}"
        return .content(text, type: "application/json; charset=utf-8", status: status)
    }

    /// An answer of text.
    public static func content(_ text: String, type: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: type], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
