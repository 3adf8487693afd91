import Testing

@testable import YareCommands

/// Command lines that tell why: values, differences, evidence, questions in SQL.
struct InsightCommandTests {
    private func installed() async throws -> Prompt {
        let run = try Prompt(TestCharts.web.merging(["mine.yaml": "port: 81\n"]) { $1 })
        try #require(await run.run("install shop @/web --set greeting=hello").status == 0)
        return run
    }

    private static func cells(_ table: String) -> [[String]] {
        table.split(separator: "\n").map { line in
            line.split(separator: "\t").map { $0.split(separator: " ").joined(separator: " ") }
        }
    }

    @Test func showsMergedValues() async throws {
        let run = try Prompt(TestCharts.web.merging(["mine.yaml": "port: 81\n"]) { $1 })
        let line = "values @/web -f @/mine.yaml --set greeting=hi"
        #expect(await run.run(line).output == "greeting: hi\nport: 81\n")
        #expect(await run.run("\(line) -o yaml").output == "greeting: hi\nport: 81\n")
        #expect(await run.run("\(line) -o json").output == #"{"greeting":"hi","port":81}"# + "\n")
    }

    @Test func explainsMergedValues() async throws {
        let run = try Prompt(TestCharts.web.merging(["mine.yaml": "# mine\nport: 81\n"]) { $1 })
        let line = "values @/web -f @/mine.yaml --set new=x --explain"
        #expect(
            Self.cells(await run.run(line).output) == [
                ["KEY", "VALUE", "SET BY"], ["greeting", "\"hello\"", "web/values.yaml:2"],
                ["new", "\"x\"", "--set new=x"], ["port", "81", "@/mine.yaml:2"],
            ])
        #expect(
            await run.run("\(line) -o json").output
                == #"[{"key":"greeting","value":"hello","set_by":{"kind":"chart","file":"web/values.yaml","#
                + #""chart":"web","line":2,"column":1,"key":"greeting"}},"#
                + #"{"key":"new","value":"x","set_by":{"kind":"flag","flag":"--set","argument":"new=x"}},"#
                + #"{"key":"port","value":81,"set_by":{"kind":"file","file":"@/mine.yaml","line":2,"column":1,"#
                + #""key":"port"}}]"# + "\n")
        let removed = await run.run("values @/web --set greeting=null --explain").output
        #expect(removed.contains("(removed)\t--set greeting=null, over web/values.yaml:2"))
    }

    @Test func saysWhyAnUpgradeChangesALine() async throws {
        let run = try await installed()
        let line = "diff upgrade shop @/web -f @/mine.yaml --explain --context 0"
        let result = await run.run(line)
        #expect(result.output.contains("-   - port: 80   # value port (@/mine.yaml:1)\n"))
        #expect(result.output.contains("+   - port: 81   # value port (@/mine.yaml:1)\n"))
        let json = await run.run("\(line) -o json").output
        #expect(json.contains(#""lines":[{"line":"-   - port: 80","causes":["value port (@/mine.yaml:1)"]}"#))
        let colored = await run.run("\(line) --color").output
        #expect(colored.contains("\u{1B}[32m+   - port: 81\u{1B}[0m\u{1B}[2m   # value port"))
    }

    @Test(arguments: [
        "--allow-unreleased --reset-values --no-color", "--normalize-manifests --strip-trailing-cr -C 3",
        "--disable-validation --find-renames 0.5", "--suppress-secrets --include-tests --no-hooks", "-o diff",
        "--disable-openapi-validation --skip-schema-validation --enable-dns --take-ownership",
    ])
    func takesTheFlagsOfHelmDiff(flags: String) async throws {
        let run = try await installed()
        let result = await run.run("diff upgrade shop @/web -f @/mine.yaml --detailed-exitcode \(flags)")
        #expect(result.status == 2 && result.error.isEmpty)
        #expect(result.output.contains("Service/default/shop is modified\n"))
    }

    @Test func showsAReleaseThatIsMissingAsNew() async throws {
        let run = try Prompt(TestCharts.web)
        let result = await run.run("diff upgrade shop @/web --allow-unreleased --detailed-exitcode -o simple")
        #expect(result.status == 2)
        #expect(result.output.contains("ConfigMap/default/shop is added\n"))
    }

    @Test func showsHowValuesOfRevisionsDiffer() async throws {
        let run = try await installed()
        _ = await run.run("upgrade shop @/web --set greeting=hi")
        let result = await run.run("diff revision shop 1 2 --show-values --context 0")
        #expect(
            result.output.hasPrefix("the user's values differ\n@@ -1,1 +1,1 @@\n- greeting: hello\n+ greeting: hi\n\n"))
        let json = await run.run("diff revision shop 1 2 --show-values -o json").output
        #expect(json.hasPrefix(#"[{"kind":"Values","change":"modified","diff":"@@ -1,1 +1,1 @@\n- greeting: hello\n"#))
        #expect(await run.run("diff revision shop 2 2 --show-values --detailed-exitcode").status == 0)
    }

    @Test func showsThePlanOfADryRun() async throws {
        let run = try await installed()
        let result = await run.run("upgrade shop @/web --dry-run --reuse-values --set port=82")
        #expect(result.output.hasPrefix("Release \"shop\" has been upgraded. Happy Helming!\n"))
        #expect(result.output.contains("MANIFEST:\n"))
        #expect(
            result.error == """
                plan: 1 update, 1 unchanged
                  update Service/default/shop: spec.ports[0].port 80 -> 82
                  run pre-upgrade hook Job shop-prepare

                """)
    }

    // MARK: evidence and origins

    private func failed() async throws -> Prompt {
        let chart = [
            "bad/Chart.yaml": "apiVersion: v2\nname: bad\nversion: 1.0.0\n",
            "bad/templates/job.yaml": """
            apiVersion: batch/v1
            kind: Job
            metadata:
              name: migrate
              annotations:
                helm.sh/hook: pre-upgrade
                yare.dev/simulate: fail
                yare.dev/simulate-log: no such table
            spec:
              template: {spec: {restartPolicy: Never, containers: [{name: main, image: busybox}]}}
            """,
        ]
        let run = try Prompt(TestCharts.web.merging(chart) { $1 })
        try #require(await run.run("install shop @/web").status == 0)
        let result = await run.run("upgrade shop @/bad")
        try #require(result.status == 1)
        #expect(result.error.contains("hint: see \"yare status shop --evidence\" for what was seen\n"))
        return run
    }

    @Test func showsWhatWasSeenWhenAChangeFailed() async throws {
        let run = try await failed()
        let status = await run.run("status shop --evidence").output
        #expect(status.contains("STATUS: failed\nREVISION: 2\n"))
        #expect(status.contains("\nEVIDENCE:\n"))
        #expect(status.contains(": no such table\n"))
        #expect(await run.run("get evidence shop").output.contains(" hook-log Pod/default/migrate-"))
        #expect(await run.run("get evidence shop --revision 1").output == "nothing was kept\n")
        let json = await run.run("status shop --evidence -o json").output
        #expect(json.contains(#","evidence":[{"kind":"hook-log","subject":"Pod/default/migrate-"#))
        #expect(await !run.run("status shop -o json").output.contains("evidence"))
    }

    @Test func showsWhoMadeARevision() async throws {
        let run = try await installed()
        let table = Self.cells(await run.run("history shop --show-origin").output)
        #expect(table[0].suffix(3) == ["ACTOR", "COMMAND", "SOURCE"])
        #expect(table[1][6].hasPrefix("tester@") && table[1][7] == "yare install" && table[1][8] == "@/web")
        let json = await run.run("history shop --show-origin -o json").output
        #expect(json.contains(#""description":"Install complete","origin":{"actor":"tester","host":""#))
        #expect(await !run.run("history shop -o json").output.contains("origin"))
    }

    // MARK: questions

    @Test func answersQuestions() async throws {
        let run = try await installed()
        let sql = ["query", "SELECT name, revision, deleted FROM releases"]
        #expect(await run.run(sql).output == "name\trevision\tdeleted\nshop\t1       \t       \n")
        #expect(await run.run(sql + ["-o", "json"]).output == #"[{"name":"shop","revision":1,"deleted":null}]"# + "\n")
        #expect(await run.run(sql + ["-o", "yaml"]).output == "- deleted: null\n  name: shop\n  revision: 1\n")
        #expect(await run.run("query --views").output.contains("\nrelease_origins"))
    }

    @Test func cutsLongAnswers() async throws {
        let run = try await installed()
        let result = await run.run(["query", "VALUES (1), (2), (3)", "--max", "2", "-o", "json"])
        #expect(result.output == #"[{"column1":1},{"column1":2}]"# + "\n")
        #expect(result.error == "only the first 2 rows are shown; --max shows more\n")
    }

    @Test(arguments: [
        ("DELETE FROM revisions", "the statement does not only read"),
        ("DROP VIEW releases", "the statement does not only read"),
        ("PRAGMA user_version = 9", "the statement does not only read"),
        ("ATTACH 'x.db' AS x", "the statement does not only read"),
        ("SELECT nope FROM releases", "no such column: nope"),
        ("SELEC", "near \"SELEC\": syntax error"),
        (
            "WITH RECURSIVE n(x) AS (VALUES (1) UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n",
            "the answer took too long"
        ),
    ])
    func refusesWhatIsNoQuestion(sql: String, sentence: String) async throws {
        let run = try await installed()
        let result = await run.run(["query", sql, "--timeout", "100ms"])
        #expect(result.status == 1)
        #expect(result.error.hasPrefix("Error: \(sentence)\n") && result.error.contains("  hint: "))
        #expect(await run.run("history shop").status == 0)
    }

    @Test func refusesMoreThanOneStatement() async throws {
        let result = await (try await installed()).run(["query", "SELECT 1; DELETE FROM revisions"])
        #expect(result.status == 1)
        #expect(result.error.contains("ultiple statements"))
    }

    @Test(arguments: ["query", "query --views SELECT"])
    func wantsOneQuestion(line: String) async throws {
        #expect(await (try Prompt()).run(line).error == "Error: give either one SELECT or --views\n")
    }
}
