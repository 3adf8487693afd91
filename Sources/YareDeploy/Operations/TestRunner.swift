import YareBase
import YareCluster
import YareEngine
public import YareRelease

/// What a test run is asked to do.
public struct TestRequest: Sendable {
    public var name: String
    public var namespace: String
    public var timeout: Duration
    public var filter: TestFilter

    public init(
        name: String, namespace: String, timeout: Duration = .seconds(300), filter: TestFilter = TestFilter()
    ) {
        self.name = name
        self.namespace = namespace
        self.timeout = timeout
        self.filter = filter
    }
}

/// Which tests are run, by the names of their objects.
public struct TestFilter: Sendable, Hashable {
    /// Only these; all when empty.
    public var included: Set<String>
    /// All but these.
    public var excluded: Set<String>

    public init(included: Set<String> = [], excluded: Set<String> = []) {
        self.included = included
        self.excluded = excluded
    }

    /// Reads the arguments of `--filter`: `name=x,name=y` or `!name=x`.
    public init(arguments: [String]) {
        self.init()
        for part in arguments.flatMap({ $0.split(separator: ",") }) {
            if part.hasPrefix("name=") { included.insert(String(part.dropFirst(5))) }
            for exclusion in ["!name=", "! name="] where part.hasPrefix(exclusion) {
                excluded.insert(String(part.dropFirst(exclusion.count)))
            }
        }
    }

    func selects(_ hook: HookRecord) -> Bool {
        !excluded.contains(hook.name) && (included.isEmpty || included.contains(hook.name))
    }
}

/// What came of the tests of a release.
public struct TestResult: Sendable {
    /// The revision with how its tests went.
    public var release: Release
    /// Why a test failed; `nil` when none did.
    public var failure: (any Error)?

    public init(release: Release, failure: (any Error)? = nil) {
        self.release = release
        self.failure = failure
    }
}

/// What a test's container has logged.
public struct TestLog: Sendable {
    public var test: String
    public var container: String
    public var text: String

    public init(test: String, container: String, text: String) {
        self.test = test
        self.container = container
        self.text = text
    }
}

/// Runs the tests of releases.
public struct TestRunner: Sendable {
    private let target: DeployTarget

    public init(_ target: DeployTarget) {
        self.target = target
    }

    /// Runs the tests of the newest revision of a release until one fails.
    ///
    /// - Throws: `release.not-found`, `release.lease-held`; a test that fails is part of the result.
    public func run(_ request: TestRequest) async throws -> TestResult {
        guard (try? ReleaseName.validate(request.name)) != nil else {
            throw YareError.invalidTestName(request.name)
        }
        return try await ReleaseSession.run("test", on: request.name, in: request.namespace, with: target) {
            session in
            guard let latest = session.latest else { throw YareError.releaseNotFound(request.name) }
            var release = try await session.release(latest.revision)
            do {
                try await HookRunner(target: target, timeout: request.timeout)
                    .run(.test, of: &release, where: request.filter.selects)
                return TestResult(release: release)
            } catch {
                return TestResult(release: release, failure: error)
            }
        }
    }

    /// What the Pods of the tests have logged, as far as they are still there.
    public func logs(of release: Release, _ filter: TestFilter = TestFilter()) async throws -> [TestLog] {
        let manifests = ManifestObjects(cluster: target.cluster, namespace: release.namespace)
        var logs: [TestLog] = []
        for index in HookSchedule(release.hooks, at: .test, where: filter.selects).indices {
            let hook = release.hooks[index]
            let objects = try await manifests.read(hook.manifest, unserved: .leftOut)
            logs += await PodLogs(cluster: target.cluster).logs(of: objects).map {
                TestLog(test: hook.name, container: $0.container, text: $0.text)
            }
        }
        return logs
    }
}
