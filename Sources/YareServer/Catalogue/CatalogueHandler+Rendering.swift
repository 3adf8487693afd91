import Hummingbird
import YareBase

// Pages that render a chart with a visitor's values.
extension CatalogueHandler {
    private static let longestForm = 1 << 20

    /// The form of a request, or the query of one without a form.
    func form(_ request: Request, _ visit: Visit) async throws -> RequestQuery {
        guard request.method == .post else { return visit.query }
        var body = Self.longestForm
        var text: [UInt8] = []
        for try await buffer in request.body {
            body -= buffer.readableBytes
            guard body >= 0 else { throw YareError.uploadTooLarge(limit: Self.longestForm) }
            text += buffer.readableBytesView
        }
        return RequestQuery(String(decoding: text, as: UTF8.self))
    }

    // MARK: playground

    func playground(_ address: ChartAddress, _ visit: Visit, _ request: Request) async throws -> Response {
        guard let playground else { throw YareError.addressNotFound() }
        let view = try await view(of: address, version: visit.query["version"], visit)
        let form = try await form(request, visit)
        var question = PlaygroundRequest(package: [], values: form["values"] ?? "")
        question.releaseName = form["release"].flatMap { $0.isEmpty ? nil : $0 } ?? "my-" + address.name
        question.namespace = form["namespace"].flatMap { $0.isEmpty ? nil : $0 } ?? "default"
        question.kubeVersion = form["kube"] ?? ""
        question.package = try await bytes(of: view.version)
        let page = PlaygroundPage(
            view: view, request: question, outcome: await playground.outcome(of: question))
        if form["fragment"] != nil { return Response.page(pages.part("rendered", page.rendered), to: request) }
        return html(page.page, visit, request)
    }

    private func bytes(of version: StoredVersion) async throws -> [UInt8] {
        let repository = site.repository
        return try await site.queries.run {
            guard let content = try repository.package(of: version) else {
                throw YareError.fileNotFound(version.fileName)
            }
            return try content.bytes()
        }
    }

    // MARK: comparison

    func comparison(_ address: ChartAddress, _ visit: Visit, _ request: Request) async throws -> Response {
        let form = try await form(request, visit)
        let named = (old: form["from"] ?? visit.query["from"], new: form["to"] ?? visit.query["to"])
        var view = try await view(of: address, version: named.new, visit)
        if named.old == nil, named.new == nil, view.version == view.versions.last, let newest = view.versions.first {
            // the only release is older than all prereleases
            view = try await self.view(of: address, version: newest.version, visit)
        }
        let old = try await older(than: view, named: named.old)
        let kind = form["view"].flatMap(ComparisonKind.init) ?? .values
        let values = form["values"] ?? ""
        let compared = try await compare(old, view, kind, values: values)
        let page = ComparisonPage(
            view: view, old: old, kind: kind, values: values, files: compared.files, problems: compared.problems)
        let pages = pages
        return Response.page(
            try await site.queries.run { pages.html(of: page.page, for: visit) }, to: request)
    }

    /// The version to compare with: the one that is named, else the one before.
    private func older(than view: ChartView, named version: String?) async throws -> StoredVersion {
        guard let version else {
            let index = view.versions.firstIndex { $0.version == view.version.version } ?? 0
            return view.versions.dropFirst(index + 1).first ?? view.version
        }
        let (repository, address) = (site.repository, view.address)
        return try await site.queries.run {
            try repository.version(version, of: address.name, in: address.tenant)
        }
    }

    private func compare(
        _ old: StoredVersion, _ view: ChartView, _ kind: ComparisonKind, values: String
    ) async throws -> (files: [FileComparison], problems: [Diagnostic]) {
        if kind == .manifests { return try await compareManifests(old, view.version, view, values: values) }
        let packages = packages
        return try await site.queries.run {
            let comparison = ChartComparison(old: try packages.package(of: old).chart, new: view.package.chart)
            return (kind == .values ? comparison.values : comparison.templates, [])
        }
    }

    private func compareManifests(
        _ old: StoredVersion, _ new: StoredVersion, _ view: ChartView, values: String
    ) async throws -> (files: [FileComparison], problems: [Diagnostic]) {
        guard let playground else { throw YareError.addressNotFound() }
        let name = "my-" + view.address.name
        let before = await playground.outcome(
            of: PlaygroundRequest(package: try await bytes(of: old), values: values, releaseName: name))
        let after = await playground.outcome(
            of: PlaygroundRequest(package: try await bytes(of: new), values: values, releaseName: name))
        let problems = before.diagnostics + after.diagnostics.filter { !before.diagnostics.contains($0) }
        if before.hasFailed || after.hasFailed { return ([], problems) }
        return (try await site.queries.run { FileComparison.compare(before, after) }, problems)
    }
}
