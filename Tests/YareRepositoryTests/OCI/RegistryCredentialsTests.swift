import Synchronization
import Testing
import YareBase
import YareRepository
import YareTestSupport

@Suite struct RegistryCredentialsTests {
    /// A keeper of credentials in memory that speaks Docker's protocol.
    final class Keeper: CredentialProgramRunner {
        let programs: Set<String>
        let secrets = Mutex<[String: (name: String, secret: String)]>([:])

        init(_ programs: Set<String> = []) { self.programs = programs }

        func isInstalled(_ program: String) -> Bool { programs.contains(program) }

        func run(_ program: String, _ argument: String, input: [UInt8]) throws(YareError) -> CredentialProgramResult {
            let text = String(decoding: input, as: UTF8.self)
            return secrets.withLock { secrets in
                switch argument {
                case "get":
                    guard let found = secrets[text] else {
                        return Self.failure("credentials not found in native keychain\n")
                    }
                    let answer = #"{"ServerURL":"\#(text)","Username":"\#(found.name)","Secret":"\#(found.secret)"}"#
                    return CredentialProgramResult(status: 0, output: Array(answer.utf8))
                case "store":
                    let fields = text.split(separator: "\"").map(String.init)
                    // {"Secret":"…","ServerURL":"…","Username":"…"}
                    guard fields.count == 13 else { return Self.failure("cannot read \(text)") }
                    secrets[fields[7]] = (fields[11], fields[3])
                    return CredentialProgramResult(status: 0, output: [])
                case "erase":
                    secrets[text] = nil
                    return CredentialProgramResult(status: 0, output: [])
                default: return Self.failure("unknown action")
                }
            }
        }

        private static func failure(_ text: String) -> CredentialProgramResult {
            CredentialProgramResult(status: 1, output: Array(text.utf8))
        }
    }

    private func credentials(_ folder: TemporaryFolder, _ keeper: Keeper = Keeper()) -> RegistryCredentials {
        RegistryCredentials(
            path: folder.path + "/registry/config.json", dockerPath: folder.path + "/docker.json", runner: keeper)
    }

    @Test func writesAsDockerDoes() throws {
        let folder = try TemporaryFolder()
        try credentials(folder).store(.password(name: "alice", password: "secret"), for: "127.0.0.1:5901")
        #expect(
            String(decoding: try folder.read("registry/config.json"), as: UTF8.self)
                == "{\n\t\"auths\": {\n\t\t\"127.0.0.1:5901\": {\n\t\t\t\"auth\": \"YWxpY2U6c2VjcmV0\"\n\t\t}\n\t}\n}")
        #expect(folder.files == ["registry/config.json"])
        #expect(
            try credentials(folder).credential(for: "127.0.0.1:5901") == .password(name: "alice", password: "secret"))
    }

    @Test func leavesTheRestOfTheFile() throws {
        let folder = try TemporaryFolder([
            "registry/config.json": #"{"auths":{"old":{"auth":"YTpi"}},"HttpHeaders":{"X":"y"},"currentContext":"c"}"#
        ])
        let credentials = credentials(folder)
        try credentials.store(.identityToken("t"), for: "new")
        try credentials.remove("old")
        let text = String(decoding: try folder.read("registry/config.json"), as: UTF8.self)
        #expect(text.contains(#""X": "y""#))
        #expect(text.contains(#""currentContext": "c""#))
        #expect(text.contains(#""identitytoken": "t""#))
        #expect(!text.contains("old"))
    }

    @Test func saysThatThereIsNoLogin() throws {
        let folder = try TemporaryFolder()
        let error = #expect(throws: YareError.self) { try credentials(folder).remove("nowhere") }
        #expect(error?.message == "not logged in")
    }

    @Test func fallsBackOnDockersFile() throws {
        let folder = try TemporaryFolder([
            "docker.json": #"{"auths":{"https://index.docker.io/v1/":{"auth":"aDpi"},"#
                + #""https://reg.example/v1/":{"auth":"YTpi"}}}"#
        ])
        let credentials = credentials(folder)
        #expect(try credentials.credential(for: "reg.example") == .password(name: "a", password: "b"))
        #expect(try credentials.credential(for: "docker.io") == .password(name: "h", password: "b"))
        #expect(try credentials.credential(for: "other.example") == nil)
    }

    @Test func handsHostsOverToPrograms() throws {
        let folder = try TemporaryFolder(["registry/config.json": #"{"credHelpers":{"a.example":"vault"}}"#])
        let keeper = Keeper()
        let credentials = credentials(folder, keeper)
        try credentials.store(.password(name: "u", password: "p"), for: "a.example")
        try credentials.store(.password(name: "v", password: "q"), for: "b.example")
        #expect(keeper.secrets.withLock { Set($0.keys) } == ["a.example"])
        let text = String(decoding: try folder.read("registry/config.json"), as: UTF8.self)
        #expect(text.contains("\"a.example\": {}"))
        #expect(text.contains("djpx"))
        #expect(try credentials.credential(for: "a.example") == .password(name: "u", password: "p"))
        try credentials.remove("a.example")
        #expect(keeper.secrets.withLock { $0.isEmpty })
        #expect(try credentials.credential(for: "a.example") == nil)
    }

    @Test func usesTheUsualProgramForANewFile() throws {
        #if os(Linux)
            let folder = try TemporaryFolder()
            let keeper = Keeper(["pass", "docker-credential-pass"])
            try credentials(folder, keeper).store(.identityToken("t"), for: "a.example")
            #expect(keeper.secrets.withLock { $0["a.example"]?.name } == "<token>")
            #expect(try credentials(folder, keeper).credential(for: "a.example") == .identityToken("t"))
        #endif
    }

    @Test(arguments: [
        "[]", "{", #"{"auths":{"h":{"auth":"!!"}}}"#, #"{"auths":{"h":{"auth":"bm9jb2xvbg=="}}}"#,
    ])
    func complainsAboutDamage(_ text: String) throws {
        let folder = try TemporaryFolder(["registry/config.json": text])
        let error = #expect(throws: YareError.self) { try credentials(folder).credential(for: "h") }
        #expect(error?.code == "credentials.invalid")
    }

    @Test func keepsALink() throws {
        let folder = try TemporaryFolder(["real.json": "{}"])
        folder.link("registry/config.json", to: folder.path + "/real.json")
        try credentials(folder).store(.password(name: "a", password: "b"), for: "h")
        #expect(String(decoding: try folder.read("real.json"), as: UTF8.self).contains("YTpi"))
    }
}
