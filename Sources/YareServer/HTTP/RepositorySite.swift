/// What the parts of a server share: the rows, what is made of them, and who may see them.
public struct RepositorySite: Sendable {
    public let repository: ChartRepository
    public let access: AccessControl
    public let options: ServerOptions
    /// For short questions to the rows.
    public let queries: BlockingWork
    /// For uploads, whose packages are unpacked and written to the disk.
    public let uploads: BlockingWork
    let indexes: IndexCache
    let hotObjects: HotObjects
    let metrics: ServerMetrics

    /// Puts a site together and starts its threads.
    public init(repository: ChartRepository, access: AccessControl, options: ServerOptions) {
        self.repository = repository
        self.access = access
        self.options = options
        queries = BlockingWork(threads: 2)
        uploads = BlockingWork(threads: 4)
        hotObjects = HotObjects(repository: repository, contextPath: options.contextPath)
        indexes = IndexCache(repository: repository, work: queries, hotObjects: hotObjects)
        metrics = ServerMetrics()
    }

    /// Ends the threads once all work is done.
    public func stop() async throws {
        try await queries.stop()
        try await uploads.stop()
    }
}
