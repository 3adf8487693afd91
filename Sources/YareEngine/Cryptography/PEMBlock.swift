import YareBase

/// A block of Privacy-Enhanced Mail: bytes between lines that name their kind (RFC 7468).
struct PEMBlock: Equatable {
    var kind: String
    var bytes: [UInt8]

    init(_ kind: String, _ bytes: [UInt8]) {
        self.kind = kind
        self.bytes = bytes
    }

    /// Finds the first well-formed block in a text, whatever stands around it, as Go's `pem.Decode` does.
    init?(firstIn text: String) {
        let lines = Array(text.utf8).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { PEMBlock.trimmingEnd($0) }
        for (index, line) in lines.enumerated() {
            guard let kind = PEMBlock.kind(of: line, after: "-----BEGIN "),
                let end = lines[index...].firstIndex(where: { PEMBlock.kind(of: $0, after: "-----END ") == kind }),
                let bytes = PEMBlock.contents(lines[(index + 1)..<end])
            else { continue }
            self.init(kind, bytes)
            return
        }
        return nil
    }

    /// The block as text, in lines of 64 characters.
    var text: String {
        let digits = Array(Base64.standard.encoded(bytes).utf8)
        var text = Array("-----BEGIN \(kind)-----\n".utf8)
        for start in stride(from: 0, to: digits.count, by: 64) {
            text += digits[start..<min(start + 64, digits.count)]
            text.append(UInt8(ascii: "\n"))
        }
        return String(decoding: text, as: UTF8.self) + "-----END \(kind)-----\n"
    }

    /// The bytes that lines of Base64 stand for; lines with a colon before them are headers.
    private static func contents(_ lines: ArraySlice<ArraySlice<UInt8>>) -> [UInt8]? {
        let body = lines.drop { $0.isEmpty || $0.contains(UInt8(ascii: ":")) }
        let digits = body.joined().filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
        return try? Base64.standard.decoded(String(decoding: digits, as: UTF8.self))
    }

    private static func kind(of line: ArraySlice<UInt8>, after prefix: String) -> String? {
        guard line.starts(with: prefix.utf8), line.count >= prefix.utf8.count + 5,
            line.suffix(5).elementsEqual("-----".utf8)
        else { return nil }
        return String(decoding: line.dropFirst(prefix.utf8.count).dropLast(5), as: UTF8.self)
    }

    private static func trimmingEnd(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let blanks: Set<UInt8> = [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r")]
        return line.prefix(line.count - line.reversed().prefix { blanks.contains($0) }.count)
    }
}
