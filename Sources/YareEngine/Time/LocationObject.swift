import YareTemplate

/// A time zone as templates hold it: Go's `*time.Location`.
final class LocationObject: TemplateObject, Sendable {
    static let typeName = "*time.Location"

    let zone: TimeZone

    init(_ zone: TimeZone) {
        self.zone = zone
    }

    var typeName: String { LocationObject.typeName }
    var kindName: String { "ptr" }
    var text: String { zone.name }

    func member(_ name: String) -> TemplateMember? {
        name == "String" ? .method(TemplateFunction(name) { _ in .string(self.text) }) : nil
    }
}
