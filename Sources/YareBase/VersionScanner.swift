/// Reads the parts of a version from text, for ``SemanticVersion`` and ``VersionConstraint``.
struct VersionScanner {
    /// The parts of a version as they were written.
    struct Parts {
        var major: String
        var minor: String?
        var patch: String?
        var prerelease = ""
        var metadata = ""

        /// The three numbers, zero where one is missing.
        func numbers() throws(YareError) -> (major: UInt64, minor: UInt64, patch: UInt64) {
            (try Self.number(major), try Self.number(minor ?? "0"), try Self.number(patch ?? "0"))
        }

        private static func number(_ digits: String) throws(YareError) -> UInt64 {
            guard let number = UInt64(digits) else { throw .versionSegmentOutOfRange(digits) }
            return number
        }
    }

    let bytes: [UInt8]
    var position: Int

    init(_ text: String) {
        self.init(Array(text.utf8), from: 0)
    }

    init(_ bytes: [UInt8], from position: Int) {
        self.bytes = bytes
        self.position = position
    }

    var isAtEnd: Bool { position >= bytes.count }

    var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// Reads `v?N(.N)?(.N)?(-prerelease)?(+metadata)?`, as much of it as there is.
    ///
    /// - Parameter segment: which bytes a number may consist of; constraints allow `x` and `*` too.
    mutating func scanVersion(segment: (UInt8) -> Bool) -> Parts? {
        if current == UInt8(ascii: "v") { position += 1 }
        guard let major = scanRun(segment) else { return nil }
        var parts = Parts(major: major)
        parts.minor = scanRun(segment, after: UInt8(ascii: "."))
        if parts.minor != nil { parts.patch = scanRun(segment, after: UInt8(ascii: ".")) }
        parts.prerelease = scanIdentifiers(after: UInt8(ascii: "-")) ?? ""
        parts.metadata = scanIdentifiers(after: UInt8(ascii: "+")) ?? ""
        return parts
    }

    /// Reads white space; tells whether there was any.
    @discardableResult
    mutating func skipSpace() -> Bool {
        let start = position
        while let byte = current, Self.isSpace(byte) { position += 1 }
        return position > start
    }

    /// Reads `byte` if it comes next.
    mutating func skip(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        position += 1
        return true
    }

    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    private mutating func scanRun(_ isMember: (UInt8) -> Bool) -> String? {
        let start = position
        while let byte = current, isMember(byte) { position += 1 }
        return position > start ? text(start..<position) : nil
    }

    private mutating func scanRun(_ isMember: (UInt8) -> Bool, after mark: UInt8) -> String? {
        let start = position
        guard skip(mark), let run = scanRun(isMember) else {
            position = start
            return nil
        }
        return run
    }

    private mutating func scanIdentifiers(after mark: UInt8) -> String? {
        let start = position
        guard scanRun(Self.isIdentifier, after: mark) != nil else { return nil }
        while scanRun(Self.isIdentifier, after: UInt8(ascii: ".")) != nil {}
        return text(start + 1..<position)
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    static func isIdentifier(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D
    }
}
