/// A chart that a search found.
public struct SearchHit: Sendable, Hashable {
    public var id: Int64
    public var scope: Int64
    public var name: String
    /// How well the chart fits; only good for comparing the hits of one search.
    public var score: Double
}
