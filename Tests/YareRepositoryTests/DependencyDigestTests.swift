import Testing
import YareBase
import YareChart

@testable import YareRepository

/// Digests that Helm 3.17.3 and Helm 2 wrote into lock files.
@Suite struct DependencyDigestTests {
    @Test func isHelms() throws {
        var requested = ChartDependency(name: "d", version: "2", repository: "http://127.0.0.1:18765/", alias: "two")
        requested.condition = "a<b"
        requested.tags = ["x"]
        requested.importValues = ["a"]
        let url = "http://127.0.0.1:18765"
        let all = [
            ChartDependency(name: "d", version: "^1", repository: url), requested,
            ChartDependency(name: "q", version: ">=0", repository: url),
            ChartDependency(name: "local", version: "*", repository: "file://../local"),
            ChartDependency(name: "sub", version: "1.x.x"),
        ]
        let locked = [
            ChartDependency(name: "d", version: "1.2.0", repository: url),
            ChartDependency(name: "d", version: "2.0.0", repository: url + "/"),
            ChartDependency(name: "q", version: "0.3.0+b.1", repository: url),
            ChartDependency(name: "local", version: "0.5.0", repository: "file://../local"),
            ChartDependency(name: "sub", version: "1.x.x"),
        ]
        #expect(
            try DependencyDigest.digest(of: all, locked: locked)
                == "sha256:8bc19cb142ded326bb2d62ed39b472d7f8c908568d0e9efc00e6e43d144e6a24")
    }
}
