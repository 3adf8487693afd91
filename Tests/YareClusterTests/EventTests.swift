import Testing
import YareBase

@testable import YareCluster

struct EventTests {
    /// Each Job makes a Pod and three events.
    @Test func areForgottenAfterAWhile() async throws {
        let cluster = try EmbeddedCluster(at: nil)
        for number in 0..<400 {
            let job = try object(
                """
                apiVersion: batch/v1
                kind: Job
                metadata: {name: job-\(number)}
                spec: {template: {spec: {restartPolicy: Never, containers: [{name: main, image: busybox}]}}}
                """)
            _ = try await cluster.create(job, WriteOptions())
        }
        let kind = GroupVersionKind(group: "", version: "v1", kind: "Event")
        let events = try await cluster.objects(kind, in: "default", matching: .all).items
        #expect((500..<1000).contains(events.count))
        let last = ResourceIdentifier("batch/v1", "Job", namespace: "default", name: "job-399")
        #expect(try await cluster.events(about: last).count == 2)
    }
}
