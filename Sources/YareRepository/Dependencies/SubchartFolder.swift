import YareArchive
import YareBase
import YareChart

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The folder `charts/` of a chart.
struct SubchartFolder: Sendable {
    private let path: String
    private let name: String

    /// Makes the folder where it is missing.
    ///
    /// - Throws: `dependency.not-a-folder`, `chart.unwritable-file`.
    init(of chart: ChartFolder) throws(YareError) {
        path = chart.path + "/charts"
        name = chart.name + "/charts"
        if case .file = FilePresence(path) { throw .subchartsAreNoFolder(FilePath.cleaned(name)) }
        _ = try ChartFolderWriter(folder: path)
    }

    /// Puts packages in the place of those that are there. All are written to a folder beside first, whose name loaders
    /// pass over, and renamed when every one is on the disk; then the packages are deleted that are needed no more. Folders,
    /// files that are no charts, and packages of charts that are to stay are left alone.
    ///
    /// - Throws: `chart.*`, `archive.*`, `dependency.unmovable`.
    func replacePackages(
        with packages: [FetchedPackage], keepingCharts kept: Set<String>, _ report: (String) -> Void
    ) throws(YareError) {
        for package in packages { try SubchartFolder.requireChart(package) }
        let temporary = "\(path)/.packages-\(getpid())"
        let writer = try ChartFolderWriter(folder: temporary)
        defer { SubchartFolder.remove(temporary, packages.map(\.fileName)) }
        for package in packages { try writer.write(package.bytes, to: package.fileName) }
        for package in packages {
            guard rename("\(temporary)/\(package.fileName)", "\(path)/\(package.fileName)") == 0 else {
                throw .unmovablePackage(package.fileName, FilePath.cleaned(name), SystemText.reason())
            }
        }
        report("Deleting outdated charts")
        deletePackages(except: Set(packages.map(\.fileName)), keepingCharts: kept, report)
    }

    private static func requireChart(_ package: FetchedPackage) throws(YareError) {
        do {
            var loader = ChartLoader()
            _ = try loader.load(archive: package.bytes)
        } catch {
            throw error.during("package \(package.fileName.debugDescription) is no chart")
        }
    }

    private func deletePackages(
        except present: Set<String>, keepingCharts kept: Set<String>, _ report: (String) -> Void
    ) {
        for file in (try? PackageListing.files(in: path)) ?? [] where !present.contains(file) {
            var loader = ChartLoader()
            do {
                let chart = try loader.load(package: "\(path)/\(file)")
                if kept.contains(chart.name) { continue }
            } catch {
                report(
                    "Could not verify \(FilePath.cleaned("\(name)/\(file)")) for deletion: \(error.message) (Skipping)")
                continue
            }
            if unlink("\(path)/\(file)") != 0 {
                report("Could not delete \(FilePath.cleaned("\(name)/\(file)")): \(SystemText.reason()) (Skipping)")
            }
        }
    }

    private static func remove(_ folder: String, _ names: [String]) {
        for name in names { unlink("\(folder)/\(name)") }
        rmdir(folder)
    }
}
