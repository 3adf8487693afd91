import Testing
import YareChart
import YareRepository

@Suite struct ChartVersionRecordTests {
    @Test func bearsTheNamesOfItsMetadata() {
        let record = ChartVersionRecord(metadata: ChartMetadata(name: "web", version: "1.2.0"), urls: ["web-1.2.0.tgz"])
        #expect(record.name == "web")
        #expect(record.version == "1.2.0")
    }
}
