import YareBase
import YareYAML

/// Docker's `config.json`: credentials by host, and the programs that keep some outside the file.
///
/// What Yare does not know in the file stays in it.
struct CredentialFile: Sendable {
    let path: String
    private var root: ValueMap

    /// The largest file that is read, in bytes.
    private static let largestSize = 4 << 20

    /// Reads the file; one that does not exist or is empty holds nothing.
    ///
    /// - Throws: `credentials.invalid`, `file.unreachable`.
    init(_ path: String) throws(YareError) {
        self.path = path
        root = ValueMap()
        guard let bytes = try CredentialFileAccess.contents(of: path, upTo: CredentialFile.largestSize) else { return }
        if bytes.allSatisfy({ $0 <= 0x20 }) { return }
        let document: Value
        do {
            document = try JSONReader(numbers: .exact).read(bytes)
        } catch {
            throw .invalidCredentialFile(path, error.message)
        }
        guard case .map(let entries) = document else { throw .invalidCredentialFile(path, "it is no JSON object") }
        root = entries
    }

    /// Whether the file says anything about credentials.
    var saysAnything: Bool {
        !(root["auths"]?.mapValue ?? [:]).isEmpty || !(root["credHelpers"]?.mapValue ?? [:]).isEmpty
            || root["credsStore"]?.stringValue?.isEmpty == false
    }

    /// The name of the program that keeps the credentials of a host, when the file does not keep them itself.
    func keeper(of host: String) -> String? {
        let own = root["credHelpers"]?[host]?.stringValue
        let name = own ?? root["credsStore"]?.stringValue
        return name.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The key under which the file knows a host: the host itself, or a URL of it as old versions of Docker wrote.
    func key(of host: String) -> String? {
        guard let entries = root["auths"]?.mapValue else { return nil }
        if entries[host] != nil { return host }
        return entries.keys.first { CredentialFile.host(ofKey: $0) == host }
    }

    private static func host(ofKey key: String) -> Substring {
        var rest = key[...]
        for scheme in ["https://", "http://"] where rest.hasPrefix(scheme) { rest = rest.dropFirst(scheme.count) }
        return rest.prefix { $0 != "/" }
    }

    /// What the file itself holds for a host.
    ///
    /// - Throws: `credentials.invalid`.
    func credential(for host: String) throws(YareError) -> RegistryCredential? {
        guard let key = key(of: host), let entry = root["auths"]?[key] else { return nil }
        return try RegistryCredential(entry, host: host, in: path)
    }

    /// Sets or, with `nil`, removes what the file holds under a key.
    mutating func set(_ entry: Value?, for key: String) {
        var entries = root["auths"]?.mapValue ?? [:]
        entries[key] = entry
        root["auths"] = .map(entries)
    }

    /// Notes the program that keeps a host's credentials, and all others' that the file gives no program of their own.
    mutating func name(_ keeper: String, asKeeperOf host: String) {
        if self.keeper(of: host) == nil { root["credsStore"] = .string(keeper) }
    }

    /// Writes the file whole, readable for its owner only.
    ///
    /// - Throws: `file.unreachable`.
    func write() throws(YareError) {
        var text = try JSONWriter.text(of: .map(root), indentation: 1)
        text = CredentialFile.withTabs(text)
        try CredentialFileAccess.replace(path, with: Array(text.utf8))
    }

    /// Docker indents by tabs.
    private static func withTabs(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let depth = line.utf8.prefix { $0 == UInt8(ascii: " ") }.count
            return String(repeating: "\t", count: depth) + line.dropFirst(depth)
        }.joined(separator: "\n")
    }
}
