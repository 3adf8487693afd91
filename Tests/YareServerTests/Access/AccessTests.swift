import HTTPTypes
import HummingbirdTesting
import Synchronization
import Testing
import YareBase
import YareTestSupport

@testable import YareServer

@Suite struct AccessTests {
    private func basic(_ name: String, _ password: String) -> HTTPFields {
        [.authorization: "Basic " + Base64.standard.encoded(Array("\(name):\(password)".utf8))]
    }

    @Test func letsEachDoWhatTheyMay() async throws {
        var options = ServerOptions()
        options.depth = .exactly(1)
        let world = try ServerWorld(options)
        let users = world.site.access.directory
        try users.add(
            "ann", password: "password-a", rights: [AccessRight([.read, .write], in: try TenantPattern("team"))])
        let token = try users.addToken("build", of: "ann", rights: [AccessRight([.write], in: .any)])
        try world.site.access.refresh()
        let package = try PackageFixture.package("web", "1.0.0")
        try await world.run { client async throws in
            let ann = basic("ann", "password-a")
            #expect(try await client.answer(.get, "/team/index.yaml", beginsWith: "401"))
            #expect(
                try await client.answer(.get, "/team/index.yaml", headers: basic("ann", "wrong"), beginsWith: "401"))
            #expect(try await client.answer(.get, "/team/index.yaml", headers: ann, beginsWith: "200"))
            #expect(try await client.answer(.get, "/other/index.yaml", headers: ann, beginsWith: "403"))
            #expect(try await client.answer(.post, "/api/team/charts", headers: ann, body: package, beginsWith: "201"))
            #expect(
                try await client.answer(.post, "/api/team/charts?force", headers: ann, body: package, beginsWith: "403")
            )
            #expect(try await client.answer(.delete, "/api/team/charts/web/1.0.0", headers: ann, beginsWith: "403"))
            let build = basic("ann", token)
            #expect(try await client.answer(.get, "/team/index.yaml", headers: build, beginsWith: "403"))
            #expect(
                try await client.answer(.post, "/api/team/charts", headers: build, body: package, beginsWith: "409"))
            let bearer: HTTPFields = [.authorization: "Bearer \(token)"]
            #expect(
                try await client.answer(.post, "/api/team/charts", headers: bearer, body: package, beginsWith: "409"))
            #expect(
                try await client.send(.get, "/team/index.yaml").headers[.wwwAuthenticate]?.hasPrefix("Basic") == true)
            #expect(try await client.answer(.get, "/health", beginsWith: "200"))
        }
    }

    @Test func letsEverybodyReadWhereThatIsWanted() async throws {
        var policy = AccessControl.Policy()
        policy.allowsAnonymousRead = true
        policy.user = ("admin", "secret")
        let world = try ServerWorld(policy: policy)
        let package = try PackageFixture.package("web", "1.0.0")
        try await world.run { client async throws in
            #expect(try await client.answer(.get, "/index.yaml", beginsWith: "200"))
            #expect(try await client.answer(.post, "/api/charts", body: package, beginsWith: "401"))
            let admin = basic("admin", "secret")
            #expect(try await client.answer(.post, "/api/charts", headers: admin, body: package, beginsWith: "201"))
            #expect(try await client.answer(.delete, "/api/charts/web/1.0.0", headers: admin, beginsWith: "200"))
        }
    }

    @Test func slowsDownWhoTriesPasswords() throws {
        var attempts = FailedAttempts()
        let now = ContinuousClock.now
        for _ in 0..<5 {
            #expect(attempts.wait(for: "a", at: now) == 0)
            attempts.note("a", at: now)
        }
        #expect(attempts.wait(for: "a", at: now) == 1)
        attempts.note("a", at: now)
        attempts.note("a", at: now)
        #expect(attempts.wait(for: "a", at: now) == 4)
        #expect(attempts.wait(for: "a", at: now + .seconds(5)) == 0)
        #expect(attempts.wait(for: "b", at: now) == 0)
        attempts.forget("a")
        #expect(attempts.wait(for: "a", at: now) == 0)
    }

    @Test func endsTokensInTime() throws {
        let time = Mutex(Timestamp(seconds: 1_700_000_000))
        let directory = try UserDirectory(at: nil) { time.withLock { $0 } }
        try directory.add("ann", password: "password-a", rights: [.all])
        let token = try directory.addToken("t", of: "ann", lifetime: 60)
        #expect(try directory.caller(token: token)?.name == "ann")
        time.withLock { $0 = $0.advanced(bySeconds: 61) }
        #expect(try directory.caller(token: token) == nil)
        let session = try directory.beginSession(of: "ann", lifetime: 60)
        #expect(try directory.caller(session: session)?.name == "ann")
        try directory.remove("ann")
        #expect(try directory.caller(session: session) == nil)
        #expect(try directory.isRestricted())
    }

    @Test func keepsNoPasswordInTheClear() throws {
        let hash = try PasswordHash(password: "correct horse")
        #expect(hash.matches("correct horse"))
        #expect(!hash.matches("correct hors"))
        #expect(!hash.text.contains("horse"))
        #expect(try PasswordHash(password: "correct horse").text != hash.text)
        #expect(!PasswordHash.ofNobody.matches(""))
    }

    @Test(arguments: [
        ("*", "", true), ("*", "a/b", true), ("a/*", "a/b", true), ("a/*", "a", false), ("a/*", "a/b/c", false),
        ("a/**", "a/b/c", true), ("a", "a", true), ("a", "ab", false), ("*/b", "a/b", true),
    ])
    func matches(pattern: String, tenant: String, expected: Bool) throws {
        #expect(try TenantPattern(pattern).matches(try TenantPath(path: tenant)) == expected)
    }
}
