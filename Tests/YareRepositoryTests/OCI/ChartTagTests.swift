import Testing
import YareBase
import YareRepository

@Suite struct ChartTagTests {
    @Test func turnsPlusSignsAround() throws {
        #expect(ChartTag.tag(ofVersion: "1.2.0+b.1") == "1.2.0_b.1")
        #expect(ChartTag.version(ofTag: "1.2.0_b.1")?.description == "1.2.0+b.1")
        #expect(ChartTag.version(ofTag: "1.2.0-rc.1")?.description == "1.2.0-rc.1")
    }

    @Test(arguments: ["latest", "v1.2.0", "1.2", "1.02.0", "sha256-abc.sig", "1.2.0_a_b"])
    func ignoresOtherTags(_ tag: String) {
        #expect(ChartTag.version(ofTag: tag) == nil)
    }

    private static let versions = ChartTag.versions(
        among: ["0.9.0", "latest", "1.10.0", "1.9.0", "2.0.0-rc.1", "1.9.0_b1", "v3.0.0"])

    @Test func ordersVersions() {
        #expect(
            Set(Self.versions.map(\.description)) == ["2.0.0-rc.1", "1.10.0", "1.9.0", "1.9.0+b1", "0.9.0"])
        #expect(Self.versions.map(\.description).prefix(2) == ["2.0.0-rc.1", "1.10.0"])
        #expect(Self.versions.last?.description == "0.9.0")
    }

    @Test(arguments: [
        ("", "1.10.0"), ("~1.9", "1.9.0"), ("<1.0", "0.9.0"), (">0.0.0-0", "2.0.0-rc.1"), ("2.0.0-rc.1", "2.0.0-rc.1"),
        ("1.9.0+b1", "1.9.0+b1"), ("*", "1.10.0"),
    ])
    func findsTheVersionWanted(_ wanted: String, _ found: String) throws {
        let version = try ChartTag.version(matching: wanted, among: Self.versions)
        #expect(version == found || (wanted == "~1.9" && version == "1.9.0+b1"))
    }

    @Test(arguments: [
        (">=9", "Could not locate a version matching provided version string >=9"),
        ("latest", "improper constraint: latest"),
    ])
    func saysWhatHelmSays(_ wanted: String, _ message: String) {
        let error = #expect(throws: YareError.self) {
            try ChartTag.version(matching: wanted, among: Self.versions)
        }
        #expect(error?.message == message)
    }
}
