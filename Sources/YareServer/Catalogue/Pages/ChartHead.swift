import YareBase
import YareChart

/// The head of every page about a chart.
struct ChartHead {
    let view: ChartView

    var data: PageData {
        let (metadata, annotations) = (view.metadata, view.package.annotations)
        let picture = ChartPicture(view.package.chart) == nil ? nil : view.link("icons")
        return [
            "base": view.visit.base, "name": view.address.name, "chartAddress": view.link(),
            "displayName": annotations.alternativeName ?? metadata.name, "tenant": shown(view.address.tenant.text),
            "tenantAddress": PageAddress.make(
                view.visit.base + "/catalogue", ["repository": view.address.tenant.text]),
            "icon": PageIcons.chart(metadata.name, picture: picture, isBig: true),
            "description": metadata.description, "version": view.version.version,
            "appVersion": shown(metadata.appVersion), "published": published, "license": shown(annotations.license),
            "category": shown(annotations.category), "pills": pills, "newer": shown(newer),
        ]
    }

    private var published: String { "Published " + PageText.date(view.version.created) }

    private var pills: [PageData] {
        let (metadata, annotations) = (view.metadata, view.package.annotations)
        var pills: [(String, String)] = []
        if metadata.isDeprecated { pills.append(("Deprecated", "warn")) }
        if metadata.type == "library" { pills.append(("Library", "mark")) }
        if annotations.isOperator { pills.append(("Operator", "mark")) }
        if annotations.isPrerelease || view.version.isPrerelease { pills.append(("Prerelease", "")) }
        if annotations.containsSecurityUpdates { pills.append(("Security updates", "warn")) }
        if view.hasProvenance { pills.append(("Signed", "good")) }
        return pills.map { ["text": $0.0, "tone": $0.1] }
    }

    private var newer: PageData? {
        guard !view.isNewest, let newest = view.newest else { return nil }
        let comparison = PageAddress.make(
            view.visit.base + view.address.path("compare"), ["from": view.version.version, "to": newest.version])
        return ["address": view.link(to: newest), "version": newest.version, "compare": comparison]
    }
}
