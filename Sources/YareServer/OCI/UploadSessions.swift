import Synchronization
import YareBase

/// The uploads that clients have begun and not ended.
///
/// They live in memory and end with the process: a client whose upload is not known any more begins anew. One that stays
/// silent too long is given up, and its bytes go.
final class UploadSessions: Sendable {
    /// An upload of one repository.
    struct Session: Sendable {
        let repository: String
        let upload: PackageUpload
        var isBusy = false
        var last: ContinuousClock.Instant
    }

    private let sessions = Mutex<[String: Session]>([:])
    private let most: Int
    private let patience: Duration

    /// - Parameters:
    ///   - most: how many uploads may be under way at a time.
    ///   - patience: how long an upload is kept that nothing comes for.
    init(most: Int = 256, patience: Duration = .seconds(900)) {
        self.most = most
        self.patience = patience
    }

    /// How many uploads are under way.
    var count: Int { sessions.withLock { $0.count } }

    /// Keeps an upload.
    ///
    /// - Returns: the name that it goes by from now on.
    /// - Throws: `registry.too-many-uploads`.
    func begin(_ upload: PackageUpload, in repository: String) throws(YareError) -> String {
        let identifier = Self.identifier()
        let hasRoom = sessions.withLock { sessions in
            let now = ContinuousClock.now
            sessions = sessions.filter { $0.value.isBusy || $0.value.last + patience > now }
            guard sessions.count < most else { return false }
            sessions[identifier] = Session(repository: repository, upload: upload, last: now)
            return true
        }
        if !hasRoom { throw .tooManyUploads() }
        return identifier
    }

    /// The upload of a name, for looking at.
    ///
    /// - Throws: `registry.upload-unknown`.
    func upload(_ identifier: String, in repository: String) throws(YareError) -> PackageUpload {
        let session = sessions.withLock { $0[identifier] }
        guard let session, session.repository == repository else { throw .unknownUpload(identifier) }
        return session.upload
    }

    /// The upload of a name, for one request to write to.
    ///
    /// - Throws: `registry.upload-unknown`, `registry.range-invalid` when another request is writing.
    func take(_ identifier: String, in repository: String) throws(YareError) -> PackageUpload {
        _ = try upload(identifier, in: repository)
        let upload: PackageUpload? = sessions.withLock { sessions in
            guard let session = sessions[identifier], !session.isBusy else { return nil }
            sessions[identifier]?.isBusy = true
            return session.upload
        }
        guard let upload else { throw .uploadIsBusy() }
        return upload
    }

    /// Lets another request write.
    func giveBack(_ identifier: String) {
        sessions.withLock { sessions in
            sessions[identifier]?.isBusy = false
            sessions[identifier]?.last = .now
        }
    }

    /// Forgets an upload.
    func end(_ identifier: String) {
        sessions.withLock { $0[identifier] = nil }
    }

    /// A name that nobody guesses.
    private static func identifier() -> String {
        var random = SystemRandomNumberGenerator()
        let (high, low) = (random.next(), random.next())
        return String(high, radix: 36) + "-" + String(low, radix: 36)
    }
}
