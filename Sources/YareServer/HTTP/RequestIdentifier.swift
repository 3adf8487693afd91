/// The number of a request, for the log and for the client to name it by.
enum RequestIdentifier {
    /// A new number: sixteen hexadecimal digits.
    static func make() -> String {
        let text = String(UInt64.random(in: .min ... .max), radix: 16)
        return String(repeating: "0", count: 16 - text.utf8.count) + text
    }

    /// The number that a client gave, where it can be passed on as it is.
    static func accepted(_ text: String?) -> String? {
        guard let text, !text.isEmpty, text.utf8.count <= 128, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else {
            return nil
        }
        return text
    }
}
