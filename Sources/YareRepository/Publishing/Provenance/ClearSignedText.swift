/// A text with an OpenPGP signature behind it (RFC 9580, section 7), taken apart.
///
/// What is verified is exactly what is read: the text goes to `gpgv` as it was parsed here, not as the file that may hold
/// more.
struct ClearSignedText: Sendable, Hashable {
    /// The lines that were signed, each ending with a line feed; white space at their ends is not part of what is signed.
    let text: [UInt8]
    /// What the signature is of: the same lines with CR and LF between them.
    let signedBytes: [UInt8]
    /// The signature in its armor.
    let signature: [UInt8]

    private static let start = Array("-----BEGIN PGP SIGNED MESSAGE-----".utf8)
    private static let middle = Array("-----BEGIN PGP SIGNATURE-----".utf8)
    private static let end = Array("-----END PGP SIGNATURE-----".utf8)

    /// Finds the first signed text; `nil` when there is none.
    init?(_ bytes: [UInt8]) {
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
            line.last == UInt8(ascii: "\r") ? line.dropLast() : line
        }[...]
        while let line = lines.first, !line.elementsEqual(ClearSignedText.start) { lines = lines.dropFirst() }
        guard lines.popFirst() != nil else { return nil }
        while let line = lines.popFirst(), !line.isEmpty {
            // nothing but the names of hashes may stand here, so that no header passes for signed text
            guard line.starts(with: "Hash:".utf8) else { return nil }
        }
        guard let border = lines.firstIndex(where: { $0.elementsEqual(ClearSignedText.middle) }),
            let last = lines[border...].firstIndex(where: { $0.elementsEqual(ClearSignedText.end) })
        else { return nil }
        let signed = lines[..<border].map(ClearSignedText.content)
        text = signed.reduce(into: []) { $0 += $1 + [UInt8(ascii: "\n")] }
        signedBytes = Array(signed.joined(separator: [UInt8(ascii: "\r"), UInt8(ascii: "\n")]))
        signature = lines[border...last].reduce(into: []) { $0 += $1 + [UInt8(ascii: "\n")] }
    }

    /// A line without the dash in front that marks it as text, and without white space at its end.
    private static func content(of line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var line = line.starts(with: "- ".utf8) ? line.dropFirst(2) : line
        while let last = line.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "\t") { line = line.dropLast() }
        return line
    }
}
