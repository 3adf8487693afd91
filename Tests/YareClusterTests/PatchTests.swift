import Testing
import YareBase
import YareYAML

@testable import YareCluster

/// A map written as YAML in a test.
func map(_ yaml: String) throws -> ValueMap {
    try #require(YAMLReader(numbers: .exact).read(yaml).mapValue)
}

struct StrategicMergePatchTests {
    private let kind = GroupVersionKind(apiVersion: "apps/v1", kind: "Deployment")

    private func pod(_ spec: String) throws -> ValueMap {
        try map("{spec: {template: {spec: {\(spec)}}}}")
    }

    struct Example: Sendable, CustomTestStringConvertible {
        let title: String
        let original: String
        let modified: String
        let current: String
        let result: String

        var testDescription: String { title }
    }

    static let examples = [
        Example(
            title: "changes an image and leaves a sidecar that another added",
            original: "containers: [{name: web, image: a}]", modified: "containers: [{name: web, image: b}]",
            current: "containers: [{name: web, image: a}, {name: mesh, image: m}]",
            result: "containers: [{name: web, image: b}, {name: mesh, image: m}]"),
        Example(
            title: "removes what was wanted before",
            original: "containers: [{name: web, image: a}, {name: old, image: o}]",
            modified: "containers: [{name: web, image: a}]",
            current: "containers: [{name: web, image: a}, {name: old, image: o}]",
            result: "containers: [{name: web, image: a}]"),
        Example(
            title: "repairs what another changed", original: "containers: [{name: web, image: a}]",
            modified: "containers: [{name: web, image: a}]", current: "containers: [{name: web, image: x}]",
            result: "containers: [{name: web, image: a}]"),
        Example(
            title: "replaces a volume's source", original: "volumes: [{name: data, emptyDir: {}}]",
            modified: "volumes: [{name: data, configMap: {name: c}}]", current: "volumes: [{name: data, emptyDir: {}}]",
            result: "volumes: [{name: data, configMap: {name: c}}]"),
        Example(
            title: "puts new items where they are wanted",
            original: "initContainers: [{name: b, image: i}]",
            modified: "initContainers: [{name: a, image: i}, {name: b, image: i}]",
            current: "initContainers: [{name: b, image: i}]",
            result: "initContainers: [{name: a, image: i}, {name: b, image: i}]"),
        Example(
            title: "replaces a list whose items cannot be told apart",
            original: "imagePullSecrets: [{name: a, x: 1}, {name: a, x: 2}]",
            modified: "imagePullSecrets: [{name: a, x: 1}, {name: b, x: 2}]",
            current: "imagePullSecrets: [{name: a, x: 1}, {name: a, x: 2}, {name: other}]",
            result: "imagePullSecrets: [{name: a, x: 1}, {name: b, x: 2}]"),
        Example(
            title: "replaces lists without keys", original: "tolerations: [{key: a}]",
            modified: "tolerations: [{key: b}]", current: "tolerations: [{key: a}, {key: c}]",
            result: "tolerations: [{key: b}]"),
        Example(
            title: "merges variables by their names",
            original: "containers: [{name: w, env: [{name: A, value: '1'}, {name: B, value: '2'}]}]",
            modified: "containers: [{name: w, env: [{name: B, value: '3'}]}]",
            current:
                "containers: [{name: w, env: [{name: A, value: '1'}, {name: B, value: '2'}, {name: C, value: x}]}]",
            result: "containers: [{name: w, env: [{name: B, value: '3'}, {name: C, value: x}]}]"),
    ]

    @Test(arguments: examples) func merges(_ example: Example) throws {
        let current = try pod(example.current)
        let patch = StrategicMergePatch.creating(
            original: try pod(example.original), modified: try pod(example.modified), current: current, of: kind)
        #expect(!patch.isEmpty)
        #expect(StrategicMergePatch.applying(patch, to: current, of: kind) == (try pod(example.result)))
    }

    @Test func isEmptyWhenAllIsAsWanted() throws {
        let wanted = try pod("containers: [{name: web, image: a, ports: [{containerPort: 80}]}]")
        let current = try pod(
            "containers: [{name: web, image: a, ports: [{containerPort: 80, protocol: TCP}], tty: true}]")
        #expect(StrategicMergePatch.creating(original: wanted, modified: wanted, current: current, of: kind).isEmpty)
    }

    @Test func clearsTheOtherStrategy() throws {
        let rolling = try map("{spec: {strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1}}}}")
        let recreate = try map("{spec: {strategy: {type: Recreate}}}")
        let patch = StrategicMergePatch.creating(original: rolling, modified: recreate, current: rolling, of: kind)
        #expect(StrategicMergePatch.applying(patch, to: rolling, of: kind) == recreate)
    }

    @Test func obeysDirectives() throws {
        let current = try pod("containers: [{name: a}, {name: b}]")
        let delete = try pod("containers: [{name: a, $patch: delete}]")
        #expect(StrategicMergePatch.applying(delete, to: current, of: kind) == (try pod("containers: [{name: b}]")))
        let replace = try pod("containers: [{$patch: replace}, {name: c}]")
        #expect(StrategicMergePatch.applying(replace, to: current, of: kind) == (try pod("containers: [{name: c}]")))
        let finalizers = try map("{metadata: {finalizers: [a, b]}}")
        let removal = try map("{metadata: {$deleteFromPrimitiveList/finalizers: [a]}}")
        #expect(
            StrategicMergePatch.applying(removal, to: finalizers, of: kind)
                == (try map("{metadata: {finalizers: [b]}}")))
    }
}

struct MergePatchTests {
    @Test func appliesAsInTheStandard() throws {
        let document = Value.map(try map("{a: b, c: {d: e, f: g}}"))
        let patch = Value.map(try map("{a: z, c: {f: null}, n: {x: null, y: 1}}"))
        #expect(MergePatch.applying(patch, to: document) == .map(try map("{a: z, c: {d: e}, n: {y: 1}}")))
    }

    @Test func createsTwoWayAndThreeWay() throws {
        let original = try map("{a: 1, b: {c: 1, d: 1}, l: [1]}")
        let modified = try map("{b: {c: 2, d: 1}, l: [1, 2]}")
        let twoWay = MergePatch.creating(original: original, modified: modified, current: original)
        #expect(twoWay == (try map("{a: null, b: {c: 2}, l: [1, 2]}")))
        let drifted = try map("{a: 1, b: {c: 1, d: 9}, l: [1]}")
        let threeWay = MergePatch.creating(original: original, modified: modified, current: drifted)
        #expect(threeWay == (try map("{a: null, b: {c: 2, d: 1}, l: [1, 2]}")))
    }
}

struct JSONPatchTests {
    private let document: Value = ["a": ["b": [1, 2, 3]], "c/d": "x"]

    struct Example: Sendable {
        let operation: JSONPatchOperation
        let result: Value

        init(_ operation: JSONPatchOperation, _ result: Value) {
            self.operation = operation
            self.result = result
        }
    }

    static let examples = [
        Example(.add(path: "/a/b/1", value: 9), ["a": ["b": [1, 9, 2, 3]], "c/d": "x"]),
        Example(.add(path: "/a/b/-", value: 9), ["a": ["b": [1, 2, 3, 9]], "c/d": "x"]),
        Example(.add(path: "/n", value: 1), ["a": ["b": [1, 2, 3]], "c/d": "x", "n": 1]),
        Example(.remove(path: "/a/b/0"), ["a": ["b": [2, 3]], "c/d": "x"]),
        Example(.replace(path: "/c~1d", value: "y"), ["a": ["b": [1, 2, 3]], "c/d": "y"]),
        Example(.copy(from: "/a/b/0", path: "/n"), ["a": ["b": [1, 2, 3]], "c/d": "x", "n": 1]),
        Example(.move(from: "/c~1d", path: "/n"), ["a": ["b": [1, 2, 3]], "n": "x"]),
    ]

    @Test(arguments: examples) func changes(_ example: Example) throws {
        #expect(try [example.operation].applied(to: document) == example.result)
    }

    @Test(arguments: [
        JSONPatchOperation.remove(path: "/nothing"), .replace(path: "/a/b/7", value: 1),
        .test(path: "/c~1d", value: "z"),
        .add(path: "/a/b/9", value: 1), .remove(path: "no slash"),
    ]) func refusesWhatIsNotThere(_ operation: JSONPatchOperation) {
        #expect(throws: YareError.self) { try [operation].applied(to: document) }
    }
}
