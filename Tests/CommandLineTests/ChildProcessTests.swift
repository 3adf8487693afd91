import Testing

@testable import YareCommands

@Suite struct ChildProcessTests {
    @Test func endsProgramsThatTakeTooLong() throws {
        let start = ContinuousClock.now
        let sleeper = ChildProcess(program: "/bin/sh", arguments: ["-c", "echo begun; exec sleep 60"])
        #expect(try sleeper.run(input: [], within: .milliseconds(200)) == nil)
        #expect(ContinuousClock.now - start < .seconds(30))
    }

    @Test func givesWhatProgramsInTimeWrite() throws {
        let copier = ChildProcess(program: "/bin/sh", arguments: ["-c", "cat; echo e >&2; exit 3"])
        let input = [UInt8](repeating: 0x61, count: 1 << 20)
        let result = try #require(try copier.run(input: input, within: .seconds(60)))
        #expect(result.status == 3)
        #expect(result.output == input)
        #expect(result.errorText == "e\n")
    }
}
