import YareBase

/// The address of a package in an index.
enum PackageURL {
    /// Puts a folder and a file name behind a base URL, as Helm does: the path is cleaned and percent-encoded anew, a
    /// query stays behind it. Without a base URL and a folder it is the bare name.
    static func joined(_ base: String, _ folder: String, _ fileName: String) -> String {
        let directory = base.isEmpty && folder.isEmpty ? "" : joined(base, [folder])
        return directory.isEmpty ? fileName : joined(directory, [fileName])
    }

    private static func joined(_ base: String, _ parts: [String]) -> String {
        var rest = base[...]
        let fragment = rest.cutting(from: "#")
        let query = rest.cutting(from: "?")
        let origin = rest.takingOrigin()
        guard let path = decoded(rest) else { return cleaned(([base] + parts).joined(separator: "/")) }
        var joined = cleaned(([path] + parts).filter { !$0.isEmpty }.joined(separator: "/"))
        if !origin.isEmpty, !joined.isEmpty, !joined.hasPrefix("/") { joined = "/" + joined }
        return origin + encoded(joined) + query + fragment
    }

    /// Go's `path.Clean`, but nothing for nothing.
    private static func cleaned(_ path: String) -> String {
        let cleaned = FilePath.cleaned(path)
        return cleaned == "." ? "" : cleaned
    }

    /// The text with its percent escapes decoded, or `nil` when there is a broken one.
    private static func decoded(_ text: Substring) -> String? {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
        var bytes: [UInt8] = []
        var rest = text.utf8
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard rest.count >= 2, let code = UInt8(String(Substring(rest.prefix(2))), radix: 16) else { return nil }
            bytes.append(code)
            rest = rest.dropFirst(2)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func encoded(_ path: String) -> String {
        if path.utf8.allSatisfy(isAllowed) { return path }
        return path.utf8.map { byte in
            if isAllowed(byte) { return String(Unicode.Scalar(byte)) }
            return "%" + Hexadecimal.text([byte]).uppercased()
        }.joined()
    }

    /// What Go leaves as it is in a path.
    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "-_.~$&+,/:;=@".utf8.contains(byte)
        }
    }
}

extension Substring {
    /// Takes off what begins with a character.
    fileprivate mutating func cutting(from character: Character) -> String {
        guard let place = firstIndex(of: character) else { return "" }
        defer { self = self[..<place] }
        return String(self[place...])
    }

    /// Takes off scheme and host: `https://example.com`.
    fileprivate mutating func takingOrigin() -> String {
        guard let border = firstRange(of: "://") else { return "" }
        let end = self[border.upperBound...].firstIndex(of: "/") ?? endIndex
        defer { self = self[end...] }
        return String(self[..<end])
    }
}
