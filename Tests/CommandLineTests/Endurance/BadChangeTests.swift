import Testing
import YareTestSupport

/// Changes that cannot succeed: a clear error, and the revision before is untouched and still served.
struct BadChangeTests {
    private func installed() async throws -> ReleaseShell {
        let shell = try ReleaseShell()
        let result = try await shell.run("install web web")
        try #require(result.status == 0, "\(result.error)")
        return shell
    }

    @Test(arguments: ["Web", "web_1", "-web", "web.", "a.-b", String(repeating: "x", count: 54)])
    func refusesInvalidNames(name: String) async throws {
        let shell = try await installed()
        let result = try await shell.run("install -- \(name) web")
        #expect(result.status == 1)
        #expect(
            result.error.hasPrefix(
                "Error: INSTALLATION FAILED: release name \"\(name)\": invalid release name, must match regex "))
        #expect(try await shell.run("list -a -q").output == "web\n")
    }

    @Test func keepsTheRevisionBeforeARefusedManifest() async throws {
        let shell = try await installed()
        let failed = try await shell.run("upgrade web web --set text=two,label=not.valid-")
        #expect(failed.status == 1)
        #expect(
            failed.error.contains(
                "Error: UPGRADE FAILED: ConfigMap \"web\" is invalid: metadata.labels: Invalid value: \"not.valid-\": a valid "
                    + "label must be an empty string or consist of alphanumeric characters"))
        try await expectFirstRevision(shell)
    }

    @Test func keepsTheRevisionBeforeAFailingHook() async throws {
        let shell = try await installed()
        let failed = try await shell.run("upgrade web web --set text=two,hook=fail")
        #expect(failed.status == 1)
        #expect(failed.error.contains("Error: UPGRADE FAILED: pre-upgrade hooks failed: "), "\(failed.error)")
        try await expectFirstRevision(shell)
        #expect(try await shell.run("cluster events job/web-migrate").output.contains("BackoffLimitExceeded"))
    }

    @Test func keepsTheRevisionBeforeAWaitThatTimesOut() async throws {
        let shell = try await installed()
        let failed = try await shell.run("upgrade web web --set text=one,simulate=never-ready --wait --timeout 300ms")
        #expect(failed.status == 1)
        #expect(failed.error.contains("resource Deployment/default/web not ready. status: InProgress"))
        #expect(failed.error.contains("context deadline exceeded"))
        try await expectFirstRevision(shell)
    }

    private func expectFirstRevision(_ shell: ReleaseShell) async throws {
        #expect(try await shell.history() == "1 deployed, 2 failed")
        #expect(try await shell.run("status web --revision 1").output.contains("\nSTATUS: deployed\nREVISION: 1\n"))
        #expect(try await shell.liveText() == "one")
        #expect(try await shell.run("upgrade web web --set text=three").status == 0)
        #expect(try await shell.liveText() == "three")
    }
}
