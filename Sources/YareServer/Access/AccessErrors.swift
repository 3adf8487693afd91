import YareBase

extension YareError {
    /// A pattern of repositories cannot be read (`access.invalid-pattern`).
    static func invalidTenantPattern(_ text: String) -> YareError {
        YareError(
            "access.invalid-pattern", "\"\(text)\" is not a pattern for repositories",
            hint: "write a name such as \"team/stable\", \"team/*\", \"team/**\" or \"*\"")
    }

    /// There is no such user (`access.user-not-found`).
    static func userNotFound(_ name: String) -> YareError {
        YareError("access.user-not-found", "user \"\(name)\" not found")
    }

    /// There is such a user already (`access.user-exists`).
    static func userExists(_ name: String) -> YareError {
        YareError("access.user-exists", "user \"\(name)\" already exists", hint: "change it with \"users update\"")
    }

    /// The name cannot be that of a user or a token (`access.invalid-name`).
    static func invalidUserName(_ name: String) -> YareError {
        YareError(
            "access.invalid-name", "\"\(name)\" cannot be a name", hint: "use letters, digits, \"-\", \"_\" and \".\"")
    }

    /// The password is too short, or too long (`access.weak-password`).
    static func unusablePassword() -> YareError {
        YareError("access.weak-password", "a password has 8 to 1024 bytes")
    }

    /// The user has no such token (`access.token-not-found`).
    static func tokenNotFound(_ name: String, of user: String) -> YareError {
        YareError("access.token-not-found", "user \"\(user)\" has no token \"\(name)\"")
    }

    /// The user has such a token already (`access.token-exists`).
    static func tokenExists(_ name: String, of user: String) -> YareError {
        YareError("access.token-exists", "user \"\(user)\" already has a token \"\(name)\"")
    }

    /// The word is no action (`access.invalid-action`).
    static func invalidAction(_ word: String) -> YareError {
        YareError("access.invalid-action", "\"\(word)\" is not a right", hint: "name some of read, write and delete")
    }
}
