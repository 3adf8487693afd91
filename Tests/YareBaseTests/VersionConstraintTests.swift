import Testing
import YareBase

/// The answers are Helm 3.17.3's.
struct VersionConstraintTests {
    @Test(arguments: [
        ("1.2 - 3", "2.0.0"), (">= 1.0, < 3 || 5", "2.0.0"), (">=1.0 <3", "2.0.0"), ("=<1.0", "1.0.3"),
        ("<=1", "1.5.3"),
        ("^1.x", "1.5.3"), ("~>1.2", "1.2.9"), (">=1.19-0", "1.19.0-alpha"), ("^1.19-0", "v1.32.0-gke.1"),
        ("!=1.2.x", "1.3.3"), (">*", "1.3.3"), ("x.x.x", "1.3.3"), ("1.x.3", "1.3.4"),
        (">=1.2.3-beta.2", "1.2.3-beta.11"), (" >= 1.2 , <  3 ", "2.0.0"), ("01.2", "1.2.0"), ("<=*", "0.0.0"),
        ("~*", "1.3.3"), ("~0.0.0", "1.3.3"), ("^0.0.0", "0.0.0"), ("!=*", "0.0.1"), ("!=1.2.x-a", "1.2.3-b"),
        ("!=1.2.3", "1.2.3-a"), ("=1.2.3+a", "1.2.3+b"), ("1.0 - 2.0 || 3.0 - 4.0", "3.5.0"),
        ("1.0 - 2.0, 1.5", "1.5.2"), ("1.0 - 2.0 1.5", "1.5.2"), ("1||2 - 3", "2.2.5"), (">=1.2-0", "1.2.0-0"),
        ("^0.2.3", "0.2.9"), ("^0.0", "0.0.9"), ("^0", "0.9.0"), (">1.2", "1.3.0"), (">=1.2.3-beta.2 <2", "1.5.0"),
    ])
    func accepts(constraint: String, version: String) throws {
        #expect(try VersionConstraint(constraint).matches(SemanticVersion(version)))
    }

    @Test(arguments: [
        ("!=1.x", "1.2.3"), ("!=1.2.x", "1.2.3"), ("*", "1.3.3-a"), ("<*", "1.3.3"), (">=1.2.3-beta.2", "1.2.3-beta"),
        (">=1.2.3-beta.a", "1.2.3-beta.1"), ("<=*", "1.3.3"), ("^*", "1.3.3"), ("^0.0.0", "0.0.1"), ("!=*", "0.0.0"),
        ("!=1.2.x", "1.2.3-a"), ("<1.0", "1.0.0-a"), (">=1.2", "1.2.0-a.1"), (">11", "11.1.0"), (">11.1", "11.1.1"),
        ("^0.2.3", "0.3.0"), ("~1.2.3", "1.3.0"), ("~1", "2.0.0"), ("^0.0.3", "0.0.4"), ("1.2.3", "1.2.4"),
    ])
    func refuses(constraint: String, version: String) throws {
        #expect(try !VersionConstraint(constraint).matches(SemanticVersion(version)))
    }

    @Test(arguments: [
        (">=1.2 - 3", "improper constraint: >=>= 1.2, <= 3 "), ("1.2 -3", "improper constraint: 1.2 -3"),
        ("", "improper constraint: "), (">=1.0<3", "improper constraint: >=1.0<3"), ("1x", "constraint Parser Error"),
        ("1|2", "constraint Parser Error"), (">=1.2,,<3", "improper constraint: >=1.2,,<3"),
        (">=1.2 || ", "improper constraint:  "), ("1.5 1.0 - 2.0", "improper constraint: 1.5>= 1.0, <= 2.0 "),
        ("> = 1", "improper constraint: > = 1"), (", 1", "improper constraint: , 1"),
        ("1 ,", "improper constraint: 1 ,"),
        ("1.2.3.4", "improper constraint: 1.2.3.4"), ("99999999999999999999", "constraint Parser Error"),
        ("1.2.3-01", "constraint Parser Error"),
    ])
    func refusesTextWithHelmsSentence(text: String, message: String) {
        #expect { try VersionConstraint(text) } throws: { ($0 as? YareError)?.message == message }
    }
}
