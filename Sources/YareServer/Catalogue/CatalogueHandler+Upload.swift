import Hummingbird
import YareBase

// Publishing from the browser.
extension CatalogueHandler {
    func upload(_ visit: Visit, _ request: Request) async throws -> Response {
        guard visit.mayUpload else {
            throw visit.caller.name.map { YareError.forbidden($0, .write, .root) } ?? YareError.unauthorized()
        }
        let (visit, cookie) = withSecret(visit)
        var response = try await uploadPage(visit, request)
        if let cookie { response.setCookie(cookie) }
        return response
    }

    private func uploadPage(_ visit: Visit, _ request: Request) async throws -> Response {
        guard request.method == .post else { return page(visit, request, [:]) }
        do {
            let version = try await publish(visit, request)
            return page(visit, request, ["published": published(version.0, in: version.1, visit)])
        } catch let error as YareError {
            let status = ErrorAnswer.status(of: error)
            guard status != .internalServerError else { throw error }
            return page(
                visit, request, ["error": error.message, "hint": shown(error.diagnostic.hint)], status: status)
        }
    }

    private func publish(_ visit: Visit, _ request: Request) async throws -> (StoredVersion, TenantPath) {
        let form = try await UploadForm(site: site).read(request) { token in
            try requireToken(token, visit, request)
        }
        let tenant = try TenantPath(path: form.fields["repository"] ?? "")
        try visit.require(.write, in: tenant)
        try requireDepth(tenant)
        guard let package = form.package, package.size > 0 else {
            throw YareError.invalidRequest("no package was chosen")
        }
        let replaces = site.options.allowsOverwrite || site.options.allowsForce && form.fields["force"] != nil
        let publication = PublishRequest(
            package: package, provenance: form.provenance.flatMap { $0.size > 0 ? $0 : nil }, replaces: replaces)
        let repository = site.repository
        return (try await site.uploads.run { try repository.publish(publication, in: tenant) }, tenant)
    }

    /// Makes sure that a repository's name has as many parts as the server wants.
    private func requireDepth(_ tenant: TenantPath) throws {
        guard case .exactly(let depth) = site.options.depth, tenant.depth != depth else { return }
        throw YareError.invalidRequest(
            depth == 0 ? "this server has one repository without a name" : "the repository's name has \(depth) parts")
    }

    private func published(_ version: StoredVersion, in tenant: TenantPath, _ visit: Visit) -> PageData {
        let path = ChartAddress(tenant: tenant, name: version.name).path("charts")
        return [
            "name": version.name, "version": version.version,
            "address": PageAddress.make(visit.base + path, ["version": version.version]),
        ]
    }

    private func page(
        _ visit: Visit, _ request: Request, _ data: PageData, status: HTTPResponse.Status = .ok
    ) -> Response {
        let none: PageData = ["error": false, "hint": false, "published": false]
        var data = data.merging(none) { own, _ in own }
        data["token"] = visit.formToken
        data["hasRepositories"] = site.options.depth != .exactly(0)
        data["repositories"] = site.repository.tenants.filter { visit.caller.may(.write, in: $0) }.map(\.text)
        data["repository"] = visit.query["repository"] ?? ""
        return html(
            Page(title: "Upload a chart", template: "upload", data: data, place: .upload), visit, request,
            status: status)
    }
}
