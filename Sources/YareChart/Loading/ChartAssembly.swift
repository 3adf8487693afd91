import YareArchive
import YareBase
import YareYAML

/// A chart while its files are being sorted into their roles.
struct ChartAssembly {
    private var metadata: ChartMetadata?
    private var lock: ChartLock?
    private var rawValues: [UInt8]?
    private var values = ValueMap()
    private var schema: [UInt8]?
    private var templates: [ChartFile] = []
    private var files: [ChartFile] = []
    private var subchartMembers: [String: [ArchiveMember]] = [:]
    private(set) var diagnostics: [Diagnostic] = []

    /// The files under `charts/` by the first part of their path behind it, in the order of these names.
    var subcharts: [(name: String, members: [ArchiveMember])] {
        subchartMembers.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// Reads `Chart.yaml`, which must be known before the other files.
    mutating func readChartFile(_ bytes: [UInt8]) throws(YareError) {
        try readMetadata(bytes, "Chart.yaml")
        // Helm 2 accepted charts that do not name a version of the format
        if metadata?.apiVersion.isEmpty == true { metadata?.apiVersion = "v1" }
    }

    /// Puts a file where it belongs.
    mutating func add(_ member: ArchiveMember) throws(YareError) {
        let path = member.path
        switch path {
        case "Chart.yaml": break
        case "Chart.lock": try readLock(member.bytes, path)
        case "values.yaml": try readValues(member.bytes)
        case "values.schema.json": schema = member.bytes
        case "requirements.yaml": try addRequirements(member)
        case "requirements.lock": try addRequirementsLock(member)
        case _ where path.hasASCIIPrefix("templates/"): templates.append(ChartFile(member))
        case _ where path.hasASCIIPrefix("charts/") && !path.hasSuffix(".prov"): addToSubchart(member)
        default: files.append(ChartFile(member))
        }
    }

    /// The chart without its subcharts.
    ///
    /// - Throws: `chart.missing-file`, `chart.invalid`.
    func finish() throws(YareError) -> Chart {
        guard var metadata else { throw .missingChartFile() }
        try metadata.validate()
        return Chart(
            metadata: metadata, lock: lock, rawValues: rawValues, values: values, schema: schema,
            templates: templates, files: files)
    }

    private mutating func readMetadata(_ bytes: [UInt8], _ name: String) throws(YareError) {
        var read = metadata ?? ChartMetadata()
        do {
            try read.read(try ChartDocument.parse(bytes, name))
        } catch {
            throw .unloadableFile(name, error)
        }
        metadata = read
    }

    private mutating func readLock(_ bytes: [UInt8], _ name: String) throws(YareError) {
        do {
            lock = try ChartLock(try ChartDocument.parse(bytes, name))
        } catch {
            throw .unloadableFile(name, error)
        }
    }

    private mutating func readValues(_ bytes: [UInt8]) throws(YareError) {
        rawValues = bytes
        do {
            values = try ChartDocument.values(bytes, "values.yaml")
        } catch {
            throw .unloadableFile("values.yaml", error)
        }
    }

    private mutating func addRequirements(_ member: ArchiveMember) throws(YareError) {
        warnUnlessVersionOne(
            "Warning: Dependencies are handled in Chart.yaml since apiVersion \"v2\". "
                + "We recommend migrating dependencies to Chart.yaml.")
        try readMetadata(member.bytes, member.path)
        if metadata?.apiVersion == "v1" { files.append(ChartFile(member)) }
    }

    private mutating func addRequirementsLock(_ member: ArchiveMember) throws(YareError) {
        try readLock(member.bytes, member.path)
        if metadata == nil { metadata = ChartMetadata() }
        warnUnlessVersionOne(
            "Warning: Dependency locking is handled in Chart.lock since apiVersion \"v2\". "
                + "We recommend migrating to Chart.lock.")
        if metadata?.apiVersion == "v1" { files.append(ChartFile(member)) }
    }

    private mutating func warnUnlessVersionOne(_ message: String) {
        guard metadata?.apiVersion != "v1" else { return }
        diagnostics.append(Diagnostic(.warning, code: "chart.outdated-file", message: message))
    }

    private mutating func addToSubchart(_ member: ArchiveMember) {
        let path = String(member.path.dropFirst("charts/".count))
        let name = path.utf8.firstIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? path
        subchartMembers[name, default: []].append(ArchiveMember(path: path, bytes: member.bytes))
    }
}

extension ChartFile {
    init(_ member: ArchiveMember) {
        self.init(name: member.path, bytes: member.bytes)
    }
}
