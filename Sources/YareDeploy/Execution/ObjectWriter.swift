import YareBase
import YareCluster
import YareRelease

/// Carries out the change of one object.
struct ObjectWriter {
    let cluster: any Cluster
    let method: ApplyMethod
    /// Whether fields are taken over that other managers hold.
    let forcesConflicts: Bool
    var propagation = PropagationPolicy.background
    var isDryRun = false
    /// Waits for the end of an object that is made anew.
    var waiter: ObjectWaiter?
    /// Is told what the user should know of an object that was written all the same.
    var warn: @Sendable (Diagnostic) -> Void = { _ in }

    private var options: WriteOptions {
        WriteOptions(fieldManager: DeployTarget.fieldManager, isDryRun: isDryRun)
    }

    /// Makes a change; says whether an object was made that had not been there.
    @discardableResult
    func carryOut(_ change: PlannedChange) async throws -> Bool {
        do {
            return try await attempt(change)
        } catch let error as YareError {
            throw error.advisingReplacement(of: change.identifier)
        }
    }

    private func attempt(_ change: PlannedChange) async throws -> Bool {
        switch change.action {
        case .create:
            try await create(change.wanted)
            return true
        case .update, .adopt: try await update(change)
        case .replace: try await replace(change.wanted)
        case .delete: try await delete(change.identifier)
        case .keep, .unchanged: break
        }
        return false
    }

    private func create(_ object: KubernetesObject?) async throws {
        guard let object else { return }
        try await write(object) { _ = try await cluster.create(object, options) }
    }

    private func update(_ change: PlannedChange) async throws {
        guard let wanted = change.wanted else { return }
        try await write(wanted, over: change.live) {
            try await patch(change.identifier, with: change.patch, orCreate: wanted)
        }
    }

    /// Writes an object on the server's side or the client's, as is asked for.
    ///
    /// Server-side apply alone refuses lists that name an item twice, which many charts in use do and which Helm 3
    /// deployed: such an object is written from the client's side, with a warning that says where.
    private func write(
        _ object: KubernetesObject, over live: KubernetesObject? = nil, fromClient: () async throws -> Void
    ) async throws {
        guard method == .serverSide else { return try await fromClient() }
        do {
            try await apply(object, over: live)
        } catch let error as YareError {
            guard let entries = error.duplicateEntries else { throw error }
            warn(.writtenFromClient(object.identifier, entries))
            try await fromClient()
        }
    }

    /// An object that vanished since the plan was made is made anew.
    private func patch(
        _ identifier: ResourceIdentifier, with patch: Patch?, orCreate wanted: KubernetesObject
    ) async throws {
        guard let patch else { return }
        do {
            _ = try await cluster.patch(identifier, with: patch, options)
        } catch let error as YareError where error.isNotFound {
            _ = try await cluster.create(wanted, options)
        }
    }

    /// Applies an object; what was written to it from the client's side is handed over first.
    private func apply(_ object: KubernetesObject, over live: KubernetesObject? = nil) async throws {
        let manager = DeployTarget.fieldManager
        let handover = live?.handingOver(from: [manager], to: manager)
        if let handover, !isDryRun { _ = try await cluster.patch(object.identifier, with: handover, options) }
        do {
            let forces = forcesConflicts || (isDryRun && handover != nil)
            _ = try await cluster.apply(object, force: forces, options)
        } catch let error as YareError where error.isConflict {
            throw error.during(
                "conflict occurred while applying object \(object.namespace ?? "")/\(object.name) \(object.kind)")
        }
    }

    private func replace(_ object: KubernetesObject?) async throws {
        guard let object else { return }
        do {
            _ = try await cluster.replace(object, options)
        } catch let error as YareError where error.isNotFound {
            _ = try await cluster.create(object, options)
        } catch let error as YareError where error.isImmutableField && object.identifier.isReplaceable {
            if !isDryRun { try await recreate(object) }
        }
    }

    /// Deletes an object with what it owns and makes it anew: the only way to change a field that is immutable.
    private func recreate(_ object: KubernetesObject) async throws {
        try await delete(object.identifier)
        try await waiter?.waitUntilGone([object.identifier])
        _ = try await cluster.create(object, options)
    }

    /// Deletes an object; one that is gone already is as wanted.
    private func delete(_ identifier: ResourceIdentifier) async throws {
        do {
            try await cluster.delete(identifier, DeleteOptions(propagation: propagation, isDryRun: isDryRun))
        } catch let error as YareError where error.isNotFound {}
    }
}

extension Diagnostic {
    /// An object was not applied on the server's side, as it was asked for (`deploy.duplicate-entries`).
    fileprivate static func writtenFromClient(_ identifier: ResourceIdentifier, _ entries: String) -> Diagnostic {
        Diagnostic(
            .warning, code: "deploy.duplicate-entries", message: "\(identifier): \(entries)",
            hint: "name each item once; the object is written by client-side apply, since server-side apply refuses it")
    }
}
