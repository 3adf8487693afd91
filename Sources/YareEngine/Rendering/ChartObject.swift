import YareBase
import YareChart
import YareTemplate

/// `.Chart` in a template: the fields of `Chart.yaml` under Go's names, and `IsRoot`.
///
/// As in Helm 4, a field that does not exist is empty rather than an error.
final class ChartObject: TemplateObject {
    private let metadata: ChartPartObject
    private let isRoot: Bool

    init(_ metadata: ChartMetadata, isRoot: Bool) {
        self.metadata = ChartPartObject(GoStruct(metadata), typeName: "chart.Metadata", kindName: "struct")
        self.isRoot = isRoot
    }

    let typeName = "struct { chart.Metadata; IsRoot bool }"

    func member(_ name: String) -> TemplateMember? {
        switch name {
        case "IsRoot": .field(.bool(isRoot))
        case "Metadata": .field(.object(metadata))
        default: metadata.member(name) ?? .field(.null)
        }
    }

    var text: String { "{\(metadata.text) \(isRoot)}" }

    var fields: [(name: String, value: TemplateValue)]? {
        [("Metadata", .object(metadata)), ("IsRoot", .bool(isRoot))]
    }

    var jsonFields: [(key: String, value: TemplateValue)]? {
        (metadata.jsonFields ?? []) + [("IsRoot", .bool(isRoot))]
    }
}

/// `.Chart.Metadata`, or an element of `.Chart.Maintainers` or `.Chart.Dependencies`: a Go struct or a pointer to one.
final class ChartPartObject: TemplateObject {
    private let value: GoStruct
    let typeName: String
    let kindName: String

    init(_ value: GoStruct, typeName: String, kindName: String = "ptr") {
        self.value = value
        self.typeName = typeName
        self.kindName = kindName
    }

    func member(_ name: String) -> TemplateMember? {
        value[field: name].map { .field($0) }
    }

    var text: String { value.text }
    var fields: [(name: String, value: TemplateValue)]? { value.fields.map { ($0.name, $0.value) } }

    var jsonFields: [(key: String, value: TemplateValue)]? {
        value.fields.filter { !$0.isOmitted }.map { ($0.key, $0.value) }
    }
}

/// The fields of a Go struct: their names in templates and in JSON, and their values, in the order of the struct.
struct GoStruct {
    struct Field {
        let name: String
        let key: String
        let value: TemplateValue
        /// Whether JSON leaves the field out: it is empty and tagged `omitempty`.
        let isOmitted: Bool

        init(_ name: String, _ key: String, _ text: String, isAlwaysWritten: Bool = false) {
            (self.name, self.key, value, isOmitted) = (name, key, .string(text), text.isEmpty && !isAlwaysWritten)
        }

        init(_ name: String, _ key: String, _ flag: Bool) {
            (self.name, self.key, value, isOmitted) = (name, key, .bool(flag), !flag)
        }

        init(_ name: String, _ key: String, _ texts: [String]) {
            self.init(name, key, TemplateList(texts.map(TemplateValue.string), elementType: .string))
        }

        init(_ name: String, _ key: String, _ list: TemplateList) {
            (self.name, self.key, value, isOmitted) = (name, key, .list(list), list.elements.isEmpty)
        }

        init(_ name: String, _ key: String, _ texts: SortedMap<String>) {
            (self.name, self.key, isOmitted) = (name, key, texts.isEmpty)
            value = .dictionary(TemplateDictionary(texts.mapValues { TemplateValue.string($0) }, type: .string))
        }
    }

    let fields: [Field]

    /// The value of a field, or `nil` when the struct has none of that name.
    subscript(field name: String) -> TemplateValue? {
        fields.first { $0.name == name }?.value
    }

    /// The struct as `%v` prints it.
    var text: String {
        "{\(fields.map { (try? GoFormatter.text(of: $0.value)) ?? "" }.joined(separator: " "))}"
    }
}

extension GoStruct {
    /// `chart.Metadata`.
    init(_ metadata: ChartMetadata) {
        fields = [
            Field("Name", "name", metadata.name),
            Field("Home", "home", metadata.home),
            Field("Sources", "sources", metadata.sources),
            Field("Version", "version", metadata.version),
            Field("Description", "description", metadata.description),
            Field("Keywords", "keywords", metadata.keywords),
            Field(
                "Maintainers", "maintainers", GoStruct.list(metadata.maintainers, "*chart.Maintainer") { GoStruct($0) }),
            Field("Icon", "icon", metadata.icon),
            Field("APIVersion", "apiVersion", metadata.apiVersion),
            Field("Condition", "condition", metadata.condition),
            Field("Tags", "tags", metadata.tags),
            Field("AppVersion", "appVersion", metadata.appVersion),
            Field("Deprecated", "deprecated", metadata.isDeprecated),
            Field("Annotations", "annotations", metadata.annotations),
            Field("KubeVersion", "kubeVersion", metadata.kubeVersion),
            Field(
                "Dependencies", "dependencies",
                GoStruct.list(metadata.dependencies, "*chart.Dependency") { GoStruct($0) }),
            Field("Type", "type", metadata.type),
        ]
    }

    /// `chart.Maintainer`.
    init(_ maintainer: ChartMaintainer) {
        fields = [
            Field("Name", "name", maintainer.name),
            Field("Email", "email", maintainer.email),
            Field("URL", "url", maintainer.url),
        ]
    }

    /// `chart.Dependency`.
    init(_ dependency: ChartDependency) {
        fields = [
            Field("Name", "name", dependency.name, isAlwaysWritten: true),
            Field("Version", "version", dependency.version),
            Field("Repository", "repository", dependency.repository, isAlwaysWritten: true),
            Field("Condition", "condition", dependency.condition),
            Field("Tags", "tags", dependency.tags),
            Field("Enabled", "enabled", dependency.isEnabled),
            Field("ImportValues", "import-values", TemplateList(dependency.importValues.map { TemplateValue($0) })),
            Field("Alias", "alias", dependency.alias),
        ]
    }

    private static func list<Element>(
        _ elements: [Element?], _ typeName: String, _ reading: (Element) -> GoStruct
    ) -> TemplateList {
        TemplateList(
            elements.map { element in
                element.map { .object(ChartPartObject(reading($0), typeName: typeName)) } ?? .null
            }, elementType: .named(typeName))
    }
}
