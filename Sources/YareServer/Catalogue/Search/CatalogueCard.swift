import YareBase
import YareChart

/// A chart as lists and searches see it: what its newest version says.
struct CatalogueCard: Sendable, Hashable {
    var tenant: String
    var name: String
    var version: String
    var appVersion: String
    var description: String
    /// In lower case, each once.
    var keywords: [String]
    /// `application` or `library`.
    var type: String
    var isDeprecated: Bool
    var created: Timestamp
    /// The SHA-256 of the newest package, in hexadecimal.
    var digest: String
    /// Whether the chart brings a picture that this server can show.
    var hasOwnIcon: Bool

    /// Where the chart is.
    var place: ChartPlace { ChartPlace(tenant: tenant, name: name) }

    init(_ metadata: ChartMetadata, tenant: String, created: Timestamp, digest: String) {
        self.tenant = tenant
        name = metadata.name
        version = metadata.version
        appVersion = metadata.appVersion
        description = String(metadata.description.prefix(300))
        keywords = Set(metadata.keywords.prefix(20).map { String($0.lowercased().prefix(50)) }).sorted()
        type = metadata.type == "library" ? "library" : "application"
        isDeprecated = metadata.isDeprecated
        self.created = created
        self.digest = digest
        hasOwnIcon = !metadata.icon.isEmpty && SafeLink.outside(metadata.icon) == nil
    }
}
