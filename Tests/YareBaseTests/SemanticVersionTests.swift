import Testing
import YareBase

struct SemanticVersionTests {
    @Test(arguments: [
        ("1.2.3", "1.2.3"), ("v1", "1.0.0"), ("1.2", "1.2.0"), ("01.2.3", "1.2.3"), ("1.2-a", "1.2.0-a"),
        ("v1.2.3-alpha.1+b", "1.2.3-alpha.1+b"), ("1.2.3-99999999999999999999", "1.2.3-99999999999999999999"),
    ])
    func readsLoosely(text: String, full: String) throws {
        let version = try SemanticVersion(text)
        #expect(version.description == full)
        #expect(version.original == text)
    }

    @Test(arguments: [
        ("", "Invalid Semantic Version"), ("1.2.3.4", "Invalid Semantic Version"), ("1.2.", "Invalid Semantic Version"),
        (" 1.2", "Invalid Semantic Version"), ("V1.2", "Invalid Semantic Version"),
        ("1.2.3-", "Invalid Semantic Version"),
        ("1.2.3-a..b", "Invalid Semantic Version"), ("1.2.3-01", "Version segment starts with 0"),
        (
            "99999999999999999999",
            "Error parsing version segment: strconv.ParseUint: parsing \"99999999999999999999\": value out of range"
        ),
    ])
    func refusesWithHelmsSentence(text: String, message: String) {
        #expect { try SemanticVersion(text) } throws: { ($0 as? YareError)?.message == message }
    }

    @Test(arguments: ["1.2", "v1.2.3", "01.2.3", "", "1.2.3-01"])
    func strictReadingWantsTheFullForm(text: String) {
        #expect(throws: YareError.self) { try SemanticVersion(strict: text) }
    }

    @Test func strictReadingTakesAFullVersion() throws {
        #expect(try SemanticVersion(strict: "1.2.3-a+b").metadata == "b")
    }

    @Test func ordersByPrecedence() throws {
        let ascending = [
            "0.9.9", "1.0.0-1", "1.0.0-2", "1.0.0-11", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta",
            "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.0.1", "1.1.0", "2.0.0", "10.0.0",
        ]
        let versions = try ascending.map { try SemanticVersion($0) }
        #expect(versions.reversed().sorted().map(\.original) == ascending)
    }

    @Test func metadataDoesNotCount() throws {
        #expect(try SemanticVersion("1.2.3+a") == SemanticVersion("v1.2.3+b"))
    }

    @Test func nextVersionsKeepThePrefix() throws {
        let version = try SemanticVersion("v1.2.3-rc.1")
        #expect(version.nextMajor.original == "v2.0.0")
        #expect(version.nextMinor.original == "v1.3.0")
        #expect(version.nextPatch.original == "v1.2.3")
        #expect(version.nextPatch.nextPatch.description == "1.2.4")
        #expect(try version.with(prerelease: "x").with(metadata: "y").original == "v1.2.3-x+y")
        #expect(throws: YareError.self) { try version.with(prerelease: "x_") }
    }
}
