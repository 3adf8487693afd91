import Testing
import YareTestSupport

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Several processes of the program at once on one data folder.
struct ConcurrencyTests {
    @Test func oneOfTwoInstallsWins() async throws {
        let shell = try ReleaseShell()
        for round in 1...4 {
            let name = "race\(round)"
            async let first = shell.run("install \(name) web")
            async let second = shell.run("install \(name) web")
            let results = try await [first, second]
            #expect(results.count { $0.status == 0 } == 1, "\(results.map(\.error))")
            let loser = try #require(results.first { $0.status != 0 })
            let refusals = [
                "cannot re-use a name that is still in use", "another operation (install/upgrade/rollback)",
            ]
            #expect(refusals.contains { loser.error.hasPrefix("Error: INSTALLATION FAILED: \($0)") }, "\(loser.error)")
            #expect(try await shell.history(of: name) == "1 deployed")
        }
    }

    @Test func refusesAChangeWhileAnotherIsUnderWay() async throws {
        let shell = try ReleaseShell()
        #expect(try await shell.run("install web web").status == 0)
        let first = try shell.start("upgrade web web --set text=two,simulate=hang --wait --debug")
        _ = try await first.line(with: "[debug] Deployment/default/web: ")
        let refused = try await shell.run("upgrade web web --set text=three")
        #expect(refused.status == 1)
        #expect(
            refused.error.hasPrefix(
                "Error: UPGRADE FAILED: another operation (install/upgrade/rollback) is in progress"))
        #expect(refused.error.contains("is held by ada on ") && refused.error.contains(" since "), "\(refused.error)")
        #expect(try await shell.liveText() == "two")
        first.signal(SIGKILL)
        _ = try await first.result()
        #expect(try await shell.run("upgrade web web --set text=three").status == 0)
        #expect(try await shell.history() == "1 superseded, 2 failed, 3 deployed")
        #expect(try await shell.liveText() == "three")
    }

    @Test func twentyReleasesChangeAtOnce() async throws {
        let shell = try ReleaseShell()
        for line in ["install NAME web", "upgrade NAME web --set text=two", "rollback NAME", "uninstall NAME"] {
            try await withThrowingTaskGroup(of: (String, TestProgram.Result).self) { group in
                for number in 1...20 {
                    let name = "web\(number)"
                    let words = line.split(separator: " ").map { $0 == "NAME" ? name : String($0) }
                    group.addTask { (name, try await shell.run(words.joined(separator: " "))) }
                }
                for try await (name, result) in group {
                    #expect(result.status == 0, "\(line) of \(name): \(result.error)")
                }
            }
            let expected = line.hasPrefix("uninstall") ? 0 : 20
            #expect(try await shell.run("list -q --deployed").output.split(separator: "\n").count == expected)
        }
        #expect(try await shell.run("cluster get -o name").output.isEmpty)
    }
}
