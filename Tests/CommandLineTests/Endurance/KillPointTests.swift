import Testing
import YareTestSupport

#if os(Linux)
    /// The real program is killed at steps of its work on files; `Scripts/kill-points` does so at every single one.
    struct KillPointTests {
        @Test(arguments: ["install", "upgrade", "rollback", "uninstall"])
        func losesNothingWhenItIsKilled(command: String) async throws {
            let script = TestProgram(path: TestProgram.sourceFolder + "/Scripts/kill-points")
            let result = try await script.run([
                TestProgram.yare.path, "--commands", command, "--every", "9", "--jobs", "2",
            ])
            #expect(result.status == 0, "\(result.output)\(result.error)")
            let last = result.output.split(separator: "\n").last ?? ""
            let passed = last.split(separator: " ").first.flatMap { Int($0) } ?? 0
            #expect(passed >= 25 && last.hasSuffix(" passed, 0 failed"))
        }
    }
#endif
