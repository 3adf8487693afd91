import YareBase
import YareRepository

extension YareError {
    /// A name does not follow the grammar of the specification (`registry.name-invalid`).
    static func invalidRepositoryName(_ name: String) -> YareError {
        YareError("registry.name-invalid", "\(name.debugDescription) is not the name of a repository")
    }

    /// There is no repository of that name (`registry.name-unknown`).
    static func unknownRepositoryName(_ name: String) -> YareError {
        YareError("registry.name-unknown", "repository \"\(name)\" is not known")
    }

    /// A repository has no content with a digest (`registry.blob-unknown`).
    static func unknownBlob(_ digest: OCIDigest) -> YareError {
        YareError("registry.blob-unknown", "blob \(digest) is not known to the repository")
    }

    /// A repository has no manifest under a tag or digest (`registry.manifest-unknown`).
    static func unknownManifest(_ reference: String) -> YareError {
        YareError("registry.manifest-unknown", "manifest \(reference.debugDescription) is not known to the repository")
    }

    /// A manifest names content that was not uploaded (`registry.manifest-blob-unknown`).
    static func unknownManifestBlob(_ digest: OCIDigest) -> YareError {
        YareError("registry.manifest-blob-unknown", "the manifest names \(digest), which was not uploaded")
    }

    /// A manifest does not describe what it should (`registry.manifest-invalid`).
    static func unacceptableManifest(_ reason: String) -> YareError {
        YareError("registry.manifest-invalid", reason)
    }

    /// There is no such upload, or no more (`registry.upload-unknown`).
    static func unknownUpload(_ identifier: String) -> YareError {
        YareError("registry.upload-unknown", "there is no upload \(identifier.debugDescription)", hint: "begin anew")
    }

    /// A piece of an upload does not begin where the one before ended (`registry.range-invalid`).
    static func pieceOutOfOrder(expected: Int) -> YareError {
        YareError("registry.range-invalid", "the next byte of the upload is number \(expected)")
    }

    /// An upload is being written to by another request (`registry.range-invalid`).
    static func uploadIsBusy() -> YareError {
        YareError("registry.range-invalid", "another request is writing to the upload")
    }

    /// There are more uploads under way than the server keeps (`registry.too-many-uploads`).
    static func tooManyUploads() -> YareError {
        YareError("registry.too-many-uploads", "there are too many uploads under way", hint: "try again later")
    }

    /// The server does not do that (`registry.unsupported`).
    static func unsupported(_ what: String) -> YareError {
        YareError("registry.unsupported", "\(what) is not supported")
    }
}
