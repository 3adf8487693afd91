import Testing
import YareCommands

struct TemplateCommandTests {
    @Test func printsManifestsWithTheirSources() async throws {
        let answer = try await Prompt(Prompt.web).run("template", "r", "web", "--set", "text=hi")
        #expect(
            answer.output == """
                ---
                # Source: web/templates/config.yaml
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: r
                data:
                  text: "hi"

                """)
        #expect(answer.status == .success)
    }

    @Test func tellsOfTheErrorsOfAllFiles() async throws {
        var files = Prompt.web
        files["web/templates/a.yaml"] = "a: {{ .Values.a.b }}\n"
        files["web/templates/b.yaml"] = "b: {{ fail \"no\" }}\n"
        let answer = try await Prompt(files).run("template", "r", "web")
        #expect(answer.status == .failure)
        #expect(answer.output.isEmpty)
        #expect(answer.error.contains("web/templates/a.yaml:1:"))
        #expect(answer.error.contains("web/templates/b.yaml:1:"))
    }

    @Test func pointsAtTheWrongName() async throws {
        var files = Prompt.web
        files["web/templates/a.yaml"] = "a: {{ .Values.text | toYml }}\n"
        let answer = try await Prompt(files).run("template", "r", "web")
        #expect(answer.error.contains("function \"toYml\" not defined"))
        #expect(answer.error.contains("    1 | a: {{ .Values.text | toYml }}"))
        #expect(answer.error.contains("did you mean \"toYaml\"?"))
    }
}
