import Testing
import YareTestSupport

/// The short form of `Scripts/test-server-faults`.
@Suite struct FaultTests {
    @Test func losesNothingWhenItIsKilled() async throws {
        let script = TestProgram(path: TestProgram.sourceFolder + "/Scripts/test-server-faults")
        let helm = try TestProgram.helm.path
        let result = try await script.run(
            [TestProgram.yare.path, "--helm", helm, "--clients", "16", "--seconds", "2", "--rounds", "3"], timeout: 90)
        #expect(result.status == 0, "\(result.output)\(result.error)")
        #expect(result.output.contains(" passed, 0 failed"))
    }
}
