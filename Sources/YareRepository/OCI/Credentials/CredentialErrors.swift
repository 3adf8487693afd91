import YareBase

extension YareError {
    /// A file with credentials cannot be read as what it should be (`credentials.invalid`).
    static func invalidCredentialFile(_ path: String, _ reason: String) -> YareError {
        YareError(
            "credentials.invalid", "the credential file \(path.debugDescription) is invalid: \(reason)",
            hint: "repair or remove it, then log in again")
    }

    /// What a file holds for a host is no credential (`credentials.invalid`).
    static func invalidCredentialEntry(_ host: String, in path: String) -> YareError {
        YareError(
            "credentials.invalid", "the credential for \(host.debugDescription) in \(path.debugDescription) is invalid",
            hint: "log in again with \"yare registry login \(host)\"")
    }

    /// A program that keeps credentials did not do what was asked (`credentials.program-failed`).
    static func credentialProgramFailed(_ program: String, _ action: String, _ reason: String) -> YareError {
        YareError("credentials.program-failed", "\"\(program) \(action)\": \(reason)")
    }

    /// There is nothing to forget (`credentials.not-logged-in`); the sentence is Helm's.
    static func notLoggedIn(_ host: String) -> YareError {
        YareError("credentials.not-logged-in", "not logged in", hint: "there is no login for \(host.debugDescription)")
    }
}
