extension CommandLineEnvironment {
    /// One of the folders that hold what Yare keeps for a user.
    public enum Folder: String, Sendable {
        case cache = "CACHE"
        case configuration = "CONFIG"
        case data = "DATA"
    }

    /// The path of a user's folder: `YARE_…_HOME`, else `HELM_…_HOME`, else a folder `yare` where the system keeps such.
    public func path(of folder: Folder) -> String {
        self["YARE_\(folder.rawValue)_HOME"] ?? self["HELM_\(folder.rawValue)_HOME"] ?? systemPath(of: folder)
    }

    /// The path of something inside a user's folder.
    public func path(of folder: Folder, _ name: String) -> String {
        "\(path(of: folder))/\(name)"
    }

    private func systemPath(of folder: Folder) -> String {
        if let base = self["XDG_\(folder.rawValue)_HOME"] { return base + "/yare" }
        return "\(home)/\(defaultFolder(folder))/yare"
    }

    /// The user's home folder.
    public var home: String { self["HOME"] ?? "" }

    private func defaultFolder(_ folder: Folder) -> String {
        #if os(macOS)
            switch folder {
            case .cache: "Library/Caches"
            case .configuration: "Library/Preferences"
            case .data: "Library"
            }
        #else
            switch folder {
            case .cache: ".cache"
            case .configuration: ".config"
            case .data: ".local/share"
            }
        #endif
    }
}
