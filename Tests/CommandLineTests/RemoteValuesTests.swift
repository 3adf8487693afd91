import Testing
import YareTestSupport

/// Values files that lie on a server.
@Suite struct RemoteValuesTests {
    private let prompt: Prompt
    private let server: FileServer

    init() async throws {
        prompt = try Prompt([
            "web/Chart.yaml": "{apiVersion: v2, name: web, version: 1.0.0}",
            "web/values.yaml": "{size: 1, text: none}",
            "web/templates/all.yaml": """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: all}
            data:
              size: {{ .Values.size | quote }}
              text: {{ .Values.text | quote }}
            """,
            "served/large.yaml": "size: 7\n", "served/words.txt": "of a file",
        ])
        server = try await FileServer(folder: prompt.folder.path + "/served")
    }

    @Test func areFetched() async {
        let result = await prompt.run(
            "template web -f \(server.url)/large.yaml --set-file text=\(server.url)/words.txt")
        #expect(result.output.contains("size: \"7\"\n  text: \"of a file\"\n"), "\(result.error)")
    }

    @Test(arguments: ["lint @/web", "install site web --dry-run", "upgrade site web --install", "values web"])
    func serveEveryCommand(line: String) async {
        let result = await prompt.run("\(line) -f \(server.url)/large.yaml")
        #expect(result.status == 0, "\(result.error)\(result.output)")
        #expect(server.requests == ["/large.yaml"])
    }

    @Test func thatAreMissingAreNamed() async {
        let result = await prompt.run("template web -f \(server.url)/none.yaml")
        #expect(result.status == 1)
        #expect(result.error.contains("\(server.url)/none.yaml : 404"), "\(result.error)")
    }

    @Test func needACompleteSetting() async {
        let result = await prompt.run("template web --set-file text.\(server.url)/words.txt")
        #expect(result.status == 1 && server.requests.isEmpty)
        #expect(result.error.contains("failed parsing --set-file data"))
    }

    @Test func arePlainFilesOtherwise() async {
        let result = await prompt.run("template web -f ftp://example.com/large.yaml")
        #expect(result.error.contains("no such file or directory"), "\(result.error)")
    }

    @Test func namesOfUsersNeedAPassword() async {
        let result = await prompt.run("repo add ours \(server.url) --username ann")
        #expect(result.error.contains("password is needed"), "\(result.error)")
    }
}
