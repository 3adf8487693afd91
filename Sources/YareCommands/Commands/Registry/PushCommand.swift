import YareBase
import YareChart
import YareRepository

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// `yare push CHART REMOTE`
struct PushCommand: AsynchronousCommand {
    private var access = RepositoryAccessFlags()
    private var chart = ""
    private var remote = ""

    static let description = CommandDescription(
        summary: "put a chart into an OCI registry",
        usage: "[chart] [remote]", arguments: .atLeast(2),
        discussion: """
            Puts a package into an OCI registry, with its provenance file when one lies beside it. The chart's name is added to
            the place, and its version becomes the tag.
            """,
        examples: [.init("a package", "push web-1.2.0.tgz oci://registry.example/charts")])

    mutating func bind(_ flags: inout FlagBinder) {
        access.bind(&flags)
    }

    mutating func validate(_ arguments: [String]) throws(YareError) {
        (chart, remote) = (arguments[0], arguments[1])
        guard let scheme = remote.firstRange(of: "://") else { throw .noSchemeInRemote(remote) }
        guard OCIReference.isReference(remote) else { throw .unsupportedScheme(String(remote[..<scheme.lowerBound])) }
    }

    func run(in context: CommandContext) async throws {
        let artifact = try artifact(context)
        let reference = try reference(for: artifact)
        let access = context.registryAccess(access)
        let pushed = try await HTTPTransport.withTransport(context.environment.httpConfiguration) { transport in
            try await RegistryClient(host: reference.host, access: access, transport: transport)
                .push(artifact, to: reference)
        }
        context.noteTransfer("Pushed", pushed.reference, pushed.digest)
    }

    /// The package with its provenance file; it was made when its file was last changed.
    private func artifact(_ context: CommandContext) throws(YareError) -> ChartArtifact {
        let path = FilePath.absolute(chart, in: context.environment.workingFolder)
        guard let status = try? FileStatus(path) else { throw .noPackageToPush(chart) }
        if status.isFolder { throw .cannotPushFolder() }
        let package = try InputFile.path(path).read()
        let provenance = OutputFolder.exists(path + ".prov") ? try InputFile.path(path + ".prov").read() : nil
        return try ChartArtifact(package: package, provenance: provenance, created: Self.local(status.modified))
    }

    /// An instant with the offset that it has where the computer stands, without parts of a second.
    private static func local(_ time: Timestamp) -> Timestamp {
        var seconds = time_t(time.seconds)
        var local = tm()
        localtime_r(&seconds, &local)
        return Timestamp(seconds: time.seconds, offset: Int32(local.tm_gmtoff))
    }

    private func reference(for artifact: ChartArtifact) throws(YareError) -> OCIReference {
        let place = remote.dropFirst(OCIReference.scheme.count).split(separator: "/").joined(separator: "/")
        return try OCIReference("\(place)/\(artifact.metadata.name):\(artifact.metadata.version)")
    }
}

extension YareError {
    /// What is to be pushed is not there (`push.no-package`); the sentence is Helm's.
    static func noPackageToPush(_ path: String) -> YareError {
        YareError("push.no-package", "\(path): no such file", hint: "make it with \"yare package\"")
    }

    /// What is to be pushed is a folder (`push.folder`); the sentence is Helm's.
    static func cannotPushFolder() -> YareError {
        YareError(
            "push.folder", "cannot push directory, must provide chart archive (.tgz)",
            hint: "make one with \"yare package\"")
    }

    /// The place to push to has no scheme (`push.no-scheme`); the sentence is Helm's.
    static func noSchemeInRemote(_ remote: String) -> YareError {
        YareError(
            "push.no-scheme", "scheme prefix missing from remote (e.g. \"oci://\")",
            hint: "write oci://\(remote)")
    }

    /// Charts cannot be pushed by that protocol (`push.unsupported-scheme`); the sentence is Helm's.
    static func unsupportedScheme(_ scheme: String) -> YareError {
        YareError("push.unsupported-scheme", "scheme \(scheme.debugDescription) not supported")
    }
}
