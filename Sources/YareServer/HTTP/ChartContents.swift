import Hummingbird
import YareBase
import YareChart

/// What is inside a package, for the API.
struct ChartContents: Sendable {
    let site: RepositorySite
    let version: StoredVersion

    /// The templates and values, their bytes in base64 as ChartMuseum gives them.
    func templates() async throws -> Response {
        let chart = try await load()
        let templates = chart.templates.map { file -> Value in
            ["name": .string(file.name), "data": .string(Base64.standard.encoded(file.bytes))]
        }
        return .json(["templates": .list(templates), "values": .map(chart.values)])
    }

    /// The values file.
    func values() async throws -> Response {
        guard let values = try await load().rawValues else { throw YareError.fileNotFound("values.yaml") }
        return .content(String(decoding: values, as: UTF8.self), type: "application/yaml")
    }

    private func load() async throws -> Chart {
        let (repository, version) = (site.repository, version)
        return try await site.uploads.run {
            guard let content = try repository.package(of: version) else {
                throw YareError.fileNotFound(version.fileName)
            }
            var loader = ChartLoader()
            return try loader.load(archive: try content.bytes())
        }
    }
}
