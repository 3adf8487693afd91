import YareBase

extension YareError {
    /// The folder to be indexed cannot be listed (`repository.unreadable-folder`).
    static func unreadableFolder(_ path: String) -> YareError {
        YareError("repository.unreadable-folder", "open \(path): \(SystemText.reason())")
    }

    /// A package cannot be read (`repository.unreadable-package`).
    static func unreadablePackage(_ path: String, _ reason: String) -> YareError {
        YareError("repository.unreadable-package", "open \(path): \(reason)")
    }
}

extension Diagnostic {
    /// A file bears the name of a package and is none (`repository.not-a-package`).
    static func packageLeftOut(_ path: String, _ error: DigestCache.YareErrorText) -> Diagnostic {
        Diagnostic(
            .warning, code: "repository.not-a-package",
            message: "\(path) is not in the index: \(error.message)")
    }
}
