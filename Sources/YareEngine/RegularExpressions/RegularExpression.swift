internal import CRegex
public import YareBase

/// A compiled regular expression with the syntax and the meaning of Go's `regexp`: leftmost-first matches, found in
/// time linear in the text.
///
/// Offsets are in UTF-8 bytes. ``EscapedBytes`` count as one character each, as a byte that is not UTF-8 does in Go.
public final class RegularExpression: Sendable {
    /// The pattern as it was given.
    public let pattern: String
    /// How many groups capture, the whole match not counted.
    let groupCount: Int
    // RE2's objects do not change once they are made, and RE2 promises that any number of threads may match with one.
    nonisolated(unsafe) private let handle: OpaquePointer

    /// The memory that one program may take; Go allows patterns that need more than RE2's default of 8 MiB.
    private static let memoryLimit = 64 << 20

    /// Compiles a pattern.
    ///
    /// - Throws: `regular-expression.invalid` with Go's wording.
    public init(_ pattern: String) throws(YareError) {
        guard !EscapedBytes.mayContainEscapes(pattern) else {
            throw .invalidPattern(.invalidUTF8, at: pattern)
        }
        if let fault = RegularExpression.faultUnknownToRE2(in: pattern) {
            throw .invalidPattern(fault.fault, at: fault.part)
        }
        var adapted = RegularExpression.adaptedToRE2(pattern)
        let compiled = adapted.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                yare_regex_new(characters.baseAddress, characters.count, false, RegularExpression.memoryLimit)
            }
        }
        guard let compiled else { throw .invalidPattern(.tooLarge, at: pattern) }
        if let fault = PatternFault(yare_regex_error(compiled)) {
            let argument = RegularExpression.errorArgument(of: compiled)
            yare_regex_free(compiled)
            throw .invalidPattern(fault, at: fault.shownPart(argument: argument, of: pattern))
        }
        self.pattern = pattern
        handle = compiled
        groupCount = Int(yare_regex_group_count(compiled))
    }

    deinit {
        yare_regex_free(handle)
    }

    /// Whether `text` contains a match.
    public func matches(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                yare_regex_match(handle, characters.baseAddress, characters.count, 0, 0, nil, nil)
            }
        }
    }

    /// The first match at or after an offset, or `nil`.
    ///
    /// - Parameter groups: how many groups to report, the whole match as group 0 included.
    func firstMatch(in text: UnsafeBufferPointer<UInt8>, from start: Int, groups: Int = 1) -> Match? {
        var starts = [Int](repeating: -1, count: groups)
        var ends = starts
        let found = text.withMemoryRebound(to: CChar.self) { characters in
            yare_regex_match(
                handle, characters.baseAddress, characters.count, start, Int32(groups), &starts, &ends)
        }
        return found ? Match(starts: starts, ends: ends) : nil
    }

    /// The number of the group with a name, or `nil`.
    func groupNumber(named name: some StringProtocol) -> Int? {
        var name = String(name)
        let number = name.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                yare_regex_group_number(handle, characters.baseAddress, characters.count)
            }
        }
        return number < 0 ? nil : Int(number)
    }

    private static func errorArgument(of handle: OpaquePointer) -> String {
        var length = 0
        guard let text = yare_regex_error_argument(handle, &length) else { return "" }
        return UnsafeRawBufferPointer(start: text, count: length).withMemoryRebound(to: UInt8.self) { bytes in
            EscapedBytes.string(from: bytes)
        }
    }
}

extension RegularExpression {
    /// Where a pattern matched: the whole match first, then its groups.
    struct Match {
        let starts: [Int]
        let ends: [Int]

        /// The whole match.
        var range: Range<Int> { starts[0]..<ends[0] }

        /// What a group matched, or `nil` when there is no such group or it took no part.
        func range(ofGroup group: Int) -> Range<Int>? {
            guard starts.indices.contains(group), starts[group] >= 0 else { return nil }
            return starts[group]..<ends[group]
        }
    }
}

extension PatternFault {
    /// The fault that RE2 reports, or `nil` for none.
    fileprivate init?(_ fault: yare_regex_fault) {
        switch fault {
        case YARE_REGEX_NO_FAULT: return nil
        case YARE_REGEX_BAD_ESCAPE: self = .invalidEscape
        case YARE_REGEX_BAD_CLASS: self = .invalidClass
        case YARE_REGEX_BAD_CLASS_RANGE: self = .invalidClassRange
        case YARE_REGEX_MISSING_BRACKET: self = .missingBracket
        case YARE_REGEX_MISSING_PARENTHESIS: self = .missingParenthesis
        case YARE_REGEX_UNEXPECTED_PARENTHESIS: self = .unexpectedParenthesis
        case YARE_REGEX_TRAILING_BACKSLASH: self = .trailingBackslash
        case YARE_REGEX_REPEAT_ARGUMENT: self = .missingRepeatArgument
        case YARE_REGEX_REPEAT_SIZE: self = .invalidRepeatSize
        case YARE_REGEX_REPEAT_OPERATOR: self = .invalidRepeatOperator
        case YARE_REGEX_BAD_PERL_OPERATOR: self = .invalidPerlSyntax
        case YARE_REGEX_BAD_UTF8: self = .invalidUTF8
        case YARE_REGEX_BAD_NAMED_CAPTURE: self = .invalidNamedCapture
        case YARE_REGEX_TOO_LARGE: self = .tooLarge
        default: self = .internalError
        }
    }
}
