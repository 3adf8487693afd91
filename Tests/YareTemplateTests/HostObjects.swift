import YareTemplate

/// A host object with a method and a text of its own.
final class Version: TemplateObject {
    let number: Int

    init(number: Int) {
        self.number = number
    }

    var typeName: String { "*test.Version" }
    var kindName: String { "ptr" }
    var text: String { "v\(number)" }

    func member(_ name: String) -> TemplateMember? {
        switch name {
        case "Number": .field(.int(number))
        case "Plus":
            .method(
                TemplateFunction("Plus", [.int]) { [number] call in .object(Version(number: number + call.int(0))) })
        case "Nothing": .field(.null)
        default: nil
        }
    }
}

/// A host struct without a text of its own.
final class Point: TemplateObject {
    let x: Int
    let name: String

    init(x: Int, name: String) {
        self.x = x
        self.name = name
    }

    var typeName: String { "test.Point" }
    var text: String { "{\(x) \(name)}" }
    var fields: [(name: String, value: TemplateValue)]? { [("X", .int(x)), ("Name", .string(name))] }

    func member(_ name: String) -> TemplateMember? {
        fields?.first { $0.name == name }.map { .field($0.value) }
    }
}
