import Testing
import YareBase

@testable import YareCluster

struct CatalogueTests {
    @Test(arguments: [
        ("v1", "Service", "services", true), ("apps/v1", "Deployment", "deployments", true),
        ("v1", "Namespace", "namespaces", false), ("networking.k8s.io/v1", "Ingress", "ingresses", true),
        ("policy/v1", "PodDisruptionBudget", "poddisruptionbudgets", true),
        ("autoscaling/v1", "HorizontalPodAutoscaler", "horizontalpodautoscalers", true),
        ("autoscaling/v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers", true),
        ("rbac.authorization.k8s.io/v1", "ClusterRole", "clusterroles", false),
        ("storage.k8s.io/v1", "StorageClass", "storageclasses", false),
    ]) func knowsBuiltInKinds(_ apiVersion: String, _ kind: String, _ plural: String, _ isNamespaced: Bool) throws {
        let resource = try #require(
            BuiltInKinds.resource(for: GroupVersionKind(apiVersion: apiVersion, kind: kind)))
        #expect(resource.plural == plural)
        #expect(resource.isNamespaced == isNamespaced)
    }

    @Test(arguments: [
        ("extensions/v1beta1", "Ingress", "networking.k8s.io/v1"),
        ("policy/v1beta1", "PodDisruptionBudget", "policy/v1"),
        ("batch/v1beta1", "CronJob", "batch/v1"), ("autoscaling/v2beta2", "HorizontalPodAutoscaler", "autoscaling/v2"),
    ]) func saysWhatTookThePlaceOfRemovedKinds(_ apiVersion: String, _ kind: String, _ replacement: String) {
        let removed = GroupVersionKind(apiVersion: apiVersion, kind: kind)
        #expect(BuiltInKinds.resource(for: removed) == nil)
        let error = YareError.resourceMappingNotFound(ResourceIdentifier(removed, namespace: "shop", name: "x"))
        #expect(
            error.message == """
                resource mapping not found for name: "x" namespace: "shop" from "": no matches for kind "\(kind)" \
                in version "\(apiVersion)"
                ensure CRDs are installed first
                """)
        #expect(error.diagnostic.hint == "use \(replacement)")
    }

    @Test func namesEachKindOnce() {
        let kinds = BuiltInKinds.all.map(\.kind)
        #expect(Set(kinds).count == kinds.count)
        #expect(kinds.count == 59)
    }
}
