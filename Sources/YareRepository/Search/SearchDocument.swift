import YareChart

/// What search knows of a chart: the words of its newest version.
public struct SearchDocument: Sendable, Hashable {
    /// The number that whoever embeds the search knows the chart by.
    public var id: Int64
    /// The number of the repository that has the chart.
    public var scope: Int64
    public var name: String
    public var description: String
    public var keywords: [String]
    /// Names and addresses of those who look after the chart.
    public var maintainers: [String]
    /// How many versions the repository has: what is cared for has many.
    public var versionCount: Int
    public var isDeprecated: Bool

    public init(id: Int64, scope: Int64, newest record: ChartVersionRecord, versionCount: Int) {
        self.id = id
        self.scope = scope
        self.versionCount = versionCount
        let metadata = record.metadata
        name = metadata.name
        description = metadata.description
        keywords = metadata.keywords
        maintainers = metadata.maintainers.compactMap { $0.map { "\($0.name) \($0.email)" } }
        isDeprecated = metadata.isDeprecated
    }

    public init(
        id: Int64, scope: Int64, name: String, description: String = "", keywords: [String] = [],
        versionCount: Int = 1
    ) {
        self.id = id
        self.scope = scope
        self.name = name
        self.description = description
        self.keywords = keywords
        self.versionCount = versionCount
        maintainers = []
        isDeprecated = false
    }
}
