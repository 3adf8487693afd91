import YareBase
import YareTemplate

extension URLReference {
    /// Reads a URL.
    ///
    /// - Throws: `url.invalid` with Go's sentence: `parse "://x": missing protocol scheme`.
    init(parsing text: String) throws(YareError) {
        let (url, fragment) = Self.cut(text, at: "#")
        do throws(YareError) {
            try parse(url)
        } catch {
            throw error.during("parse \(Quoting.quote(url))")
        }
        do throws(YareError) {
            self.fragment = try URLEscaping.unescape(fragment ?? "", in: .fragment)
        } catch {
            throw error.during("parse \(Quoting.quote(text))")
        }
    }

    private mutating func parse(_ text: String) throws(YareError) {
        if text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
            throw .invalidURL("net/url: invalid control character in URL")
        }
        var rest = try takeScheme(text)
        let parts = Self.cut(rest, at: "?")
        (rest, query) = (parts.before, parts.after ?? "")
        guard PathText.isAbsolute(rest) else { return try parseWithoutSlash(rest) }
        if rest.beginsWith("//"), !scheme.isEmpty || !rest.beginsWith("///") {
            let authority = rest.utf8.dropFirst(2).prefix { $0 != UInt8(ascii: "/") }
            try parseAuthority(String(Substring(authority)))
            rest = String(rest[authority.endIndex...])
        }
        path = try URLEscaping.unescape(rest, in: .path)
    }

    /// Reads `scheme:` if it is there and returns what follows.
    private mutating func takeScheme(_ text: String) throws(YareError) -> String {
        for (offset, byte) in text.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): continue
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
                if offset == 0 { return text }
            case UInt8(ascii: ":"):
                if offset == 0 { throw .invalidURL("missing protocol scheme") }
                scheme = String(Substring(text.utf8.prefix(offset))).lowercased()
                return String(Substring(text.utf8.dropFirst(offset + 1)))
            default: return text
            }
        }
        return text
    }

    private mutating func parseWithoutSlash(_ rest: String) throws(YareError) {
        if !scheme.isEmpty {
            opaque = rest
            return
        }
        if rest.utf8.prefix(while: { $0 != UInt8(ascii: "/") }).contains(UInt8(ascii: ":")) {
            throw .invalidURL("first path segment in URL cannot contain colon")
        }
        path = try URLEscaping.unescape(rest, in: .path)
    }

    private mutating func parseAuthority(_ authority: String) throws(YareError) {
        guard let at = authority.utf8.lastIndex(of: UInt8(ascii: "@")) else { return try parseHost(authority) }
        try parseHost(String(authority[at...].dropFirst()))
        let userInformation = String(authority[..<at])
        guard userInformation.unicodeScalars.allSatisfy(Self.mayStandInUserInformation) else {
            throw .invalidURL("net/url: invalid userinfo")
        }
        let (name, password) = Self.cut(userInformation, at: ":")
        user = UserInformation(name: try URLEscaping.unescape(name, in: .userPassword))
        if let password { user?.password = try URLEscaping.unescape(password, in: .userPassword) }
    }

    private static func mayStandInUserInformation(_ character: Unicode.Scalar) -> Bool {
        character.isASCII
            && (character.properties.isAlphabetic || character.isDigit
                || "-._:~!$&'()*+,;=%@".unicodeScalars.contains(character))
    }

    private mutating func parseHost(_ text: String) throws(YareError) {
        if text.beginsWith("[") {
            guard let close = text.utf8.lastIndex(of: UInt8(ascii: "]")) else {
                throw .invalidURL("missing ']' in host")
            }
            try Self.checkPort(text[close...].dropFirst())
            if let zone = ByteSearch.positions(of: "%25", in: String(text[..<close]), limit: 1).first {
                let zoneStart = text.utf8.index(text.utf8.startIndex, offsetBy: zone)
                host =
                    try URLEscaping.unescape(String(text[..<zoneStart]), in: .host)
                    + URLEscaping.unescape(String(text[zoneStart..<close]), in: .zone)
                    + URLEscaping.unescape(String(text[close...]), in: .host)
                return
            }
        } else if let colon = text.utf8.lastIndex(of: UInt8(ascii: ":")) {
            try Self.checkPort(text[colon...])
        }
        host = try URLEscaping.unescape(text, in: .host)
    }

    private static func checkPort(_ text: Substring) throws(YareError) {
        guard isOptionalPort(text) else {
            throw .invalidURL("invalid port \(Quoting.quote(String(text))) after host")
        }
    }

    /// The text before the first `mark` and that behind it, if it occurs.
    private static func cut(_ text: String, at mark: Unicode.Scalar) -> (before: String, after: String?) {
        guard let place = text.unicodeScalars.firstIndex(of: mark) else { return (text, nil) }
        return (String(text[..<place]), String(text.unicodeScalars[place...].dropFirst()))
    }
}
