public import YareBase
import YareChart
import YareYAML

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The file with the repositories that a user has given names, in Helm's format, which Helm reads and writes too.
public struct RepositoriesFile: Sendable {
    /// The repositories in the order in which they were added.
    public var entries: [RepositoryEntry] = []

    /// An empty list, for a user who has none yet.
    public init() {}

    /// Reads a file.
    ///
    /// - Returns: `nil` where there is none.
    /// - Throws: `file.unreachable`, `yaml.*`, `chart.wrong-type`.
    public init?(contentsOf path: String) throws(YareError) {
        let file = OpenFile(path, O_RDONLY)
        if file.isMissing { return nil }
        let bytes = try file.bytes(at: 0, upTo: Int(file.size()))
        if bytes.isEmpty { return }
        do {
            self = try RepositoriesFile(document: YAMLReader(numbers: .exact).read(bytes))
        } catch {
            throw error.during("couldn't load repositories file (\(path))")
        }
    }

    /// The entry with a name.
    public subscript(name: String) -> RepositoryEntry? {
        entries.first { $0.name == name }
    }

    /// Puts an entry in the place of the one with its name, or at the end.
    public mutating func update(_ entry: RepositoryEntry) {
        if let position = entries.firstIndex(where: { $0.name == entry.name }) {
            entries[position] = entry
        } else {
            entries.append(entry)
        }
    }

    /// Changes a file, alone among all processes that keep to its lock, and puts the whole new file in its place at once.
    ///
    /// - Throws: `file.unreachable`, what reading throws, and what `change` throws, which leaves the file as it was.
    public static func change<Result>(
        _ path: String, _ change: (inout RepositoriesFile) throws(YareError) -> Result
    ) throws(YareError) -> Result {
        try FileFolder.make(above: path)
        let lock = OpenFile(lockPath(of: path), O_RDWR | O_CREAT, mode: 0o600)
        try lock.requireOpen()
        _ = lock.lock(waits: true)
        var file = try RepositoriesFile(contentsOf: path) ?? RepositoriesFile()
        let result = try change(&file)
        try withExtendedLifetime(lock) { () throws(YareError) in
            try WholeFile.write(Array(file.text().utf8), to: path, mode: 0o600)
        }
        return result
    }

    /// The path of the lock that Helm takes: the file's own with another ending.
    private static func lockPath(of path: String) -> String {
        let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[$0...] } ?? path[...]
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return path + ".lock" }
        return path[..<dot] + ".lock"
    }
}

extension RepositoriesFile {
    private init(document: Value) throws(YareError) {
        var decoder = FieldDecoder()
        for (key, value) in decoder.entries(document, nil, "repo.File") ?? ValueMap() where key == "repositories" {
            for element in decoder.elements(value, "File.repositories", "[]*repo.Entry") ?? [] {
                guard let fields = decoder.entries(element, "File.repositories", "repo.Entry") else { continue }
                entries.append(RepositoryEntry(fields, &decoder))
            }
        }
        if let problem = decoder.problem {
            throw YareError("repository.invalid-file", "error unmarshaling JSON: while decoding JSON: \(problem)")
        }
    }

    /// The file as Helm writes it.
    func text() throws(YareError) -> String {
        let document: ValueMap = [
            "apiVersion": "", "generated": .string(Timestamp.zero.text()),
            "repositories": .list(entries.map { .map($0.document) }),
        ]
        return try YAMLWriter.text(of: .map(document))
    }
}

extension RepositoryEntry {
    fileprivate init(_ fields: ValueMap, _ decoder: inout FieldDecoder) {
        self.init(name: "", url: "")
        for (key, value) in fields {
            let place = "Entry.repositories.\(key)"
            switch key {
            case "name": decoder.decode(value, into: &name, place)
            case "url": decoder.decode(value, into: &url, place)
            case "username": decoder.decode(value, into: &username, place)
            case "password": decoder.decode(value, into: &password, place)
            case "certFile": decoder.decode(value, into: &tls.certificateFile, place)
            case "keyFile": decoder.decode(value, into: &tls.keyFile, place)
            case "caFile": decoder.decode(value, into: &tls.authorityFile, place)
            case "insecure_skip_tls_verify": decoder.decode(value, into: &tls.skipsVerification, place)
            case "pass_credentials_all": decoder.decode(value, into: &passesCredentialsEverywhere, place)
            default: break
            }
        }
    }

    fileprivate var document: ValueMap {
        [
            "name": .string(name), "url": .string(url), "username": .string(username), "password": .string(password),
            "certFile": .string(tls.certificateFile), "keyFile": .string(tls.keyFile),
            "caFile": .string(tls.authorityFile), "insecure_skip_tls_verify": .bool(tls.skipsVerification),
            "pass_credentials_all": .bool(passesCredentialsEverywhere),
        ]
    }
}
