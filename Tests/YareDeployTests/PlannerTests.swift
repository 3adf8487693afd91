import Testing
import YareBase
import YareCluster
import YareDeploy

struct PlannerTests {
    private let owner = ReleaseOwner(name: "web", namespace: "default")

    private func object(_ name: String, _ text: String, _ annotations: SortedMap<String> = [:]) -> KubernetesObject {
        var object = KubernetesObject([
            "apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": .string(name), "namespace": "default"],
            "data": ["text": .string(text)],
        ])
        object.annotations = annotations
        return object
    }

    private func live(_ objects: KubernetesObject...) -> LiveObjects {
        LiveObjects(Dictionary(uniqueKeysWithValues: objects.map { ($0.identifier, $0) }))
    }

    @Test func createsWhatIsMissing() throws {
        let changes = try Planner(owner: owner).changes(from: [], to: [object("a", "one")], live: live())
        #expect(changes.map(\.action) == [.create])
        #expect(changes[0].wanted == owner.marking(object("a", "one")))
    }

    @Test func leavesAloneWhatIsAsWanted() throws {
        let (before, now) = (object("a", "one"), owner.marking(object("a", "one")))
        let changes = try Planner(owner: owner).changes(from: [before], to: [before], live: live(now))
        #expect(changes.map(\.action) == [.unchanged])
    }

    @Test func leavesFieldsOfOthersAlone() throws {
        var now = owner.marking(object("a", "one"))
        now["data", "theirs"] = "kept"
        let changes = try Planner(owner: owner).changes(
            from: [object("a", "one")], to: [object("a", "two")], live: live(now))
        #expect(changes.map(\.action) == [.update([FieldChange(path: "data.text", old: "one", new: "two")])])
        #expect(changes[0].patch == .strategicMerge(["data": ["text": "two"]]))
    }

    @Test func replacesWhenAsked() throws {
        let now = owner.marking(object("a", "one"))
        let planner = Planner(owner: owner, replacesObjects: true)
        let changes = try planner.changes(from: [object("a", "one")], to: [object("a", "one")], live: live(now))
        #expect(changes.map(\.action) == [.replace([])])
    }

    @Test func tellsOfAllObjectsOfOthersAtOnce() {
        let other = ReleaseOwner(name: "other", namespace: "default")
        let (one, two) = (other.marking(object("a", "x")), object("b", "x"))
        do {
            _ = try Planner(owner: owner).changes(
                from: [], to: [object("a", "one"), object("b", "one")], live: live(one, two))
            Issue.record("nothing was refused")
        } catch {
            #expect(error.diagnostics.count == 2)
            #expect(
                error.message.contains(
                    "key \"meta.helm.sh/release-name\" must equal \"web\": current value is \"other\""))
        }
    }

    @Test func adoptsWhenAsked() throws {
        let planner = Planner(owner: owner, takesOwnership: true)
        let changes = try planner.changes(from: [], to: [object("a", "one")], live: live(object("a", "one")))
        #expect(changes.map(\.action.name) == ["adopt"])
    }

    @Test func removesTheLastFirstAndKeepsWhatIsToStay() throws {
        let service = KubernetesObject([
            "apiVersion": "v1", "kind": "Service", "metadata": ["name": "s", "namespace": "default"],
        ])
        let kept = object("kept", "x", ["helm.sh/resource-policy": "keep"])
        let taken = ReleaseOwner(name: "other", namespace: "default").marking(object("taken", "x"))
        let objects = [object("gone", "x"), kept, object("taken", "x"), object("missing", "x"), service]
        let changes = try Planner(owner: owner).changes(
            from: objects, to: [], live: live(object("gone", "x"), kept, taken, service))
        #expect(
            changes.map { "\($0.identifier.name) \($0.action.name)" } == [
                "s delete", "gone delete", "kept keep", "taken keep",
            ])
        #expect(changes.map(\.action).suffix(2) == [.keep(.resourcePolicy), .keep(.notOwned)])
    }

    struct FieldCase: Sendable {
        let old: ValueMap
        let new: ValueMap
        let paths: [String]
    }

    @Test(arguments: [
        FieldCase(old: ["a": 1], new: ["a": 1], paths: []),
        FieldCase(old: ["a": 1], new: ["a": 2, "b": 3], paths: ["a", "b"]),
        FieldCase(old: ["a": ["x.y": 1]], new: ["a": ["x.y": 2]], paths: [#"a["x.y"]"#]),
        FieldCase(
            old: ["c": [["name": "web", "image": "1"], ["name": "log"]]],
            new: ["c": [["name": "log"], ["name": "web", "image": "2"]]], paths: ["c[web].image"]),
        FieldCase(old: ["c": [1, 2]], new: ["c": [1, 3, 4]], paths: ["c[1]", "c[2]"]),
    ])
    func namesTheFieldsThatChange(_ example: FieldCase) {
        #expect(FieldChange.between(example.old, example.new).map(\.path) == example.paths)
    }
}
