import Testing
import YareTestSupport

@testable import YareCommands

/// `yare cluster …`: looking at the embedded cluster and changing it behind a release's back.
struct ClusterCommandTests {
    private func installed() async throws -> Prompt {
        let run = try Prompt(TestCharts.web)
        let result = await run.run("install shop @/web")
        try #require(result.status == 0, "\(result.error)")
        return run
    }

    @Test func showsObjects() async throws {
        let run = try await installed()
        #expect(await run.run("cluster get -o name").output == "configmap/shop\nservice/shop\n")
        #expect(await run.run("cluster get svc -o name").output == "service/shop\n")
        #expect(await run.run("cluster get Service/shop cm/shop -o name").output == "service/shop\nconfigmap/shop\n")
        #expect(await run.run("cluster get crd -o name").output.hasSuffix("apiextensions.k8s.io/widgets.example.com\n"))
        #expect(await run.run("cluster get -l app.kubernetes.io/managed-by!=Helm").output == "no objects found\n")
        let table = await run.run("cluster get services -A").output.split(separator: "\n")
        #expect(
            table.first?.split(separator: "\t").map { $0.filter { $0 != " " } } == [
                "NAMESPACE", "NAME", "STATUS", "AGE",
            ])
        #expect(
            await run.run("cluster get configmap shop -o yaml").output.contains(
                "\n  greeting: hello\nkind: ConfigMap\n"))
        #expect(
            await run.run("cluster get cm -o json").output.hasPrefix(
                #"{"apiVersion":"v1","items":[{"apiVersion":"v1","#))
        #expect(await run.run("cluster get -n elsewhere").output == "no objects found\n")
    }

    @Test(arguments: [
        ("get gizmos", "the server doesn't have a resource type \"gizmos\""),
        ("get cm nothing", "configmaps \"nothing\" not found"),
        ("delete cm", "the name of the object is missing\n  hint: write cm/NAME"),
        ("get cm svc/shop", "there is no need to specify a resource type as a separate argument"),
        ("get servicess", "the server doesn't have a resource type \"servicess\"\n  hint: did you mean \"services\"?"),
        ("patch cm shop", "no change is given\n  hint: pass --set PATH=VALUE or --patch PATCH"),
        ("set colour red", "not a setting and a choice: \"colour red\""),
        ("apply", "must specify one of -f and -k"),
        ("reset", "this deletes 7 objects and cannot be undone\n  hint: pass --yes to do it"),
    ]) func tellsWhatIsWrong(line: String, sentence: String) async throws {
        let result = await (try await installed()).run("cluster " + line)
        #expect(result.status == 1 && result.output.isEmpty)
        #expect(result.error.hasPrefix("Error: \(sentence)"), "\(result.error)")
    }

    @Test func makesDriftThatAnUpgradeRepairs() async throws {
        let run = try await installed()
        #expect(await run.run("drift shop --detailed-exitcode").status == 0)
        #expect(await run.run("cluster patch cm shop --set data.greeting=ahoy").output == "configmap/shop patched\n")
        #expect(
            await run.run("cluster patch cm shop --set data.greeting=ahoy").output
                == "configmap/shop patched (no change)\n")
        let drift = await run.run("drift shop --detailed-exitcode")
        #expect(drift.status == 2)
        #expect(drift.output.contains("data.greeting: \"ahoy\" instead of \"hello\""))
        #expect(await run.run("cluster delete svc shop").output == "service \"shop\" deleted\n")
        #expect(await run.run("drift shop").output.contains("Service/default/shop missing"))
        let upgraded = await run.run("upgrade shop @/web --force-conflicts")
        #expect(upgraded.status == 0, "\(upgraded.error)")
        #expect(await run.run("drift shop").output == "nothing has drifted\n")
    }

    @Test func appliesManifests() async throws {
        let run = try await installed()
        try run.folder.write(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: other}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: shop}
            data: {greeting: mine}
            """, to: "more.yaml")
        let refused = await run.run("cluster apply -f @/more.yaml")
        #expect(refused.output == "configmap/other applied\n")
        #expect(refused.error.hasPrefix("Error: Apply failed with 1 conflict: conflict with \"helm\""))
        #expect(
            await run.run("cluster apply -f @/more.yaml --force-conflicts").output
                == "configmap/other applied\nconfigmap/shop applied\n")
        #expect(await run.run("drift shop").output.contains("data.greeting: \"mine\" instead of \"hello\""))
    }

    @Test func choosesWhatIsLetPass() async throws {
        let run = try Prompt([
            "old/Chart.yaml": "apiVersion: v2\nname: old\nversion: 1.0.0\n",
            "old/templates/budget.yaml": """
            apiVersion: policy/v1beta1
            kind: PodDisruptionBudget
            metadata: {name: web}
            """,
            "custom/Chart.yaml": "apiVersion: v2\nname: custom\nversion: 1.0.0\n",
            "custom/templates/widget.yaml": "apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: web}\n",
        ])
        let old = await run.run("install old @/old")
        #expect(old.status == 0)
        #expect(
            old.error == """
                Warning: policy/v1beta1 PodDisruptionBudget is deprecated in v1.21+, unavailable in v1.25+; use policy/v1 \
                PodDisruptionBudget
                  hint: change the chart: the embedded cluster accepts it, a cluster of Kubernetes v1.32.0 would refuse it

                """)
        #expect(await run.run("cluster get pdb -o name").output == "poddisruptionbudget.policy/web\n")
        #expect(await run.run("uninstall old").status == 0)

        let refused = await run.run("install custom @/custom")
        #expect(refused.error.contains("no matches for kind \"Widget\" in version \"example.com/v1\""))
        #expect(refused.error.contains("ensure CRDs are installed first"))
        #expect(refused.error.contains("hint: install its CRDs, or run \"yare cluster set unknown-kinds accepted\""))
        #expect(
            await run.run("cluster set unknown-kinds accepted").output
                == "removed-versions accepted\nunknown-kinds accepted\n")
        #expect(await run.run("install custom @/custom").status == 0)
        #expect(await run.run("cluster get widgets -o name").output == "widget.example.com/web\n")

        #expect(await run.run("cluster set removed-versions refused").status == 0)
        #expect(await run.run("install old @/old").error.contains("hint: use policy/v1"))
    }

    @Test func resetsTheCluster() async throws {
        let run = try await installed()
        #expect(await run.run("cluster reset --yes").output == "3 objects deleted\n")
        #expect(await run.run("cluster get").output == "no objects found\n")
        #expect(await run.run("list -q").output == "shop\n")
        #expect(await run.run("cluster reset --releases --yes").output == "1 revisions forgotten\n0 objects deleted\n")
        #expect(await run.run("list -a -q").output.isEmpty)
    }

    @Test func showsEvents() async throws {
        let run = try await installed()
        #expect(await run.run("cluster events").output == "no events found\n")
        #expect(await run.run("upgrade shop @/web").status == 0)
        let events = await run.run("cluster events job shop-prepare").output
        #expect(events.contains("SuccessfulCreate") && events.contains("Job/shop-prepare"))
        #expect(await run.run("cluster events -A").output.contains("Scheduled"))
    }

    @Test func staysOffAKubernetesCluster() async throws {
        let run = try Prompt(variables: ["YARE_TARGET": "kubernetes"])
        #expect(
            await run.run("cluster get").error.hasPrefix("Error: a Kubernetes cluster is meant (--target kubernetes)"))
    }
}
