import YareBase

extension YareError {
    /// A cryptographic function's own complaint, in Sprig's words.
    static func cryptography(_ message: String, cause: (any Error)? = nil) -> YareError {
        YareError("cryptography.failed", message, cause: cause)
    }

    /// A block says that it holds a private key and does not.
    ///
    /// - Parameter action: what Sprig says that it was doing.
    static func malformedKey(_ action: String, cause: any Error) -> YareError {
        cryptography("\(action): malformed private key", cause: cause)
    }

    /// An encrypted text ends within its initial vector; Go's run time says where, and for how many bytes there was room.
    static func cipherTextTooShort(_ capacity: Int) -> YareError {
        cryptography("runtime error: slice bounds out of range [:16] with capacity \(capacity)")
    }

    /// An encrypted text is not made of whole blocks.
    static var cipherTextNotInBlocks: YareError {
        cryptography("crypto/cipher: input not full blocks")
    }

    /// An encrypted text is nothing but its initial vector.
    static var cipherTextEmpty: YareError {
        cryptography("runtime error: index out of range [-1]")
    }

    /// A decrypted text ends with more padding than it has bytes: the password is wrong.
    static func wrongPadding(_ length: Int) -> YareError {
        cryptography("runtime error: slice bounds out of range [:\(length)]")
    }
}
