import Testing
import YareBase
import YareCommands
import YareTestSupport

/// Compares what Yare prints for the battery's cases with what Helm 3.17.3 printed; README.md beside this file says how
/// cases are written and recorded.
struct BatteryTests {
    @Test(arguments: [
        "crypto", "dates", "dependencies", "dicts", "functions", "language", "lists", "manifests", "numbers", "objects",
        "printf", "regex", "schema", "semver", "strings", "types", "values", "yaml-read", "yaml-write",
    ])
    func printsWhatHelmPrints(area: String) async throws {
        let folder = "\(#filePath)".split(separator: "/").dropLast().joined(separator: "/")
        let cases = BatteryCase.cases(in: BatteryText(try FileContent.bytes("/\(folder)/Battery/\(area).txt")))
        let recordings = BatteryRecording.recordings(
            in: BatteryText(try FileContent.bytes("/\(folder)/Battery/\(area).expected.txt")))
        #expect(!cases.isEmpty)
        for battery in cases where !battery.differs {
            let recording = try #require(recordings[battery.name], "\(battery.name) is not recorded")
            let outcome = try await BatteryOutcome(running: battery)
            if let difference = outcome.difference(from: recording) {
                Issue.record("\(battery.name): \(difference)")
            }
        }
    }
}
