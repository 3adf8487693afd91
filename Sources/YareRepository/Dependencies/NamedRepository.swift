public import YareBase
import YareChart
import YareYAML

/// A repository that the user has given a name.
public struct NamedRepository: Sendable, Hashable {
    public var name: String
    public var url: String
    /// What the repository has to be shown, and how it is to be trusted.
    public var access: HTTPAccess

    public init(name: String, url: String, access: HTTPAccess = HTTPAccess()) {
        self.name = name
        self.url = url
        self.access = access
    }

    /// The repositories of a file `repositories.yaml`.
    ///
    /// - Throws: `yaml.*`, `chart.wrong-type`.
    public static func list(in file: [UInt8]) throws(YareError) -> [NamedRepository] {
        let document = try YAMLReader(numbers: .exact).read(file)
        var decoder = FieldDecoder()
        var repositories: [NamedRepository] = []
        for entry in document["repositories"]?.listValue ?? [] {
            guard let fields = decoder.entries(entry, "File.repositories", "repo.Entry") else { continue }
            repositories.append(NamedRepository(fields, &decoder))
        }
        if let problem = decoder.problem { throw .wrongFieldType(problem) }
        return repositories
    }

    private init(_ fields: ValueMap, _ decoder: inout FieldDecoder) {
        self.init(name: "", url: "")
        var (user, password) = ("", "")
        for (key, value) in fields {
            let place = "Entry.repositories.\(key)"
            switch key {
            case "name": decoder.decode(value, into: &name, place)
            case "url": decoder.decode(value, into: &url, place)
            case "username": decoder.decode(value, into: &user, place)
            case "password": decoder.decode(value, into: &password, place)
            case "certFile": decoder.decode(value, into: &access.tls.certificateFile, place)
            case "keyFile": decoder.decode(value, into: &access.tls.keyFile, place)
            case "caFile": decoder.decode(value, into: &access.tls.authorityFile, place)
            case "insecure_skip_tls_verify": decoder.decode(value, into: &access.tls.skipsVerification, place)
            case "pass_credentials_all": decoder.decode(value, into: &access.passesCredentialsEverywhere, place)
            default: break
            }
        }
        if !user.isEmpty || !password.isEmpty { access.credentials = .basic(name: user, password: password) }
    }
}
