import YareBase
import YareTemplate

/// Sprig's base64 and base32. What cannot be decoded becomes the text of the error, as in Sprig.
extension FunctionTable {
    static var encodings: [TemplateFunction] {
        [
            TemplateFunction("b64enc", [.string]) { call in
                .string(Base64.standard.encoded(EscapedBytes.bytes(of: call.string(0))))
            },
            TemplateFunction("b64dec", [.string]) { call in
                text { () throws(YareError) in try Base64.standard.decoded(call.string(0)) }
            },
            TemplateFunction("b32enc", [.string]) { call in
                .string(Base32.encode(EscapedBytes.bytes(of: call.string(0))))
            },
            TemplateFunction("b32dec", [.string]) { call in
                text { () throws(YareError) in try Base32.decode(call.string(0)) }
            },
        ]
    }

    private static func text(_ decode: () throws(YareError) -> [UInt8]) -> TemplateValue {
        do throws(YareError) {
            return .string(EscapedBytes.string(from: try decode()))
        } catch {
            return .string(error.message)
        }
    }
}
