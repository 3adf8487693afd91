#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension TimeZone {
    /// Where systems keep compiled time zones; Go's list.
    private static let folders = [
        "/usr/share/zoneinfo/", "/usr/share/lib/zoneinfo/", "/usr/lib/locale/TZ/", "/etc/zoneinfo/",
    ]

    /// The largest file that is read as a time zone.
    private static let largestFile = 1 << 20

    /// The zone with a name of the IANA database, or `nil` when the system does not have it. A name that leads out of
    /// the database is none.
    static func named(_ name: String) -> TimeZone? {
        if name.isEmpty || name == "UTC" { return utc }
        guard !name.hasPrefix("/"), !name.contains("\\"), !name.utf8.contains(0),
            !name.split(separator: "/").contains("..")
        else { return nil }
        for folder in folders {
            if let contents = contents(ofFile: folder + name), let zone = TimeZone(name: name, contents: contents) {
                return zone
            }
        }
        return nil
    }

    /// Go's `time.Local`: the zone that the variable `TZ` names, `/etc/localtime` when it is not set, and UTC when
    /// there is no such file.
    static func local(variable: String?) -> TimeZone {
        guard let variable else { return file("/etc/localtime", name: "Local") ?? utc }
        let name = variable.hasPrefix(":") ? String(variable.dropFirst()) : variable
        if name.hasPrefix("/") { return file(name, name: name == "/etc/localtime" ? "Local" : name) ?? utc }
        return named(name) ?? utc
    }

    private static func file(_ path: String, name: String) -> TimeZone? {
        contents(ofFile: path).flatMap { TimeZone(name: name, contents: $0) }
    }

    private static func contents(ofFile path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var contents: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 8_192)
        while contents.count <= largestFile {
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { return count == 0 ? contents : nil }
            contents += buffer.prefix(count)
        }
        return nil
    }
}
