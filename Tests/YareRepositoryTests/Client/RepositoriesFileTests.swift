import Testing
import YareBase
import YareRepository
import YareTestSupport

@Suite struct RepositoriesFileTests {
    private static let helmsText = """
        apiVersion: ""
        generated: "0001-01-01T00:00:00Z"
        repositories:
        - caFile: /ca.pem
          certFile: ""
          insecure_skip_tls_verify: true
          keyFile: ""
          name: ours
          pass_credentials_all: false
          password: "1234"
          url: https://charts.example.com
          username: joe

        """

    @Test func readsAndWritesWhatHelmWrites() throws {
        let folder = try TemporaryFolder(["c/repositories.yaml": Self.helmsText])
        let path = folder.path + "/c/repositories.yaml"
        let entry = try #require(try RepositoriesFile(contentsOf: path)?["ours"])
        #expect(entry.url == "https://charts.example.com")
        #expect(entry.username == "joe")
        #expect(entry.password == "1234")
        #expect(entry.tls.authorityFile == "/ca.pem")
        #expect(entry.tls.skipsVerification)
        #expect(entry.access.credentials == .basic(name: "joe", password: "1234"))
        try RepositoriesFile.change(path) { (_) throws(YareError) in }
        #expect(String(decoding: try folder.read("c/repositories.yaml"), as: UTF8.self) == Self.helmsText)
        #expect(folder.files == ["c/repositories.lock", "c/repositories.yaml"])
    }

    @Test func knowsWhenThereIsNone() throws {
        let folder = try TemporaryFolder()
        #expect(try RepositoriesFile(contentsOf: folder.path + "/repositories.yaml") == nil)
    }

    @Test func losesNoChangeOfManyAtOnce() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/deep/er/repositories.yaml"
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<40 {
                group.addTask {
                    try RepositoriesFile.change(path) { (file) throws(YareError) in
                        file.update(RepositoryEntry(name: "r\(number % 20)", url: "http://h/\(number)"))
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try RepositoriesFile(contentsOf: path)?.entries.count == 20)
    }

    @Test func leavesTheFileAloneWhenAChangeFails() throws {
        let folder = try TemporaryFolder(["repositories.yaml": Self.helmsText])
        let path = folder.path + "/repositories.yaml"
        #expect(throws: YareError.self) {
            try RepositoriesFile.change(path) { (file) throws(YareError) in
                file.entries = []
                throw YareError("test.stop", "stop")
            }
        }
        #expect(String(decoding: try folder.read("repositories.yaml"), as: UTF8.self) == Self.helmsText)
    }

    @Test func saysWhereAFileIsNoYAML() throws {
        let folder = try TemporaryFolder(["repositories.yaml": "repositories: [\n"])
        let path = folder.path + "/repositories.yaml"
        let error = #expect(throws: YareError.self) { try RepositoriesFile(contentsOf: path) }
        #expect(error?.message.hasPrefix("couldn't load repositories file (\(path)): ") == true)
    }
}
