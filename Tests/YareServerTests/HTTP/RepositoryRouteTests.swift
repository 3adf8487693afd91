import Testing
import YareBase

@testable import YareServer

@Suite struct RepositoryRouteTests {
    private func route(_ path: String, _ depth: ServerOptions.Depth) throws -> String? {
        guard let path = try RequestPath(path), let (tenant, route) = try RepositoryRoute.find(path, depth: depth)
        else {
            return nil
        }
        return "\(tenant.text): \(route)"
    }

    @Test(arguments: [
        ("/index.yaml", 0, ": index"), ("/charts/a-1.0.0.tgz", 0, ": file(\"a-1.0.0.tgz\")"),
        ("/api/charts", 0, ": charts"), ("/api/charts/a/1.0.0-rc.1", 0, ": version(\"a\", \"1.0.0-rc.1\")"),
        ("/org/team/index.yaml", 2, "org/team: index"), ("/api/org/team/charts/a", 2, "org/team: chart(\"a\")"),
        ("/api/org/prov", 1, "org: provenance"), ("/api/charts/a/1.0.0%2Bb/values", 0, ": values(\"a\", \"1.0.0+b\")"),
        ("/index.json", 0, ": jsonIndex"), ("/org/artifacthub-repo.yml", 1, "org: hubMetadata"),
    ])
    func finds(path: String, depth: Int, expected: String) throws {
        #expect(try route(path, .exactly(depth)) == expected)
        #expect(try route(path, .dynamic) == expected)
    }

    @Test(arguments: ["/", "/index.yaml/", "/org/index.yaml/x", "/api", "/api/charts/a/b/c", "/charts", "/nothing"])
    func leavesOtherPathsAlone(path: String) throws {
        #expect(try route(path, .exactly(0)) == nil)
    }

    @Test(arguments: ["/charts/..%2f..%2fetc", "/%2e%2e/index.yaml", "/a/../index.yaml", "/charts/%00", "/%zz", "/%ff"])
    func refusesPathsThatLeadElsewhere(path: String) {
        #expect(throws: YareError.self) { try route(path, .dynamic) }
    }

    @Test func stripsTheContextPath() throws {
        #expect(try RequestPath("/base/index.yaml", contextPath: "/base")?.parts == ["index.yaml"])
        #expect(try RequestPath("/v2/web/tags/list", contextPath: "/base")?.parts.first == "v2")
        #expect(try RequestPath("/v2s", contextPath: "/base") == nil)
        #expect(try RequestPath("/basement/index.yaml", contextPath: "/base") == nil)
    }
}
