/// Work that waits for others, a few pieces of it at once.
enum ConcurrentWork {
    /// How many connections one command opens at once.
    private static let width = 8

    /// The results of `transform` for each element, in the order of the elements.
    static func map<Element: Sendable, Success: Sendable>(
        _ elements: [Element], _ transform: @escaping @Sendable (Element) async -> Success
    ) async -> [Success] {
        await withTaskGroup(of: (Int, Success).self) { group in
            var results: [Success?] = Array(repeating: nil, count: elements.count)
            for (position, element) in elements.enumerated() {
                if position >= width, let (done, result) = await group.next() { results[done] = result }
                group.addTask { (position, await transform(element)) }
            }
            for await (done, result) in group { results[done] = result }
            return results.compactMap(\.self)
        }
    }
}

extension Result where Failure == any Error {
    /// What comes of waiting for work.
    init(catching work: () async throws -> Success) async {
        do {
            self = .success(try await work())
        } catch {
            self = .failure(error)
        }
    }
}
