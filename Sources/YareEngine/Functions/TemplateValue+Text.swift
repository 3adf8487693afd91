import YareBase
import YareTemplate

extension TemplateValue {
    /// The text that Sprig takes a value for (`toString`, `join`, `quote` …): a string or bytes as they are, everything else
    /// as `%v` prints it.
    ///
    /// - Throws: `template.value-nested-too-deeply`.
    var stringValue: String {
        get throws(YareError) {
            switch self {
            case .string(let text): return text
            case .list(let list) where list.elementType == .byte: return list.byteText
            case .object(let object): return object.bytes.map { EscapedBytes.string(from: $0) } ?? object.text
            default: return try GoFormatter.text(of: self)
            }
        }
    }

    /// Whether this is Go's nil.
    var isNull: Bool {
        if case .null = self { true } else { false }
    }

    /// What Sprig's `empty` calls empty: the zero of a type, and whatever has a length of zero.
    var isEmpty: Bool { !isTrue }

    /// The elements as texts: those of a list without its nils, or a single value alone (`toStrings`, `join`).
    ///
    /// - Throws: `template.value-nested-too-deeply`.
    var stringElements: [String] {
        get throws(YareError) {
            switch self {
            case .list(let list): try list.elements.texts { value throws(YareError) in try value.stringValue }
            case .null: []
            default: [try stringValue]
            }
        }
    }
}

extension [TemplateValue] {
    /// The texts of all values but nil.
    func texts(_ text: (TemplateValue) throws(YareError) -> String) throws(YareError) -> [String] {
        var texts: [String] = []
        texts.reserveCapacity(count)
        for value in self where !value.isNull { texts.append(try text(value)) }
        return texts
    }
}

extension TemplateList {
    /// The text of a list of bytes.
    var byteText: String {
        EscapedBytes.string(
            from: elements.map { element in
                if case .integer(let byte, _) = element { UInt8(truncatingIfNeeded: byte) } else { 0 }
            })
    }
}
