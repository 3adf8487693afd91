import YareBase

/// What proves to a registry who asks.
public enum RegistryCredential: Sendable, Hashable {
    case password(name: String, password: String)
    /// A long-lived token that is exchanged for short-lived ones.
    case identityToken(String)
    /// A token that is sent as it is.
    case registryToken(String)
}

extension RegistryCredential {
    /// Reads an entry of `auths` in a credential file; `nil` when it holds nothing.
    ///
    /// - Throws: `credentials.invalid` when its `auth` is no base64 of a name, a colon and a password.
    init?(_ entry: Value, host: String, in file: String) throws(YareError) {
        if let token = entry["identitytoken"]?.stringValue, !token.isEmpty {
            self = .identityToken(token)
        } else if let token = entry["registrytoken"]?.stringValue, !token.isEmpty {
            self = .registryToken(token)
        } else if let text = entry["auth"]?.stringValue, !text.isEmpty {
            guard let pair = RegistryCredential.pair(inBase64: text) else {
                throw .invalidCredentialEntry(host, in: file)
            }
            self = .password(name: pair.name, password: pair.password)
        } else if let name = entry["username"]?.stringValue, let password = entry["password"]?.stringValue,
            !name.isEmpty || !password.isEmpty
        {
            self = .password(name: name, password: password)
        } else {
            return nil
        }
    }

    private static func pair(inBase64 text: String) -> (name: String, password: String)? {
        guard let bytes = try? Base64.standard.decoded(text), let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
            colon > 0
        else { return nil }
        // Docker pads passwords with zero bytes
        let password = bytes[(colon + 1)...].reversed().drop { $0 == 0 }.reversed()
        return (String(decoding: bytes[..<colon], as: UTF8.self), String(decoding: password, as: UTF8.self))
    }

    /// The entry of `auths` that holds the credential.
    var entry: Value {
        switch self {
        case .password(let name, let password):
            ["auth": .string(Base64.standard.encoded(Array("\(name):\(password)".utf8)))]
        case .identityToken(let token): ["identitytoken": .string(token)]
        case .registryToken(let token): ["registrytoken": .string(token)]
        }
    }
}
