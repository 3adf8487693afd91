import Testing

@testable import YareCommands

/// What the flags of Helm's release commands do, from a user's side.
struct ReleaseFlagTests {
    private func prompt(_ files: [String: String] = [:]) throws -> Prompt {
        try Prompt(TestCharts.web.merging(files) { $1 })
    }

    private func installed(_ flags: String = "") async throws -> Prompt {
        let run = try prompt()
        try #require(await run.run("install shop @/web \(flags)").status == 0)
        return run
    }

    /// A chart whose Deployment never gets ready.
    private static let stuck = [
        "stuck/Chart.yaml": "apiVersion: v2\nname: stuck\nversion: 1.0.0\n",
        "stuck/templates/d.yaml": """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: stuck
          annotations: {yare.dev/simulate: fail}
        spec:
          selector: {matchLabels: {app: stuck}}
          template:
            metadata: {labels: {app: stuck}}
            spec: {containers: [{name: main, image: nginx}]}
        """,
    ]

    @Test func makesNames() async throws {
        let run = try prompt()
        #expect(await run.run("install --generate-name @/web").output.hasPrefix("NAME: web-"))
        let named = try prompt()
        #expect(
            await named.run(["install", "@/web", "--name-template", #"{{ "Shop" | lower }}-1"#]).output
                .hasPrefix("NAME: shop-1\n"))
    }

    @Test func recordsDescriptionsAndLabels() async throws {
        let run = try await installed("--description first --labels team=a,tier=web")
        #expect(await run.run("status shop --show-desc").output.contains("DESCRIPTION: first\n"))
        #expect(await run.run("list -q -l team=a").output == "shop\n")
        #expect(await run.run("list -q -l team=b").output.isEmpty)
        _ = await run.run("upgrade shop @/web --labels team=null,x=y --description second")
        #expect(await run.run("list -q --selector team").output.isEmpty)
        #expect(await run.run("list -q --selector tier=web,x=y").output == "shop\n")
        #expect(await run.run("history shop").output.contains("\tsecond"))
    }

    @Test func keepsSoManyRevisions() async throws {
        let run = try await installed()
        for number in 1...4 { _ = await run.run("upgrade shop @/web --set greeting=g\(number) --history-max 2") }
        let history = await run.run("history shop").output.split(separator: "\n").dropFirst()
        #expect(history.map { $0.prefix { $0.isNumber } } == ["4", "5"])
        #expect(await run.run("history shop --max 1").output.split(separator: "\n").count == 2)
    }

    @Test(arguments: ["--rollback-on-failure", "--atomic"])
    func undoesAFailedChange(flag: String) async throws {
        let run = try Prompt(TestCharts.web.merging(Self.stuck) { $1 })
        try #require(await run.run("install shop @/web").status == 0)
        let failed = await run.run("upgrade shop @/stuck \(flag)")
        #expect(failed.status == 1)
        #expect(failed.error.contains("UPGRADE FAILED: release shop failed, and has been rolled back due to"))
        #expect(await run.run("status shop").output.contains("STATUS: deployed\nREVISION: 3\n"))
        #expect(await run.run("get evidence shop --revision 2").output.contains("ProgressDeadlineExceeded"))
        let fresh = await run.run("install fresh @/stuck \(flag)")
        #expect(fresh.error.contains("INSTALLATION FAILED: release fresh failed, and has been uninstalled due to"))
    }

    @Test func cleansUpWhatAFailedUpgradeMade() async throws {
        let run = try Prompt(TestCharts.web.merging(Self.stuck) { $1 })
        try #require(await run.run("install shop @/web").status == 0)
        #expect(await run.run("upgrade shop @/stuck --wait --cleanup-on-fail").status == 1)
        let status = await run.run("status shop --revision 2 --show-resources -o json").output
        #expect(!status.contains("\"Deployment\""))
        #expect(status.contains("\"status\":\"failed\""))
    }

    @Test func takesObjectsOverOnlyWhenTold() async throws {
        let chart = [
            "cm/Chart.yaml": "apiVersion: v2\nname: cm\nversion: 1.0.0\n",
            "cm/templates/cm.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: shared}\n",
        ]
        let world = try Prompt(chart)
        try #require(await world.run("install a @/cm").status == 0)
        let error = await world.run("install b @/cm").error
        #expect(error.contains("cannot be imported into the current release: invalid ownership metadata"))
        #expect(error.contains("hint: pass --take-ownership to adopt it"))
        #expect(await world.run("install b @/cm --take-ownership").status == 0)
    }

    @Test func replacesTheNameOfWhatIsUninstalled() async throws {
        let run = try await installed()
        _ = await run.run("uninstall shop --keep-history")
        #expect(await run.run("install shop @/web").error.contains("cannot re-use a name that is still in use"))
        #expect(await run.run("install shop @/web --replace").output.contains("REVISION: 2\n"))
    }

    @Test func uninstallsSeveralAndSaysWhatStays() async throws {
        let chart = [
            "cm/Chart.yaml": "apiVersion: v2\nname: cm\nversion: 1.0.0\n",
            "cm/templates/cm.yaml": """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: {{ .Release.Name }}
              annotations: {helm.sh/resource-policy: keep}
            """,
        ]
        let run = try Prompt(chart)
        for name in ["a", "b"] { try #require(await run.run("install \(name) @/cm").status == 0) }
        let rehearsed = await run.run("uninstall a --dry-run")
        #expect(rehearsed.output.hasSuffix("release \"a\" uninstalled\n"))
        #expect(rehearsed.error == "plan: 1 keep\n  keep ConfigMap/default/a\n")
        #expect(
            await run.run("uninstall a b --cascade foreground --wait").output == """
                These resources were kept due to the resource policy:
                [ConfigMap] a

                release "a" uninstalled
                These resources were kept due to the resource policy:
                [ConfigMap] b

                release "b" uninstalled

                """)
        #expect(await run.run("list -a -q").output.isEmpty)
        #expect(await run.run("uninstall a --cascade sideways").status == 1)
    }

    @Test func leavesObjectsOfOthersAlone() async throws {
        let chart = [
            "cm/Chart.yaml": "apiVersion: v2\nname: cm\nversion: 1.0.0\n",
            "cm/templates/cm.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: shared}\n",
        ]
        let world = try Prompt(chart)
        _ = await world.run("install a @/cm")
        _ = await world.run("install b @/cm --take-ownership")
        #expect(
            await world.run("uninstall a").error
                == "1 resource(s) were not deleted because they are not owned by this release\n")
        #expect(await world.run("status b --show-resources").output.contains("shared   ready"))
    }

    // MARK: list

    @Test(arguments: [
        ("", "a\nb\nc\n"), ("--filter ^[ab]$", "a\nb\n"), ("--max 1", "a\n"), ("--max 1 --offset 1", "b\n"),
        ("--offset 2", "c\n"), ("--reverse", "c\nb\na\n"), ("--date", "c\na\nb\n"), ("-d -r", "b\na\nc\n"),
        ("--deployed", "a\nb\nc\n"), ("--superseded", ""), ("--failed", ""), ("--pending", ""),
        ("--uninstalled", "gone\n"), ("--all", "a\nb\nc\ngone\n"), ("--deployed --uninstalled", "a\nb\nc\ngone\n"),
        ("-A", "a\nb\nc\nelsewhere\n"), ("-n other", "elsewhere\n"),
    ])
    func listsWhatIsAskedFor(flags: String, names: String) async throws {
        let chart = [
            "cm/Chart.yaml": "apiVersion: v2\nname: cm\nversion: 1.0.0\n",
            "cm/templates/cm.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: '{{ .Release.Name }}'}\n",
        ]
        let run = try Prompt(chart)
        for name in ["c", "a", "b", "gone", "elsewhere -n other --create-namespace"] {
            try #require(await run.run("install @/cm --name-template \(name)").status == 0)
        }
        _ = await run.run("uninstall gone --keep-history")
        #expect(await run.run("list -q \(flags)").output == names)
    }

    @Test func writesTimesInALayout() async throws {
        let run = try await installed()
        let rows = await run.run(["list", "--no-headers", "--time-format", "Jan"]).output
        let cells = rows.split(separator: "\t").map { $0.split(separator: " ").joined() }
        #expect(cells[0] == "shop" && cells[3].count == 3 && cells[4] == "deployed")
    }

    // MARK: test, dry run, debug

    @Test func choosesTestsAndShowsTheirLogs() async throws {
        let run = try await installed()
        #expect(await run.run("test shop --filter name=nope").output.contains("TEST SUITE:     shop-check") == false)
        #expect(await run.run("test shop --filter !name=shop-check").status == 0)
        let logs = await run.run("test shop --filter name=shop-check --logs").output
        #expect(logs.contains("Phase:          Succeeded\n"))
        #expect(logs.contains("\nPOD LOGS: shop-check\n"))
    }

    @Test func showsValuesOfADryRunWhenDebugging() async throws {
        let run = try prompt()
        let output = await run.run("install shop @/web --dry-run=client --debug --set greeting=hi").output
        #expect(
            output.contains(
                """
                USER-SUPPLIED VALUES:
                greeting: hi

                COMPUTED VALUES:
                greeting: hi
                port: 80

                HOOKS:
                ---
                """))
    }

    @Test func describesDryRunsAsHelmDoes() async throws {
        let run = try await installed()
        _ = await run.run("upgrade shop @/web --set port=81")
        let rollback = await run.run("rollback shop --dry-run")
        #expect(rollback.output == "Rollback was a success! Happy Helming!\n")
        #expect(rollback.error.contains("  update Service/default/shop: spec.ports[0].port 81 -> 80\n"))
        #expect(await run.run("install x @/web --dry-run=client --description mine").output.contains("\nMANIFEST:\n"))
        #expect(
            await !run.run("upgrade shop @/web --dry-run=client --description mine").output.contains("\nMANIFEST:\n"))
    }
}
