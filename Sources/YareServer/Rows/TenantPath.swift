public import YareBase

/// The name of one of a server's repositories, a path of as many parts as the server's `--depth`: `team/stable`; empty
/// where a server has one repository only.
public struct TenantPath: Sendable, Hashable {
    /// The parts with `/` between them.
    public let text: String

    /// The one repository of a server without tenants.
    public static let root = TenantPath(unchecked: "")

    private init(unchecked text: String) {
        self.text = text
    }

    /// Names that would be taken for something else in an address.
    private static let reserved: Set<String> = ["api", "catalogue", "charts", "prov", "index.yaml", "index.json", "v2"]
    private static let longest = 128

    /// Takes parts that are safe in addresses and as names of folders.
    ///
    /// - Throws: `repository.invalid-tenant`.
    public init(_ parts: [String]) throws(YareError) {
        for part in parts where !Self.isSafe(part) { throw .invalidTenant(part) }
        text = parts.joined(separator: "/")
    }

    /// Takes the path apart and checks its parts.
    public init(path: String) throws(YareError) {
        try self.init(path.isEmpty ? [] : path.split(separator: "/", omittingEmptySubsequences: false).map(String.init))
    }

    /// How many parts there are.
    public var depth: Int { text.isEmpty ? 0 : text.utf8.count { $0 == UInt8(ascii: "/") } + 1 }

    /// The path of a file of the repository in the storage.
    func file(_ name: String) -> String {
        text.isEmpty ? name : "\(text)/\(name)"
    }

    /// The path of something of the repository below the server's address.
    public func address(_ rest: String) -> String {
        text.isEmpty ? "/\(rest)" : "/\(text)/\(rest)"
    }

    private static func isSafe(_ part: String) -> Bool {
        !part.isEmpty && !part.hasPrefix(".") && part.utf8.count <= longest && !reserved.contains(part)
            && !part.hasSuffix(".tgz") && part.utf8.allSatisfy(SafeName.isAllowed)
    }
}

/// Characters that are safe in addresses and file names alike.
enum SafeName {
    /// Letters, digits, `-`, `_`, `.` and `+`.
    static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
            UInt8(ascii: "+"):
            true
        default: false
        }
    }
}
