import YareBase
import YareChart

/// What stands beside a chart: how to install it, its versions, people, links, and what the package is.
struct ChartSide {
    let view: ChartView

    private static let mostVersions = 6
    private static let mostEntries = 30

    var data: PageData {
        let versions = view.versions.prefix(Self.mostVersions).map { version -> PageData in
            [
                "version": version.version, "address": view.link(to: version), "date": PageText.date(version.created),
                "isCurrent": version.version == view.version.version,
            ]
        }
        let all: PageData? =
            view.versions.count > versions.count
            ? ["address": view.link(tab: ChartTab.versions.rawValue), "count": view.versions.count] : nil
        return [
            "commands": InstallCommands(view: view).data, "versions": versions, "allVersions": shown(all),
            "playground": shown(view.hasPlayground && !view.package.chart.isLibrary ? view.link("playground") : nil),
            "links": links, "hasLinks": !links.isEmpty, "maintainers": maintainers,
            "hasMaintainers": !maintainers.isEmpty, "keywords": keywords, "hasKeywords": !keywords.isEmpty,
            "facts": facts,
        ]
    }

    private var keywords: [PageData] {
        view.metadata.keywords.prefix(Self.mostEntries).map { keyword in
            [
                "name": keyword,
                "address": PageAddress.make(
                    view.visit.base + "/catalogue", ["keyword": String(keyword.lowercased().prefix(50))]),
            ]
        }
    }

    private var links: [PageData] {
        var links: [(String, String?)] = [("Home page", SafeLink.outside(view.metadata.home))]
        links += view.package.annotations.links.map { ($0.name, $0.address) }
        links += view.metadata.sources.prefix(Self.mostEntries).map { (Self.short($0), SafeLink.outside($0)) }
        links += view.package.annotations.screenshots.map { ("Screenshot: " + $0.name, $0.address) }
        links += view.package.annotations.recommendations.map { ("Recommended: " + Self.short($0), $0) }
        return links.compactMap { name, address in address.map { ["name": name, "address": $0] } }
    }

    /// An address as people read it: without the scheme.
    private static func short(_ address: String) -> String {
        for prefix in ["https://", "http://"] where address.hasPrefix(prefix) {
            return String(address.dropFirst(prefix.count))
        }
        return address
    }

    private var maintainers: [PageData] {
        let listed = view.metadata.maintainers.compactMap(\.self).prefix(Self.mostEntries).map { maintainer in
            let mail = maintainer.email.isEmpty ? nil : SafeLink.outside("mailto:" + maintainer.email)
            return (maintainer.name, SafeLink.outside(maintainer.url) ?? mail)
        }
        let people = listed.isEmpty ? view.package.annotations.maintainers.map { ($0.name, $0.address) } : listed
        return people.filter { !$0.0.isEmpty }.map { ["name": $0.0, "address": shown($0.1)] }
    }

    private var facts: [PageData] {
        let package = view.visit.base + view.address.tenant.address("charts/" + view.version.fileName)
        var facts = [
            Self.fact("File", view.version.fileName, PageAddress.make(package)),
            Self.fact("Size", PageText.size(view.version.size)), Self.fact("SHA-256", view.version.digest),
        ]
        if !view.metadata.kubeVersion.isEmpty { facts.append(Self.fact("Kubernetes", view.metadata.kubeVersion)) }
        if view.hasProvenance {
            facts.append(Self.fact("Provenance", view.version.fileName + ".prov", PageAddress.make(package + ".prov")))
        }
        let annotations = view.package.annotations
        if let key = annotations.signKeyFingerprint {
            facts.append(Self.fact("Signing key", key, annotations.signKeyAddress, isOutside: true))
        }
        let crds = view.package.chart.crds.count
        if crds > 0 { facts.append(Self.fact("CRD files", String(crds))) }
        let feed = view.visit.base + view.address.path("feeds", suffix: ".xml")
        facts.append(Self.fact("Feed", "New versions (RSS)", PageAddress.make(feed)))
        let badge = view.visit.base + view.address.path("badges", suffix: ".svg")
        facts.append(Self.fact("Badge", "SVG with the newest version", PageAddress.make(badge)))
        return facts
    }

    private static func fact(
        _ name: String, _ text: String, _ address: String? = nil, isOutside: Bool = false
    ) -> PageData {
        ["name": name, "text": text, "address": shown(address), "isOutside": isOutside]
    }
}

/// The commands that install a chart from this server.
struct InstallCommands {
    let view: ChartView

    var data: [PageData] {
        commands.map { ["title": $0.0, "words": Self.words(of: $0.1)] }
    }

    /// The words of a command, each with the space before it: where a line is too long, it breaks between words.
    private static func words(of command: String) -> [PageData] {
        var (words, rest): ([PageData], Substring) = ([], command[...])
        while !rest.isEmpty {
            let space = rest.prefix(while: \.isWhitespace)
            let word = rest.dropFirst(space.count).prefix { !$0.isWhitespace }
            words.append(["space": String(space), "word": String(word)])
            rest = rest.dropFirst(space.count + word.count)
        }
        return words
    }

    private var commands: [(String, String)] {
        let (tenant, name) = (view.address.tenant.text, view.address.name)
        let repository = tenant.split(separator: "/").last.map(String.init) ?? "yare"
        let url = view.visit.origin + view.visit.base + (tenant.isEmpty ? "" : "/" + tenant)
        let host = view.visit.origin.split(separator: "/").last.map(String.init) ?? "localhost"
        let registry = "oci://\(host)/\(tenant.isEmpty ? name : tenant + "/" + name)"
        let version = "--version \(view.version.version)"
        let plain = view.visit.isSecure ? "" : " --plain-http"
        if view.package.chart.isLibrary { return [dependency(url, version: view.version.version)] }
        return [
            ("Yare", "yare repo add \(repository) \(url)\nyare install my-\(name) \(repository)/\(name) \(version)"),
            ("Helm", "helm repo add \(repository) \(url)\nhelm install my-\(name) \(repository)/\(name) \(version)"),
            ("Yare or Helm, from the registry", "helm install my-\(name) \(registry) \(version)\(plain)"),
        ]
    }

    /// A library is not installed: other charts depend on it.
    private func dependency(_ url: String, version: String) -> (String, String) {
        (
            "In the Chart.yaml that uses it",
            "dependencies:\n  - name: \(view.address.name)\n    version: \(version)\n    repository: \(url)"
        )
    }
}
