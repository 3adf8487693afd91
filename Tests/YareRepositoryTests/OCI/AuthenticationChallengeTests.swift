import Testing

@testable import YareRepository

@Suite struct AuthenticationChallengeTests {
    struct Reading: Sendable, CustomTestStringConvertible {
        let line: String
        let challenges: [AuthenticationChallenge]
        var testDescription: String { line }

        init(_ line: String, _ challenges: (String, [String: String])...) {
            self.line = line
            self.challenges = challenges.map { AuthenticationChallenge(scheme: $0.0, parameters: $0.1) }
        }
    }

    static let readings = [
        Reading(#"Basic realm="Registry""#, ("basic", ["realm": "Registry"])),
        Reading(
            #"Bearer realm="https://auth.example/token",service="reg",scope="repository:a/b:pull,push""#,
            ("bearer", ["realm": "https://auth.example/token", "service": "reg", "scope": "repository:a/b:pull,push"])),
        Reading(
            #"Basic realm="a, \"b\"" , BEARER Realm = "c" ,service=d"#, ("basic", ["realm": #"a, "b""#]),
            ("bearer", ["realm": "c", "service": "d"])),
        Reading("Negotiate, Basic realm=x", ("negotiate", [:]), ("basic", ["realm": "x"])),
        Reading("Bearer realm=https://h:5000/t,service=x", ("bearer", ["realm": "https://h:5000/t", "service": "x"])),
        Reading(#"Bearer realm="first",realm="second""#, ("bearer", ["realm": "first"])),
        Reading(#"Bearer realm="never closed"#, ("bearer", ["realm": "never closed"])),
        Reading(""), Reading(" , ,"),
    ]

    @Test(arguments: readings) func reads(_ reading: Reading) {
        #expect(AuthenticationChallenge.challenges(in: [reading.line]) == reading.challenges)
    }

    @Test func readsSeveralLines() {
        let challenges = AuthenticationChallenge.challenges(in: [#"Basic realm="a""#, #"Bearer realm="b""#])
        #expect(challenges.map(\.scheme) == ["basic", "bearer"])
    }

    @Test(arguments: ["\u{0}\u{1}\u{2}", "=====", "\"\"\"", "Basic =", "{}[]();<>@", "Basic \"\\"])
    func endsOnAnything(_ line: String) {
        #expect(AuthenticationChallenge.challenges(in: [line]).count <= line.utf8.count)
    }

    @Test func passesOverEndlessLines() {
        #expect(
            AuthenticationChallenge.challenges(in: ["Basic realm=" + String(repeating: "a", count: 1 << 20)]).isEmpty)
    }

    @Test func readsLinks() {
        let links = LinkHeader.links(
            in: #"</v2/a?n=1>; rel="prev", </v2/b?last=x,y&n=2>; title="q"; rel=NEXT"#)
        #expect(links.map(\.target) == ["/v2/a?n=1", "/v2/b?last=x,y&n=2"])
        #expect(links.map(\.relation) == ["prev", "next"])
        #expect(LinkHeader.links(in: "<never closed").isEmpty)
    }
}
