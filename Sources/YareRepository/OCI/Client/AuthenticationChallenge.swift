/// What a server asks for before it answers: `Bearer realm="https://auth.example/token",service="registry"`.
///
/// Source: RFC 9110, section 11.6.1.
public struct AuthenticationChallenge: Sendable, Hashable {
    /// The scheme in lower case: `basic`, `bearer`.
    public let scheme: String
    /// The parameters by their names in lower case.
    public let parameters: [String: String]

    /// The longest header that is read, in bytes.
    private static let longestHeader = 1 << 14

    /// All challenges of the lines of a `WWW-Authenticate` header; what cannot be read is left out.
    public static func challenges(in lines: [String]) -> [AuthenticationChallenge] {
        lines.filter { $0.utf8.count <= longestHeader }.flatMap { line in
            var reader = ChallengeReader(bytes: Array(line.utf8))
            return reader.challenges()
        }
    }
}

/// Reads challenges from left to right. A word with `=` behind it is a parameter, any other begins a challenge.
private struct ChallengeReader {
    let bytes: [UInt8]
    private var position = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func challenges() -> [AuthenticationChallenge] {
        var challenges: [AuthenticationChallenge] = []
        var scheme: String?
        var parameters: [String: String] = [:]
        while true {
            skip { $0 == UInt8(ascii: ",") || Self.isSpace($0) }
            guard let word = token()?.lowercased() else { break }
            if let value = parameterValue() {
                if parameters[word] == nil { parameters[word] = value }
            } else {
                if let scheme { challenges.append(AuthenticationChallenge(scheme: scheme, parameters: parameters)) }
                (scheme, parameters) = (word, [:])
            }
        }
        if let scheme { challenges.append(AuthenticationChallenge(scheme: scheme, parameters: parameters)) }
        return challenges
    }

    /// What stands behind `=`; `nil` when no `=` follows.
    private mutating func parameterValue() -> String? {
        let start = position
        skip(Self.isSpace)
        guard peek == UInt8(ascii: "=") else {
            position = start
            return nil
        }
        position += 1
        skip(Self.isSpace)
        if peek == UInt8(ascii: "\"") { return quotedText() }
        // a value that is no token, as the padding of a lone base64 word, is taken as empty
        return token() ?? ""
    }

    private mutating func quotedText() -> String {
        position += 1
        var text: [UInt8] = []
        while let byte = peek, byte != UInt8(ascii: "\"") {
            position += 1
            if byte == UInt8(ascii: "\\"), let escaped = peek {
                text.append(escaped)
                position += 1
            } else {
                text.append(byte)
            }
        }
        position += 1
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func token() -> String? {
        let start = position
        skip(Self.isTokenByte)
        if position == start {
            // a byte that nothing begins with is passed over, so that reading goes on
            guard position < bytes.count, peek != UInt8(ascii: ",") else { return nil }
            position += 1
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skip(_ isSkipped: (UInt8) -> Bool) {
        while let byte = peek, isSkipped(byte) { position += 1 }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        ASCIIClass.isAlphanumeric(byte) || "!#$%&'*+-.^_`|~/:".utf8.contains(byte)
    }
}
