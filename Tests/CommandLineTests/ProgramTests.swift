import Testing
import YareTestSupport

/// The program as a process of its own, as users start it.
struct ProgramTests {
    @Test func printsItsVersion() async throws {
        let result = try await TestProgram.yare.run(["version", "--short"])
        #expect(result.status == 0)
        #expect(result.output.hasPrefix("v"))
        #expect(result.error.isEmpty)
    }

    @Test func tellsOnStandardErrorWhatWentWrong() async throws {
        let result = try await TestProgram.yare.run(["template", "./nowhere"], environment: ["HOME": "/nonexistent"])
        #expect(result.status == 1)
        #expect(result.output.isEmpty)
        #expect(result.error.hasPrefix("Error: path \"./nowhere\" not found"))
    }
}
