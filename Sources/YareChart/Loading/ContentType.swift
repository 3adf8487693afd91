/// What a file's first bytes look like, in the words of Go's `http.DetectContentType`.
enum ContentType {
    private static let signatures: [(bytes: [UInt8], type: String)] = [
        (Array("%PDF-".utf8), "application/pdf"),
        (Array("%!PS-Adobe-".utf8), "application/postscript"),
        ([0x89] + Array("PNG\r\n".utf8) + [0x1A, 0x0A], "image/png"),
        ([0xFF, 0xD8, 0xFF], "image/jpeg"),
        (Array("GIF87a".utf8), "image/gif"),
        (Array("GIF89a".utf8), "image/gif"),
        (Array("PK".utf8) + [3, 4], "application/zip"),
        (Array("Rar!".utf8) + [0x1A, 7], "application/x-rar-compressed"),
        ([0x1F, 0x8B, 0x08], "application/x-gzip"),
        ([0] + Array("asm".utf8), "application/wasm"),
        ([0xFE, 0xFF], "text/plain; charset=utf-16be"),
        ([0xFF, 0xFE], "text/plain; charset=utf-16le"),
        ([0xEF, 0xBB, 0xBF], "text/plain; charset=utf-8"),
        (Array("<?xml".utf8), "text/xml; charset=utf-8"),
        (Array("<!DOCTYPE HTML".utf8), "text/html; charset=utf-8"),
        (Array("<HTML".utf8), "text/html; charset=utf-8"),
    ]

    /// The type of a file's bytes. Helm looks at 512 of them and takes what is missing for zeros, so that a short text
    /// counts as binary.
    static func sniffed(_ bytes: [UInt8]) -> String {
        let head = Array(bytes.prefix(512)) + [UInt8](repeating: 0, count: max(0, 512 - bytes.count))
        let text = Array(head.drop { $0 == 0x20 || (0x09...0x0D).contains($0) })
        for (signature, type) in signatures {
            if head.starts(with: signature) { return type }
            if type.hasPrefix("text/"), signature.first == UInt8(ascii: "<"), hasTag(text, signature) { return type }
        }
        return head.contains(where: isBinary) ? "application/octet-stream" : "text/plain; charset=utf-8"
    }

    private static func hasTag(_ text: [UInt8], _ tag: [UInt8]) -> Bool {
        text.count >= tag.count && zip(text, tag).allSatisfy { ($0 | 0x20) == ($1 | 0x20) }
    }

    private static func isBinary(_ byte: UInt8) -> Bool {
        byte <= 0x08 || byte == 0x0B || (0x0E...0x1A).contains(byte) || (0x1C...0x1F).contains(byte)
    }
}
