import Testing
import YareTestSupport

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Signals in the middle of a change.
struct InterruptionTests {
    private func installed() async throws -> ReleaseShell {
        let shell = try ReleaseShell()
        let result = try await shell.run("install web web")
        try #require(result.status == 0, "\(result.error)")
        return shell
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func recordsAnInterruptedWait(signal: Int32) async throws {
        let shell = try await installed()
        let upgrade = try shell.start("upgrade web web --set text=two,simulate=hang --wait --debug")
        _ = try await upgrade.line(with: "[debug] Deployment/default/web: ")
        upgrade.signal(signal)
        let result = try await upgrade.result(timeout: 20)
        #expect(result.status == 1)
        #expect(result.error.hasSuffix("Error: UPGRADE FAILED: interrupted\n"), "\(result.error)")
        #expect(try await shell.history() == "1 deployed, 2 failed")
        #expect(try await shell.run("status web --show-desc").output.contains("Upgrade \"web\" failed: interrupted"))
        #expect(try await shell.run("unlock web").output == "release \"web\" is not locked\n")
        #expect(try await shell.run("rollback web 1").status == 0)
        #expect(try await shell.liveText() == "one")
    }

    @Test func undoesAnInterruptedChangeWhereThatIsAskedFor() async throws {
        let shell = try await installed()
        let upgrade = try shell.start("upgrade web web --set text=two,simulate=hang --rollback-on-failure --debug")
        _ = try await upgrade.line(with: "[debug] Deployment/default/web: ")
        upgrade.signal(SIGTERM)
        let result = try await upgrade.result(timeout: 20)
        #expect(result.status == 1)
        #expect(result.error.contains("has been rolled back due to rollback-on-failure being set: interrupted"))
        #expect(try await shell.history() == "1 superseded, 2 failed, 3 deployed")
        #expect(try await shell.liveText() == "one")
    }

    @Test func theSecondSignalEndsAtOnce() async throws {
        let shell = try await installed()
        let upgrade = try shell.start("upgrade web web --set hook=hang --debug")
        _ = try await upgrade.line(with: "[debug] running pre-upgrade hook")
        upgrade.signal(SIGINT)
        upgrade.signal(SIGTERM)
        let result = try await upgrade.result(timeout: 20)
        #expect(result.status == 1 || result.status == -SIGTERM)
        #expect(try await shell.run("upgrade web web --set text=three").status == 0)
        #expect(try await shell.history() == "1 superseded, 2 failed, 3 deployed")
    }

    @Test func keepsTheSignalsOfPostRenderersAsTheyAre() async throws {
        let shell = try await installed()
        try shell.folder.write("#!/bin/sh\nkill -TERM $$\ncat\n", to: "renderer")
        chmod(shell.folder.path + "/renderer", 0o755)
        let result = try await shell.run("upgrade web web --post-renderer ./renderer")
        #expect(result.status == 1)
        #expect(try await shell.history() == "1 deployed")
    }
}
