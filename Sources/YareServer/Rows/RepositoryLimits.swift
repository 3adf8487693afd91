/// How much a repository may hold.
public struct RepositoryLimits: Sendable, Hashable {
    /// The most packages in one repository.
    public var packages: Int?
    /// How many versions of a chart are kept; older ones go when a new one comes.
    public var versionsPerChart: Int?

    public init(packages: Int? = nil, versionsPerChart: Int? = nil) {
        self.packages = packages
        self.versionsPerChart = versionsPerChart
    }
}
