/// Paths as text, by the rules of Go's `path/filepath` on Unix.
public enum FilePath {
    /// The shortest path that means the same: without `.`, `..` after a name, and doubled slashes.
    public static func cleaned(_ path: String) -> String {
        let isAbsolute = path.hasPrefix("/")
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." {
                parts.removeLast()
            } else if part != ".." || !isAbsolute {
                parts.append(part)
            }
        }
        let joined = parts.joined(separator: "/")
        if isAbsolute { return "/" + joined }
        return joined.isEmpty ? "." : joined
    }

    /// Parts put together with slashes and cleaned; empty ones are left out.
    public static func joined(_ parts: String...) -> String {
        let parts = parts.filter { !$0.isEmpty }
        return parts.isEmpty ? "" : cleaned(parts.joined(separator: "/"))
    }

    /// The path from the root of the file system.
    public static func absolute(_ path: String, in workingFolder: String) -> String {
        path.hasPrefix("/") ? cleaned(path) : joined(workingFolder, path)
    }

    /// The last part of a path, without slashes behind it.
    public static func baseName(_ path: String) -> String {
        if path.isEmpty { return "." }
        return path.split(separator: "/").last.map(String.init) ?? "/"
    }
}
