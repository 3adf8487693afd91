import Testing
import YareCommands

struct ReleaseLifeTests {
    @Test func takesAReleaseThroughItsLife() async throws {
        let prompt = try Prompt(Prompt.web)
        let installed = await prompt.run("install", "r", "web")
        #expect(installed.status == .success, "\(installed.error)")
        #expect(installed.output.contains("STATUS: deployed\nREVISION: 1\n"))
        #expect(installed.output.contains("It says hello."))

        let upgraded = await prompt.run("upgrade", "r", "web", "--set", "text=changed")
        #expect(upgraded.output.contains("REVISION: 2\n"), "\(upgraded.error)")
        #expect(await prompt.run("get", "manifest", "r").output.contains("text: \"changed\""))

        #expect(await prompt.run("rollback", "r", "1").status == .success)
        #expect(await prompt.run("get", "manifest", "r").output.contains("text: \"hello\""))
        let history = await prompt.run("history", "r").output
        #expect(history.contains("Rollback to 1"))
        #expect(history.split(separator: "\n").count == 4)

        #expect(await prompt.run("uninstall", "r").output == "release \"r\" uninstalled\n")
        #expect(await prompt.run("status", "r").error.contains("release: not found"))
    }

    @Test func refusesANameInUse() async throws {
        let prompt = try Prompt(Prompt.web)
        _ = await prompt.run("install", "r", "web")
        let second = await prompt.run("install", "r", "web")
        #expect(second.status == .failure)
        #expect(second.error.contains("INSTALLATION FAILED: "))
        #expect(second.error.contains("cannot re-use a name that is still in use"))
    }

    @Test func leavesTheDeployedRevisionWhenAnUpgradeFails() async throws {
        let prompt = try Prompt(Prompt.web)
        _ = await prompt.run("install", "r", "web")
        let failed = await prompt.run("upgrade", "r", "web", "--set", "text=null", "--set", "x[")
        #expect(failed.status == .failure)
        #expect(failed.error.contains("UPGRADE FAILED: "))
        #expect(await prompt.run("status", "r").output.contains("REVISION: 1\n"))
    }
}
