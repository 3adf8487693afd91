import Crypto
public import YareBase

/// The name of some content by what it holds: `sha256:` and 64 hexadecimal digits.
///
/// Registries address everything by digests, so whoever checks one need not trust where the bytes came from. Of the
/// algorithms that the image specification registers both are read; Yare itself makes SHA-256.
public struct OCIDigest: Sendable, Hashable {
    /// How the content is hashed.
    public enum Algorithm: String, Sendable {
        case sha256
        case sha512

        /// How many hexadecimal digits there are.
        var digits: Int { self == .sha256 ? 64 : 128 }
    }

    public let algorithm: Algorithm
    /// The hash in lower-case hexadecimal digits.
    public let hexadecimal: String

    /// Reads a digest.
    ///
    /// - Throws: `oci.invalid-digest` for another algorithm, a wrong length, capital letters and anything else.
    public init(_ text: String) throws(YareError) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let algorithm = Algorithm(rawValue: String(parts[0])),
            parts[1].utf8.count == algorithm.digits, parts[1].utf8.allSatisfy(OCIDigest.isDigit)
        else { throw .invalidDigest(text) }
        self.algorithm = algorithm
        hexadecimal = String(parts[1])
    }

    /// The digest of bytes.
    public init(of bytes: [UInt8], _ algorithm: Algorithm = .sha256) {
        self.algorithm = algorithm
        hexadecimal =
            switch algorithm {
            case .sha256: Hexadecimal.text(SHA256.hash(data: bytes))
            case .sha512: Hexadecimal.text(SHA512.hash(data: bytes))
            }
    }

    /// The SHA-256 digest that an index or a database holds without its prefix.
    ///
    /// - Throws: `oci.invalid-digest`.
    public init(sha256 hexadecimal: String) throws(YareError) {
        try self.init("sha256:\(hexadecimal)")
    }

    /// Whether bytes are what the digest names.
    public func names(_ bytes: [UInt8]) -> Bool {
        OCIDigest(of: bytes, algorithm) == self
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }
}

extension OCIDigest: CustomStringConvertible {
    public var description: String { "\(algorithm.rawValue):\(hexadecimal)" }
}
