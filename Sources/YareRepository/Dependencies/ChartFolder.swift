public import YareBase
public import YareChart

/// The folder of a chart whose dependencies are seen to.
public struct ChartFolder: Sendable {
    /// The path to work with.
    let path: String
    /// The path that the user gave, for messages.
    let name: String

    /// - Parameters:
    ///   - path: the absolute path.
    ///   - name: the path that the user gave.
    public init(path: String, name: String) {
        self.path = path
        self.name = name
    }

    /// Loads the chart.
    ///
    /// - Throws: `dependency.not-a-folder`, `chart.*`.
    public func load(_ diagnostics: inout [Diagnostic]) throws(YareError) -> Chart {
        switch FilePresence(path) {
        case .missing(let reason): throw .chartFolderNotFound(name, reason)
        case .file: throw .dependenciesOfPackage()
        case .folder: break
        }
        var loader = ChartLoader()
        defer { diagnostics += loader.diagnostics }
        return try loader.load(folder: path)
    }

    /// The folder that `file://…` means: absolute, or from this one.
    ///
    /// - Throws: `dependency.missing-folder`, `dependency.cycle`.
    func path(ofLocal repository: String) throws(YareError) -> String {
        let written = String(repository.dropFirst("file://".count))
        return try existingFolder(written)
    }

    /// The folder of a chart that lies in `charts/`.
    ///
    /// - Throws: `dependency.missing-folder`, `dependency.cycle`.
    func path(ofBundled chart: String) throws(YareError) -> String {
        try existingFolder("charts/\(chart)")
    }

    private func existingFolder(_ written: String) throws(YareError) -> String {
        let isAbsolute = written.hasPrefix("/")
        let folder = FilePath.cleaned(isAbsolute ? written : "\(path)/\(written)")
        guard case .folder = FilePresence(folder) else {
            throw .localFolderNotFound(isAbsolute ? folder : FilePath.cleaned("\(name)/\(written)"))
        }
        // a chart within itself would double with each update
        if let real = RealPath.of(folder), let own = RealPath.of(path), own == real || own.hasPrefix(real + "/") {
            throw .dependencyOnItself(written)
        }
        return folder
    }

    /// Loads a chart that another lists as `file://…`. Whether it is one is looked at first: a hostile path may lead to a
    /// folder in which reading would not end.
    static func loadLocal(_ path: String) throws(YareError) -> Chart {
        guard case .file = FilePresence("\(path)/Chart.yaml") else { throw .missingChartFile() }
        var loader = ChartLoader()
        return try loader.load(folder: path)
    }
}
