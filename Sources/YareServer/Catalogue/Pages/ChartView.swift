import YareBase
import YareChart
import YareRepository

/// What a page about a chart shows, and for whom.
struct ChartView: Sendable {
    let address: ChartAddress
    let version: StoredVersion
    /// All versions, the newest first.
    let versions: [StoredVersion]
    let package: LoadedPackage
    let visit: Visit
    let hasPlayground: Bool
    let hasProvenance: Bool

    var metadata: ChartMetadata { package.chart.metadata }
    var isNewest: Bool { newest?.version == version.version }

    /// The newest release, or the newest prerelease where there is no release.
    var newest: StoredVersion? {
        versions.first { !$0.isPrerelease } ?? versions.first
    }

    /// The address of a page about the chart in this version.
    func link(_ page: String = "charts", tab: String? = nil) -> String {
        PageAddress.make(
            visit.base + address.path(page), ["version": isNewest ? nil : version.version, "tab": tab])
    }

    /// The address of the chart's page in another version.
    func link(to other: StoredVersion) -> String {
        PageAddress.make(
            visit.base + address.path("charts"),
            ["version": other.version == newest?.version ? nil : other.version])
    }

    /// The address of a comparison with another version.
    func comparison(from other: StoredVersion) -> String {
        PageAddress.make(
            visit.base + address.path("compare"), ["from": other.version, "to": version.version])
    }
}

extension StoredVersion {
    /// Whether the version is one before a release.
    var isPrerelease: Bool {
        version.utf8.prefix { $0 != UInt8(ascii: "+") }.contains(UInt8(ascii: "-"))
    }
}
