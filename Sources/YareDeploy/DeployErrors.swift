import YareBase
import YareCluster
import YareRelease

// What goes wrong while releases are changed. Where scripts match Helm's text, it is Helm's.

extension YareError {
    /// Helm's refusal to install over a release.
    static func nameInUse() -> YareError {
        YareError(
            "release.name-in-use", "cannot re-use a name that is still in use",
            hint: "use \"yare upgrade --install\", or choose another name")
    }

    /// Helm's refusal to upgrade what is not there.
    static func noDeployedReleases(_ name: String) -> YareError {
        YareError(
            "release.not-deployed", "\"\(name)\" has no deployed releases",
            hint: "pass --install to install it when it is missing")
    }

    /// A pending revision that Helm made: Helm leaves no sign of whether it is still at work.
    static func operationInProgress(_ name: String) -> YareError {
        YareError(
            "release.in-progress", "another operation (install/upgrade/rollback) is in progress",
            hint: "run \"yare unlock \(name)\" when you know that it is gone")
    }

    static func invalidUpgradeName(_ name: String) -> YareError {
        YareError("release.invalid-name", "release name is invalid: \(name)")
    }

    static func invalidUninstallName(_ name: String) -> YareError {
        YareError("release.invalid-name", "uninstall: Release name is invalid: \(name)")
    }

    /// A revision below zero.
    static func invalidRevision() -> YareError {
        YareError("release.no-revision", "invalid release revision")
    }

    static func releaseNotLoaded(_ name: String) -> YareError {
        YareError.releaseNotFound(name).changing {
            $0.message = "uninstall: Release not loaded: \(name): \($0.message)"
        }
    }

    static func alreadyDeleted(_ name: String) -> YareError {
        YareError(
            "release.already-deleted", "the release named \"\(name)\" is already deleted",
            hint: "run without --keep-history to remove its history too")
    }

    static func libraryChart() -> YareError {
        YareError("chart.library-not-installable", "library charts are not installable")
    }

    /// An object is there and is not the release's.
    static func notOwned(_ identifier: ResourceIdentifier, because reason: String) -> YareError {
        YareError(
            "deploy.not-owned",
            "\(identifier.kind.kind) \"\(identifier.name)\" in namespace \"\(identifier.namespace ?? "")\" exists "
                + "and cannot be imported into the current release: \(reason)",
            hint: "pass --take-ownership to adopt it, or remove it")
    }

    /// Objects have failed, or are not ready in time: one line each, as Helm 4 words it.
    static func notReady(_ unready: ObjectWaiter.Unready) -> YareError {
        let lines = unready.objects.map { object in
            "resource \(object.identifier) not ready. status: \(object.statusName), "
                + "message: \(object.reason)"
        }
        return YareError(
            "deploy.not-ready",
            (lines + (unready.hasTimedOut ? ["context deadline exceeded"] : [])).joined(separator: "\n"),
            cause: unready)
    }

    /// Objects are still there although they were deleted.
    static func notGone(_ objects: [KubernetesObject]) -> YareError {
        let lines = objects.map { object in
            object.finalizers.isEmpty
                ? "resource \(object.identifier) still exists"
                : "resource \(object.identifier) is held by \(object.finalizers.joined(separator: ", "))"
        }
        return YareError(
            "deploy.not-gone", (lines + ["context deadline exceeded"]).joined(separator: "\n"),
            hint: "remove the finalizers when what set them is gone")
    }

    /// A hook's object has failed, or is not done in time: Helm's sentences.
    static func hookFailed(_ unready: ObjectWaiter.Unready) -> YareError {
        let reasons = unready.objects.map(\.reason).joined(separator: ", ")
        return YareError(
            "deploy.hook-failed",
            unready.hasTimedOut ? "timed out waiting for the condition: \(reasons)" : reasons, cause: unready)
    }

    /// Several objects could not be deleted.
    static func uninstallIncomplete(_ errors: [any Error]) -> YareError {
        YareError(
            "deploy.uninstall-incomplete",
            "uninstallation completed with \(errors.count) error(s): "
                + errors.map { sentence(of: $0) }.joined(separator: "; "))
    }

    /// The change failed and was undone.
    static func undone(_ name: String, _ how: String, after error: any Error) -> YareError {
        YareError(
            "deploy.undone",
            "release \(name) failed, and has been \(how) due to rollback-on-failure being set: \(sentence(of: error))",
            hint: "see \"yare status \(name) --evidence\" for what was seen", cause: error)
    }

    /// The change failed, and so did undoing it.
    static func undoingFailed(_ name: String, _ failure: any Error, original: any Error) -> YareError {
        YareError(
            "deploy.undoing-failed",
            "an error occurred while undoing the change of release \"\(name)\". original error: "
                + "\(sentence(of: original)): \(sentence(of: failure))",
            cause: failure)
    }

    /// The change failed, and that could not be recorded: its error, with a warning that says so.
    static func notRecorded(_ name: String, _ failure: any Error, original: any Error) -> YareError {
        let error = original as? YareError ?? YareError("deploy.failed", sentence(of: original), cause: original)
        let warning = Diagnostic(
            .warning, code: "deploy.not-recorded",
            message: "the failure could not be recorded: \(sentence(of: failure))",
            hint: "change release \"\(name)\" again: the broken revision is then marked as failed")
        let others = error.diagnostics.dropFirst() + [warning]
        return YareError(error.diagnostic, others: Array(others), cause: error.cause)
    }

    /// There is no revision to go back to.
    static func nothingToRollBackTo(original: any Error) -> YareError {
        YareError(
            "deploy.nothing-to-roll-back-to",
            "unable to find a previously successful release when attempting to rollback. original upgrade error: "
                + sentence(of: original),
            cause: original)
    }

    /// The sentence of any error, without its hint.
    static func sentence(of error: any Error) -> String {
        switch error {
        case let error as YareError: error.diagnostics.map(\.message).joined(separator: "\n")
        case is CancellationError: "interrupted"
        default: "\(error)"
        }
    }

    /// Any error with a hint, unless it has one.
    static func advising(_ error: any Error, _ hint: String) -> any Error {
        guard let error = error as? YareError, error.diagnostic.hint == nil else { return error }
        return error.changing { $0.hint = hint }
    }

    /// Any error with what was being done in front.
    static func wrapping(_ error: any Error, during action: String) -> any Error {
        switch error {
        case let error as YareError: error.during(action)
        case is CancellationError: YareError("deploy.interrupted", "\(action): interrupted", cause: error)
        default: YareError("deploy.failed", "\(action): \(error)", cause: error)
        }
    }
}

extension YareError {
    static func invalidTestName(_ name: String) -> YareError {
        YareError("release.invalid-name", "releaseTest: Release name is invalid: \(name)")
    }
}
