import YareBase

/// What the `Authorization` header of a request says.
enum Credentials: Sendable, Hashable {
    /// A name with a password, or with a token in its place: all that Helm can send.
    case basic(name: String, password: String)
    case bearer(token: String)

    /// Reads a header; `nil` for what is neither basic nor bearer.
    init?(_ header: String) {
        let halves = header.split(separator: " ", maxSplits: 1)
        guard halves.count == 2 else { return nil }
        switch halves[0].lowercased() {
        case "basic":
            guard let bytes = try? Base64.standard.decoded(String(halves[1])),
                let text = String(validating: bytes, as: UTF8.self),
                let colon = text.utf8.firstIndex(of: UInt8(ascii: ":"))
            else { return nil }
            self = .basic(name: String(text[..<colon]), password: String(text[text.utf8.index(after: colon)...]))
        case "bearer": self = .bearer(token: String(halves[1]))
        default: return nil
        }
    }
}
