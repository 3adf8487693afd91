public import YareBase
import YareCluster

/// Leases as the cluster's own `Lease` objects, in the namespace of the release. What a `Lease` has no field for stands
/// in annotations.
extension ClusterReleaseStore: LeaseStore {
    public func acquire(
        _ name: String, in namespace: String, for operation: String, by holder: LeaseHolder, at now: Timestamp
    ) async throws -> AcquiredLease {
        let lease = Lease(on: name, in: namespace, for: operation, by: holder, at: now)
        guard let present = try await object(on: name, in: namespace) else {
            return try await refusingRivals(lease) {
                _ = try await cluster.create(Self.object(lease), options)
                return AcquiredLease(lease, after: nil)
            }
        }
        let predecessor = Self.lease(present, name, namespace)
        if !predecessor.isDead(at: now, seenFrom: holder) { throw YareError.leaseHeld(predecessor) }
        return try await refusingRivals(lease) {
            // the resource version makes one win of two who take over at once
            var object = Self.object(lease)
            object.resourceVersion = present.resourceVersion
            _ = try await cluster.replace(object, options)
            return AcquiredLease(lease, after: predecessor)
        }
    }

    public func renew(_ lease: Lease, at now: Timestamp) async throws -> Lease {
        guard let present = try await object(on: lease.name, in: lease.namespace),
            Self.lease(present, lease.name, lease.namespace).token == lease.token
        else { throw YareError.leaseLost(lease) }
        let renewed = lease.renewed(at: now)
        var object = Self.object(renewed)
        object.resourceVersion = present.resourceVersion
        _ = try await cluster.replace(object, options)
        return renewed
    }

    public func give(back lease: Lease) async throws {
        guard let present = try await object(on: lease.name, in: lease.namespace),
            Self.lease(present, lease.name, lease.namespace).token == lease.token
        else { return }
        try await cluster.delete(present.identifier, DeleteOptions(resourceVersion: present.resourceVersion))
    }

    public func lease(on name: String, in namespace: String) async throws -> Lease? {
        try await object(on: name, in: namespace).map { Self.lease($0, name, namespace) }
    }

    public func unlock(_ name: String, in namespace: String) async throws -> Lease? {
        guard let present = try await object(on: name, in: namespace) else { return nil }
        try await cluster.delete(present.identifier, DeleteOptions())
        return Self.lease(present, name, namespace)
    }

    /// Tells who was quicker, when another took the lease in between.
    private func refusingRivals(
        _ lease: Lease, _ take: () async throws -> AcquiredLease
    ) async throws -> AcquiredLease {
        do {
            return try await take()
        } catch let error as YareError where error.isAlreadyExists || error.isConflict {
            throw YareError.leaseHeld(try await self.lease(on: lease.name, in: lease.namespace) ?? lease)
        }
    }

    private func object(on name: String, in namespace: String) async throws -> KubernetesObject? {
        try await cluster.objectIfPresent(
            ResourceIdentifier("coordination.k8s.io/v1", "Lease", namespace: namespace, name: Self.objectName(name)))
    }

    private static func objectName(_ name: String) -> String { "yare.lease.v1.\(name)" }

    private static func object(_ lease: Lease) -> KubernetesObject {
        var object = KubernetesObject([
            "apiVersion": "coordination.k8s.io/v1", "kind": "Lease",
            "spec": [
                "holderIdentity": .string(lease.token), "leaseDurationSeconds": .int(Lease.duration),
                "acquireTime": .string(lease.acquired.text(.microseconds)),
                "renewTime": .string(lease.heartbeat.text(.microseconds)),
            ],
        ])
        object.name = objectName(lease.name)
        object.namespace = lease.namespace
        object.annotations = [
            "yare.dev/operation": lease.operation, "yare.dev/owner": lease.holder.owner,
            "yare.dev/host": lease.holder.host, "yare.dev/machine": lease.holder.machine,
            "yare.dev/process": "\(lease.holder.process)", "yare.dev/process-start": lease.holder.processStart,
        ]
        return object
    }

    private static func lease(_ object: KubernetesObject, _ name: String, _ namespace: String) -> Lease {
        func time(_ field: String) -> Timestamp {
            object["spec", field]?.stringValue.flatMap { Timestamp($0) } ?? .zero
        }
        func annotation(_ name: String) -> String { object.annotations["yare.dev/\(name)"] ?? "" }
        let heartbeat = time("renewTime")
        return Lease(
            namespace: namespace, name: name, token: object["spec", "holderIdentity"]?.stringValue ?? "",
            operation: annotation("operation"),
            holder: LeaseHolder(
                owner: annotation("owner"), host: annotation("host"), machine: annotation("machine"),
                process: Int32(annotation("process")) ?? 0, processStart: annotation("process-start")),
            acquired: time("acquireTime"), heartbeat: heartbeat,
            expires: heartbeat.advanced(bySeconds: object["spec", "leaseDurationSeconds"]?.intValue ?? 0))
    }
}
