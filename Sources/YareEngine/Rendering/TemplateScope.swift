import YareBase
import YareChart
import YareTemplate

/// The data that the templates of one chart are executed with, and those templates.
///
/// Source: `recAllTpls` of Helm's engine. The scopes of a tree share their dictionaries: a subchart's `.Values` *is* the
/// table of its name in its parent's, so what `set` changes in one is seen in the other.
struct TemplateScope {
    /// A template file with the data of its chart.
    struct Template {
        /// The full path, which is also the template's name.
        let path: String
        /// The chart's `templates` folder, for `.Template.BasePath`.
        let basePath: String
        let source: [UInt8]
        let data: TemplateDictionary
    }

    /// All templates of the chart and of its subcharts.
    private(set) var templates: [Template] = []

    /// Lays out the scopes of a chart tree.
    init(_ request: RenderRequest) {
        let release = TemplateDictionary([
            "Name": .string(request.release.name),
            "Namespace": .string(request.release.namespace),
            "Revision": .int(request.release.revision),
            "IsInstall": .bool(!request.release.isUpgrade),
            "IsUpgrade": .bool(request.release.isUpgrade),
            "Service": .string("Helm"),
        ])
        let shared = Shared(release: release, capabilities: CapabilitiesObject(request.capabilities))
        _ = add(
            request.chart, path: request.chart.name, isRoot: true,
            values: TemplateDictionary(request.values, type: .values), shared: shared)
    }

    private struct Shared {
        let release: TemplateDictionary
        let capabilities: CapabilitiesObject
    }

    /// Adds the templates of a chart and of all beneath it, and returns the chart's scope.
    private mutating func add(
        _ chart: Chart, path: String, isRoot: Bool, values: TemplateDictionary, shared: Shared
    ) -> TemplateDictionary {
        let subcharts = TemplateDictionary()
        let data = TemplateDictionary(
            [
                "Capabilities": .object(shared.capabilities),
                "Chart": .object(ChartObject(chart.metadata, isRoot: isRoot)),
                "Files": .object(ChartFilesObject(chart.files)),
                "Release": .dictionary(shared.release),
                "Subcharts": .dictionary(subcharts),
                "Values": .dictionary(values),
            ], type: .values)
        for child in chart.dependencies {
            let table =
                if case .dictionary(let table)? = values[child.name] { table } else {
                    TemplateDictionary(type: .values)
                }
            let scope = add(
                child, path: "\(path)/charts/\(child.name)", isRoot: false, values: table, shared: shared)
            subcharts[child.name] = .dictionary(scope)
        }
        addTemplates(of: chart, path: path, data: data)
        return data
    }

    private mutating func addTemplates(of chart: Chart, path: String, data: TemplateDictionary) {
        for file in chart.templates {
            let template = Template(
                path: "\(path)/\(file.name)", basePath: "\(path)/templates", source: file.bytes, data: data)
            let isPartial = RenderedFile(path: template.path, content: "").isPartial
            if !chart.isLibrary || isPartial {
                templates.append(template)
            }
        }
    }
}
