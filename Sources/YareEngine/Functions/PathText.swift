/// Slash-separated paths as Go's `path` package takes them apart. On Unix, which alone we speak of, `path/filepath` agrees.
enum PathText {
    /// The shortest path to the same place, by text alone: no empty, `.` and inner `..` elements; `.` for nothing.
    static func cleaned(_ path: String) -> String {
        let isRooted = isAbsolute(path)
        var kept: [Substring] = []
        for element in path.utf8.split(separator: UInt8(ascii: "/")).map(Substring.init) where element != "." {
            if element != ".." || (kept.last ?? "..") == ".." && !isRooted {
                kept.append(element)
            } else if element == ".." {
                _ = kept.popLast()
            }
        }
        let joined = (isRooted ? "/" : "") + kept.joined(separator: "/")
        return joined.isEmpty ? "." : joined
    }

    /// The last element, or `.` for an empty path and `/` for nothing but slashes.
    static func base(_ path: String) -> String {
        if path.isEmpty { return "." }
        return path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? "/"
    }

    /// All but the last element, cleaned.
    static func directory(_ path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return cleaned(String(path[...slash]))
    }

    /// What follows the last dot of the last element, the dot included.
    static func fileExtension(_ path: String) -> String {
        let last = path.utf8.lastIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".") }
        guard let last, path.utf8[last] == UInt8(ascii: ".") else { return "" }
        return String(path[last...])
    }

    static func isAbsolute(_ path: String) -> Bool {
        path.utf8.first == UInt8(ascii: "/")
    }
}
