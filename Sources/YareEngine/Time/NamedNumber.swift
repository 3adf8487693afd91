import YareTemplate

/// A whole number that prints as a name: Go's `time.Month` and `time.Weekday`.
final class NamedNumber: TemplateObject, Sendable {
    private let number: Int
    let text: String
    let typeName: String

    init(_ number: Int, _ name: String, _ typeName: String) {
        self.number = number
        text = name
        self.typeName = typeName
    }

    var kindName: String { "int" }
    var isTrue: Bool { number != 0 }
    var plainValue: TemplateValue? { .int(number) }

    func member(_ name: String) -> TemplateMember? {
        name == "String" ? .method(TemplateFunction(name) { _ in .string(self.text) }) : nil
    }
}
