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

    /// Helm 2's digest is that of Go's JSON of `requirements.yaml`, written out here:
    /// `{"dependencies":[{"name":"mysql","version":"\\u003e=1 \\u003c2","repository":"https://charts.example.com",`
    /// `"condition":"mysql.enabled","tags":["db"],"enabled":true,"import-values":["a",{"child":"b","parent":"c"}],`
    /// `"alias":"store"}]}`
    @Test func knowsTheDigestOfHelm2() throws {
        var dependency = ChartDependency(
            name: "mysql", version: ">=1 <2", repository: "https://charts.example.com", alias: "store")
        dependency.condition = "mysql.enabled"
        dependency.tags = ["db"]
        dependency.isEnabled = true
        dependency.importValues = ["a", ["child": "b", "parent": "c"]]
        #expect(
            try DependencyDigest.legacyDigest(of: [dependency])
                == "sha256:a7e2157155fd4797bb82616909870b588ae02d957219ebea956cbce5585255df")
    }
}
