public import YareBase

extension YareError {
    /// The address of a request is not written as one, or leads elsewhere (`request.invalid-path`).
    static func invalidRequestPath(_ part: String) -> YareError {
        YareError("request.invalid-path", "\"\(part)\" cannot be part of an address")
    }

    /// A parameter of a request makes no sense (`request.invalid`).
    public static func invalidRequest(_ message: String) -> YareError {
        YareError("request.invalid", message)
    }

    /// The address does not take the method (`request.method-not-allowed`).
    public static func methodNotAllowed(_ method: String) -> YareError {
        YareError("request.method-not-allowed", "the method \(method) is not allowed here")
    }

    /// There is nothing at the address (`request.not-found`), in ChartMuseum's words.
    public static func addressNotFound() -> YareError {
        YareError("request.not-found", "not found")
    }

    /// The caller has to say who is calling (`access.unauthorized`), in ChartMuseum's words.
    public static func unauthorized() -> YareError {
        YareError("access.unauthorized", "unauthorized", hint: "give a user name and a password or token")
    }

    /// The caller is known and has not the right (`access.forbidden`).
    public static func forbidden(_ user: String, _ action: AccessAction, _ tenant: TenantPath) -> YareError {
        let place = tenant.text.isEmpty ? "this repository" : "repository \"\(tenant.text)\""
        return YareError("access.forbidden", "user \"\(user)\" may not \(action.rawValue) in \(place)")
    }

    /// Too many wrong passwords came from the caller (`access.too-many-attempts`).
    static func tooManyAttempts(seconds: Int) -> YareError {
        YareError(
            "access.too-many-attempts", "too many failed attempts to log in", hint: "wait \(seconds) seconds")
    }
}

extension YareError {
    /// The repository has no such file (`request.not-found`).
    static func fileNotFound(_ name: String) -> YareError {
        YareError("request.not-found", "file \"\(name)\" not found")
    }
}
