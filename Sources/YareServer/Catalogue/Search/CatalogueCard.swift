import YareBase
import YareChart

/// A chart as lists and searches see it: what its newest version says.
///
/// A class, since searches pass thousands of cards along.
final class CatalogueCard: Sendable {
    let tenant: String
    let name: String
    let version: String
    let appVersion: String
    let description: String
    /// In lower case, each once.
    let keywords: [String]
    /// `application` or `library`.
    let type: String
    let isDeprecated: Bool
    let created: Timestamp
    /// The SHA-256 of the newest package, in hexadecimal.
    let digest: String
    /// Whether the chart brings a picture that this server can show.
    let hasOwnIcon: Bool

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
