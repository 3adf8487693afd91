#if canImport(Glibc)
    public import Glibc
#elseif canImport(Musl)
    public import Musl
#else
    public import Darwin
#endif

/// What the system says.
public enum SystemText {
    /// The reason of a failure, the last one unless told otherwise, with a small letter at the start as Go writes it.
    public static func reason(of number: CInt = errno) -> String {
        let text = String(cString: strerror(number))
        return text.prefix(1).lowercased() + text.dropFirst()
    }
}
