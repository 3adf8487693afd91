import YareBase
import YareChart
import YareRepository

/// What a tab of a chart's page shows.
struct ChartTabContent {
    let view: ChartView
    let tab: ChartTab

    var template: String {
        switch tab {
        case .readme: "readme"
        case .values, .templates: "listing"
        case .schema: "schema"
        case .dependencies: "dependencies"
        case .changelog: "changes"
        case .versions: "versions"
        }
    }

    var data: PageData {
        switch tab {
        case .readme: readme
        case .values: values
        case .templates: templates
        case .schema: schema
        case .dependencies: dependencies
        case .changelog: changes
        case .versions: versions
        }
    }

    private var chart: Chart { view.package.chart }

    private var readme: PageData {
        // links within the package are the same wherever it stands, so that the README is made once for all
        let version = view.version.version
        let readme = view.package.readme { path in
            switch path {
            case "values.yaml": PageAddress.make("", ["version": version, "tab": "values"])
            case "values.schema.json": PageAddress.make("", ["version": version, "tab": "schema"])
            case let path where path == "templates" || path.hasPrefix("templates/"):
                PageAddress.make("", ["version": version, "tab": "templates"]) + "#" + PageAddress.encoded(path)
            default: nil
            }
        }
        return ["html": shown(readme?.content.html), "isShortened": readme?.isShortened ?? false]
    }

    // MARK: files

    private var values: PageData {
        let find = String((view.visit.query["find"] ?? "").prefix(100))
        guard let bytes = chart.rawValues, !bytes.isEmpty else {
            return files([], empty: ("No values", "The chart has no values.yaml."))
        }
        let listing = CodeListing(bytes, .yaml, anchor: "v")
        let search = LineSearch(find, in: bytes)
        var data = files([file("values.yaml", listing, isOpen: true, id: "listing", marking: search.lines)])
        data["find"] = [
            "tab": ChartTab.values.rawValue, "version": shown(view.isNewest ? nil : view.version.version),
            "text": find, "hits": shown(find.isEmpty ? nil : search.data),
        ]
        return data
    }

    private var templates: PageData {
        let sorted = chart.templates.sorted { ($0.rank, $0.name) < ($1.rank, $1.name) }
        let budget = SizeBudget(CodeListing.longest)
        let shownFiles = sorted.enumerated().map { index, template -> PageData in
            guard budget.takes(template.bytes.count) else {
                return file(template.name, nil, isOpen: false)
            }
            let listing = CodeListing(template.bytes, CodeListing.language(ofFile: template.name))
            return file(template.name, listing, isOpen: index == 0)
        }
        return files(shownFiles, empty: ("No templates", "The chart renders nothing by itself."))
    }

    private func files(_ files: [PageData], empty: (String, String) = ("", "")) -> PageData {
        [
            "files": files, "hasFiles": !files.isEmpty, "find": false, "emptyHeading": empty.0, "emptyText": empty.1,
        ]
    }

    private func file(
        _ name: String, _ listing: CodeListing?, isOpen: Bool, id: String? = nil, marking lines: Set<Int> = []
    ) -> PageData {
        var note = listing.map { PageText.count($0.lineCount, "line") } ?? "in the package only"
        if listing?.isShortened == true { note += ", shortened" }
        return [
            "name": name, "anchor": PageAddress.encoded(name), "note": note, "isOpen": isOpen, "id": shown(id),
            "html": listing?.marking(lines) ?? "",
        ]
    }

    // MARK: tables

    private var schema: PageData {
        let found = chart.schema.flatMap(SchemaExplorer.properties)
        let properties = found?.properties ?? []
        return [
            "hasProperties": !properties.isEmpty, "properties": properties.map { $0.data(depth: 0) },
            "isShortened": found?.isShortened ?? false,
        ]
    }

    private var dependencies: PageData {
        let locked = Dictionary(
            (chart.lock?.dependencies ?? []).compactMap { $0.map { ($0.name, $0.version) } }
        ) { first, _ in first }
        let rows = chart.metadata.listedDependencies.prefix(200).map { dependency -> PageData in
            let outside = SafeLink.outside(dependency.repository)
            return [
                "name": dependency.name, "alias": shown(dependency.alias), "version": dependency.version,
                "locked": shown(locked[dependency.name]), "repository": dependency.repository,
                "repositoryAddress": shown(outside),
                "condition": dependency.condition.isEmpty
                    ? dependency.tags.joined(separator: ", ") : dependency.condition,
                "address": false,
            ]
        }
        return ["rows": Array(rows), "hasRows": !rows.isEmpty]
    }

    private static let mostVersions = 500

    private var versions: PageData {
        let rows = view.versions.prefix(Self.mostVersions).map { version -> PageData in
            let isCurrent = version.version == view.version.version
            let record = try? version.record()
            return [
                "version": version.version, "address": view.link(to: version), "isCurrent": isCurrent,
                "isPrerelease": version.isPrerelease, "isDeprecated": record?.metadata.isDeprecated ?? false,
                "appVersion": record?.metadata.appVersion ?? "", "date": PageText.date(version.created),
                "size": PageText.size(version.size), "compare": shown(isCurrent ? nil : view.comparison(from: version)),
                "current": view.version.version,
            ]
        }
        return [
            "rows": Array(rows), "isShortened": view.versions.count > Self.mostVersions,
            "hasOthers": view.versions.count > 1,
        ]
    }

    private var changes: PageData {
        let annotations = view.package.annotations
        let lines = annotations.changes.map { change -> PageData in
            [
                "kind": change.kind.isEmpty ? "note" : change.kind, "tone": Self.tone(of: change.kind),
                "text": change.description, "links": change.links.map { ["name": $0.name, "address": $0.address] },
            ]
        }
        let images = annotations.images.map { image -> PageData in
            ["name": image.name, "image": image.image, "platforms": image.platforms.joined(separator: ", ")]
        }
        let section: PageData = ["heading": "Changes in \(view.version.version)", "changes": lines]
        let table: PageData = ["rows": images]
        return ["sections": lines.isEmpty ? [] : [section], "images": shown(images.isEmpty ? nil : table)]
    }

    private static func tone(of kind: String) -> String {
        switch kind {
        case "added", "fixed": "good"
        case "removed", "security": "bad"
        case "deprecated": "warn"
        case "changed": "mark"
        default: ""
        }
    }
}

extension ChartFile {
    /// Manifests come first, then notes, then files that only hold definitions.
    fileprivate var rank: Int {
        let last = name.split(separator: "/").last ?? ""
        return last.hasPrefix("_") || last.hasSuffix(".tpl") ? 2 : last.hasSuffix(".txt") ? 1 : 0
    }
}

/// How many bytes of files a page still shows.
private final class SizeBudget {
    private var left: Int

    init(_ bytes: Int) {
        left = bytes
    }

    /// Takes a file's bytes off, unless too few are left.
    func takes(_ bytes: Int) -> Bool {
        guard bytes <= left else { return false }
        left -= bytes
        return true
    }
}

extension SchemaProperty {
    /// What the `property` template shows.
    func data(depth: Int) -> PageData {
        [
            "name": name, "path": path, "types": shown(types.joined(separator: " or ")), "isRequired": isRequired,
            "isDeprecated": isDeprecated, "about": shown(title.isEmpty || !description.isEmpty ? description : title),
            "default": shown(defaultValue), "choices": shown(choices.joined(separator: ", ")),
            "rules": shown(rules.joined(separator: "; ")), "hasChildren": !children.isEmpty, "isOpen": depth == 0,
            "children": children.map { $0.data(depth: depth + 1) },
        ]
    }
}
