import YareBase

/// The charts that lie beneath a chart's folder.
enum SubchartFolders {
    /// How deep folders are searched.
    private static let deepest = 32

    /// The folders with a `Chart.yaml` and the packages under `charts/`, in the order of their paths.
    static func paths(in folder: String) -> [String] {
        paths(beneath: FilePath.joined(folder, "charts"), depth: 0)
    }

    private static func paths(beneath folder: String, depth: Int) -> [String] {
        guard depth < deepest else { return [] }
        return FolderTree.names(in: folder).flatMap { name -> [String] in
            let path = "\(folder)/\(name)"
            if OutputFolder.isFolder(path) { return paths(beneath: path, depth: depth + 1) }
            if name == "Chart.yaml" { return [folder] }
            return ChartPackageName.isPackage(path) ? [path] : []
        }
    }
}
