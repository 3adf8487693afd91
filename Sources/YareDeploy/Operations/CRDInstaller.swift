import YareBase
import YareChart
import YareCluster

/// Makes the custom resource definitions of a chart's `crds/` folder.
///
/// As in Helm they are made once: those that are there stay as they are, and none is ever deleted.
struct CRDInstaller {
    let target: DeployTarget

    /// Makes the definitions and waits until their kinds are served.
    func install(_ files: [CustomResourceDefinitionFile]) async throws {
        var made: [ResourceIdentifier] = []
        for file in files {
            do {
                made += try await install(file)
            } catch {
                throw YareError.wrapping(error, during: "failed to install CRD \(file.path)")
            }
        }
        try await ObjectWaiter(target, timeout: .seconds(60)).waitUntilReady(made) {
            ReadinessRules().readiness(of: $0)
        }
    }

    private func install(_ file: CustomResourceDefinitionFile) async throws -> [ResourceIdentifier] {
        let objects = try ManifestObjects.parse(EscapedBytes.string(from: file.file.bytes))
        var made: [ResourceIdentifier] = []
        for object in objects {
            do {
                _ = try await target.cluster.create(object, WriteOptions(fieldManager: DeployTarget.fieldManager))
                made.append(object.identifier)
                target.observer.observe(.installedCRD(path: file.path))
            } catch let error as YareError where error.isAlreadyExists {
                target.observer.observe(.keptCRD(path: file.path))
            }
        }
        return made
    }
}

/// Makes the namespace of a release.
struct NamespaceMaker {
    let target: DeployTarget

    /// Makes a namespace unless it is there, with the one label that Helm gives it.
    func make(_ name: String) async throws {
        let namespace = KubernetesObject([
            "apiVersion": "v1", "kind": "Namespace",
            "metadata": ["name": .string(name), "labels": ["name": .string(name)]],
        ])
        do {
            _ = try await target.cluster.create(namespace, WriteOptions(fieldManager: DeployTarget.fieldManager))
            target.observer.observe(.createdNamespace(name))
        } catch let error as YareError where error.isAlreadyExists {}
    }
}
