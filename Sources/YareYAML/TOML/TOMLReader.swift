public import YareBase

/// Reads TOML 1.0 as BurntSushi/toml does, with its messages.
///
/// Whole numbers are ``Value/int(_:)``. Dates and times become the text that Go's JSON gives them, such as
/// `1979-05-27T07:32:00Z`; those without a zone are taken for UTC, a time without a date for one in the year 0.
public struct TOMLReader: Sendable {
    /// The name of the text in the places of errors, or `nil` when errors are to have no place.
    public var file: String?

    public init(file: String? = nil) {
        self.file = file
    }

    /// Reads a document.
    ///
    /// - Throws: `toml.syntax`, such as `toml: line 2 (last key "a"): Key 'a' has already been defined.`
    public func read(_ text: String) throws(YareError) -> Value {
        let bytes = EscapedBytes.bytes(of: text)
        var parser = TOMLParser(bytes)
        do throws(TOMLFailure) {
            return try parser.parse()
        } catch {
            throw error.error(file: file, in: bytes)
        }
    }
}
