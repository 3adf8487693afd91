import HTTPTypes

/// What a request asks about the state of what it wants (RFC 9110, sections 8.8, 12.5.3, 13 and 14).
enum RequestConditions {
    /// Whether the client has one of these states already: an `If-None-Match` header names the tag, weakly compared.
    static func isFresh(_ header: String?, _ tag: String) -> Bool {
        guard let header else { return false }
        return header.split(separator: ",").contains { candidate in
            let candidate = candidate.trimmed
            return candidate == "*" || candidate == tag || candidate.hasPrefix("W/") && candidate.dropFirst(2) == tag
        }
    }

    /// Whether an `Accept-Encoding` header asks for gzip.
    static func acceptsGzip(_ header: String?) -> Bool {
        guard let header else { return false }
        return header.split(separator: ",").contains { coding in
            let parts = coding.split(separator: ";").map(\.trimmed)
            guard let name = parts.first?.lowercased(), name == "gzip" || name == "x-gzip" else { return false }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) }
            return weight ?? 1 > 0
        }
    }

    /// What a `Range` header asks of so many bytes.
    enum Range: Equatable {
        /// All of them: no range, several, or another unit.
        case everything
        case part(Swift.Range<Int>)
        /// None that there are.
        case unsatisfiable
    }

    /// Reads a `Range` header.
    static func range(_ header: String?, size: Int) -> Range {
        guard let header, header.hasPrefix("bytes="), !header.contains(",") else { return .everything }
        let ends = header.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false).map(\.trimmed)
        guard ends.count == 2 else { return .everything }
        switch (number(ends[0]), number(ends[1])) {
        case (let first?, let last?) where first <= last: return part(first, min(last, size - 1) + 1, size)
        case (let first?, nil) where ends[1].isEmpty: return part(first, size, size)
        case (nil, let count?) where ends[0].isEmpty:
            return count == 0 ? .unsatisfiable : part(max(0, size - count), size, size)
        default: return .everything
        }
    }

    private static func part(_ first: Int, _ end: Int, _ size: Int) -> Range {
        first < size ? .part(first..<end) : .unsatisfiable
    }

    private static func number(_ text: Substring) -> Int? {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }
}

extension Substring {
    /// Without spaces and tabs at both ends.
    fileprivate var trimmed: Substring {
        var text = drop { $0 == " " || $0 == "\t" }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return text
    }
}
