public import YareBase

// What goes wrong with releases. Where scripts match Helm's text, it is Helm's.

extension YareError {
    /// `release: not found`.
    public static func releaseNotFound(_ name: String) -> YareError {
        YareError("release.not-found", "release: not found", hint: "see \"yare list --all --all-namespaces\"")
    }

    /// `release: already exists`: another made the same revision first.
    public static func releaseExists(_ key: ReleaseKey) -> YareError {
        YareError("release.already-exists", "release: already exists")
    }

    /// `release has no 7 version`, when a rollback asks for it.
    public static func noRevision(_ revision: Int) -> YareError {
        YareError("release.no-revision", "release has no \(revision) version", hint: "see \"yare history\"")
    }

    /// Helm's sentence about a name of a release that no object could be named after.
    public static func invalidReleaseName(_ name: String) -> YareError {
        YareError(
            "release.invalid-name",
            "release name \"\(name)\": invalid release name, must match regex "
                + #"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"#
                + " and the length must not be longer than \(ReleaseName.longest)")
    }

    /// A record that cannot be read.
    static func unreadableRecord(_ name: String, _ why: String) -> YareError {
        YareError("release.unreadable-record", "the record of release \"\(name)\" cannot be read: \(why)")
    }

    /// A label that Helm keeps for itself.
    public static func reservedLabels() -> YareError {
        YareError(
            "release.reserved-label",
            "user supplied labels contains system reserved label name. System labels: "
                + "[name owner status version createdAt modifiedAt]")
    }

    /// The change was taken over, or unlocked, while it was under way.
    static func leaseLost(_ lease: Lease) -> YareError {
        YareError(
            "release.lease-lost",
            "the lease on release \"\(lease.name)\" was taken over by another process while this one was at work",
            hint: "see \"yare history \(lease.name)\" for what the other did")
    }

    /// Another process that is alive is changing the release.
    ///
    /// The sentence begins with Helm's, which scripts match.
    public static func leaseHeld(_ holder: Lease) -> YareError {
        YareError(
            "release.lease-held",
            "another operation (install/upgrade/rollback) is in progress: \(holder.operation) of release "
                + "\"\(holder.name)\" is held by \(holder.holder.owner) on \(holder.holder.host) "
                + "(process \(holder.holder.process)) since \(holder.acquired.text(.seconds))",
            hint: "wait for it to end, or run \"yare unlock \(holder.name)\" when you know that it is gone")
    }

    /// Whether the release, or the revision, is not there.
    public var isReleaseNotFound: Bool { code == "release.not-found" }

    /// Whether another made the same revision first.
    public var isReleaseExists: Bool { code == "release.already-exists" }
}
