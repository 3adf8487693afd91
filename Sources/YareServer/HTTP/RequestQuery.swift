/// The query of a request, decoded: `?offset=0&limit=10`.
public struct RequestQuery: Sendable {
    private let pairs: [(name: String, value: String)]

    /// Takes a query apart; pairs that are not encoded rightly are left out.
    public init(_ text: String?) {
        pairs = (text ?? "").utf8.split(separator: UInt8(ascii: "&")).compactMap { pair in
            let halves = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentEncoding.decoded(halves[0], plusIsSpace: true),
                let value = PercentEncoding.decoded(halves.dropFirst().first ?? Substring().utf8, plusIsSpace: true)
            else { return nil }
            return (name, value)
        }
    }

    /// The first value of a name; empty where the name stands alone.
    public subscript(name: String) -> String? {
        pairs.first { $0.name == name }?.value
    }
}
