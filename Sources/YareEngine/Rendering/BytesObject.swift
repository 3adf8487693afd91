import YareBase
import YareTemplate

/// A Go `[]byte` that is kept whole instead of as a list of numbers: the content of a file.
final class BytesObject: TemplateObject, Sendable {
    let content: [UInt8]

    init(_ content: [UInt8]) {
        self.content = content
    }

    var typeName: String { "[]uint8" }
    var kindName: String { "slice" }
    func member(_ name: String) -> TemplateMember? { nil }
    var bytes: [UInt8]? { content }
    var text: String { "[\(content.map { String($0) }.joined(separator: " "))]" }
    var isTrue: Bool { !content.isEmpty }

    var plainValue: TemplateValue? {
        .list(TemplateList(content.map { .integer(Int64($0), .uint8) }, elementType: .byte))
    }
}
