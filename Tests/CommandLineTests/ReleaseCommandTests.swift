import Testing

@testable import YareCommands

/// Command lines about releases, each on an embedded cluster of its own.
struct ReleaseCommandTests {
    private func installed() async throws -> Prompt {
        let run = try Prompt(TestCharts.web)
        let result = await run.run("install shop @/web")
        try #require(result.status == 0, "\(result.error)")
        return run
    }

    @Test func installsAndTellsOfIt() async throws {
        let run = try Prompt(TestCharts.web)
        let result = await run.run("install shop @/web -n store --create-namespace")
        #expect(result.status == 0)
        let lines = result.output.split(separator: "\n").filter { !$0.hasPrefix("LAST DEPLOYED") }
        #expect(
            lines == [
                "NAME: shop", "NAMESPACE: store", "STATUS: deployed", "REVISION: 1", "NOTES:", "hello from shop",
            ])
        #expect(await run.run("list").output == "NAME\tNAMESPACE\tREVISION\tUPDATED\tSTATUS\tCHART\tAPP VERSION\n")
        #expect(await run.run("list -A -q").output == "shop\n")
    }

    @Test func upgradesRollsBackAndRemembers() async throws {
        let run = try await installed()
        let upgraded = await run.run("upgrade shop @/web --set greeting=hi")
        #expect(upgraded.output.hasPrefix("Release \"shop\" has been upgraded. Happy Helming!\nNAME: shop\n"))
        #expect(await run.run("get values shop").output == "USER-SUPPLIED VALUES:\ngreeting: hi\n")
        #expect(await run.run("get values shop --all -o json").output == #"{"greeting":"hi","port":80}"# + "\n")
        #expect(await run.run("rollback shop").output == "Rollback was a success! Happy Helming!\n")
        #expect(await run.run("get values shop --revision 3").output == "USER-SUPPLIED VALUES:\nnull\n")
        let history = await run.run("history shop").output.split(separator: "\n").map { line in
            line.split(separator: "\t").map { $0.split(separator: " ").joined(separator: " ") }
        }
        #expect(history.map(\.first) == ["REVISION", "1", "2", "3"])
        #expect(history.map { $0[2] } == ["STATUS", "superseded", "superseded", "deployed"])
        #expect(history.map(\.last) == ["DESCRIPTION", "Install complete", "Upgrade complete", "Rollback to 1"])
    }

    @Test func showsWhatAnUpgradeWouldChange() async throws {
        let run = try await installed()
        let diff = await run.run("diff upgrade shop @/web --set greeting=hi --detailed-exitcode")
        #expect(diff.status == 2 && diff.error.isEmpty)
        #expect(diff.output.contains("-   greeting: hello\n") && diff.output.contains("+   greeting: hi\n"))
        #expect(!diff.output.contains("Service"))
        #expect(await run.run("diff upgrade shop @/web --detailed-exitcode") == .init(status: 0, output: "", error: ""))
        #expect(await run.run("history shop -o json").output.contains("\"revision\":1"))
        #expect(await run.run("history shop -o json").output.contains("\"revision\":2") == false)
    }

    @Test func leavesTheDeployedRevisionWhenAnUpgradeCannotBegin() async throws {
        let run = try await installed()
        let failed = await run.run("upgrade shop @/web --set x[")
        #expect(failed.error.hasPrefix("Error: UPGRADE FAILED: failed parsing --set data: "))
        #expect(await run.run("status shop").output.contains("STATUS: deployed\nREVISION: 1\n"))
    }

    @Test func showsADryRunAndMakesNothing() async throws {
        let run = try Prompt(TestCharts.web)
        let result = await run.run("install shop @/web --dry-run")
        #expect(result.output.contains("STATUS: pending-install\n"))
        #expect(result.output.contains("HOOKS:\n---\n# Source: web/templates/tests/check.yaml\n"))
        #expect(result.output.contains("MANIFEST:\n---\n# Source: web/templates/configmap.yaml\n"))
        #expect(await run.run("list -a -q").output.isEmpty)
        #expect(
            await run.run("install shop @/web --hide-secret").error
                == "Error: INSTALLATION FAILED: Hiding Kubernetes secrets requires a dry-run mode\n")
    }

    @Test func runsTests() async throws {
        let run = try await installed()
        let result = await run.run("test shop --hide-notes")
        #expect(result.status == 0)
        #expect(result.output.contains("TEST SUITE:     shop-check\nLast Started:   "))
        #expect(result.output.hasSuffix("Phase:          Succeeded\n"))
    }

    @Test func uninstallsWithAndWithoutItsHistory() async throws {
        let run = try await installed()
        #expect(await run.run("uninstall shop --keep-history").output == "release \"shop\" uninstalled\n")
        #expect(await run.run("list --uninstalled -q").output == "shop\n")
        #expect(
            await run.run("uninstall shop --keep-history").error.hasPrefix(
                "Error: the release named \"shop\" is already deleted\n"))
        #expect(await run.run("uninstall shop").status == 0)
        #expect(await run.run("status shop").error.hasPrefix("Error: release: not found\n"))
        #expect(
            await run.run("uninstall shop").error.hasPrefix(
                "Error: uninstall: Release not loaded: shop: release: not found\n"))
        #expect(await run.run("uninstall shop --ignore-not-found").status == 0)
    }

    @Test(arguments: [
        ("install shop @/web", "INSTALLATION FAILED: cannot re-use a name that is still in use"),
        ("upgrade nope @/web", "UPGRADE FAILED: \"nope\" has no deployed releases"),
        ("rollback shop 9", "release has no 9 version"),
        ("status nope", "release: not found"),
        ("get manifest nope", "release: not found"),
        ("history nope", "release: not found"),
        ("list --filter ((", "error parsing regexp: missing closing ): `((`"),
        ("install x @/web --storage floppy", "INSTALLATION FAILED: unknown driver \"floppy\""),
        ("install x @/web -l name=y", "INSTALLATION FAILED: user supplied labels contains system reserved label name."),
    ])
    func refusesInHelmWords(line: String, sentence: String) async throws {
        let result = await (try await installed()).run(line)
        #expect(result.status == 1 && result.output.isEmpty)
        #expect(result.error.hasPrefix("Error: \(sentence)"))
    }

    @Test func installsWithUpgradeWhereNothingIs() async throws {
        let run = try Prompt(TestCharts.web)
        let result = await run.run("upgrade --install shop @/web")
        #expect(result.output.hasPrefix("Release \"shop\" does not exist. Installing it now.\nNAME: shop\n"))
        #expect(
            await run.run("upgrade -i shop @/web -o json").output.contains("\"version\":2,\"namespace\":\"default\"}"))
    }

    @Test func refusesToGuessWithAKubeconfig() async throws {
        let run = try Prompt(variables: ["YARE_TARGET": "", "KUBECONFIG": "/some/config"])
        let result = await run.run("list --storage secret")
        #expect(result.status == 1)
        #expect(result.error.hasPrefix("Error: a Kubernetes cluster is meant (--kubeconfig)"))
    }
}
