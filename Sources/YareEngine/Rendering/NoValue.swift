/// Go prints `<no value>` where a template prints nil; Helm takes the text out of what a template printed as a whole.
enum NoValue {
    static let text = "<no value>"

    /// A text without any `<no value>`.
    static func removed(from text: String) -> String {
        let needle = Array(Self.text.utf8)
        var text = text
        let found = text.withUTF8 { next(needle, in: $0, from: 0) }
        guard let found else { return text }
        return text.withUTF8 { bytes in
            var kept: [UInt8] = []
            kept.reserveCapacity(bytes.count)
            var start = 0
            var match: Int? = found
            while let index = match {
                kept += bytes[start..<index]
                start = index + needle.count
                match = next(needle, in: bytes, from: start)
            }
            kept += bytes[start...]
            return String(decoding: kept, as: UTF8.self)
        }
    }

    private static func next(_ needle: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var index = start
        while index + needle.count <= bytes.count {
            guard let candidate = bytes[index...].firstIndex(of: needle[0]) else { return nil }
            if bytes[candidate...].starts(with: needle) { return candidate }
            index = candidate + 1
        }
        return nil
    }
}
