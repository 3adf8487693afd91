import YareBase
import YareYAML

extension ChartLinter {
    /// The remarks about `Chart.yaml`.
    func chartFileMessages() -> [LintMessage] {
        let name = "Chart.yaml"
        var messages: [LintMessage] = []
        if let status = try? FileStatus(path(name)), status.isFolder {
            messages.append(LintMessage(.error, name, "should be a file, not a directory"))
        }
        do {
            let document = try ChartDocument.parse(try FileBytes(path(name)).bytes, name)
            var metadata = ChartMetadata()
            try metadata.read(document)
            messages += ChartFileLinter(metadata: metadata, document: document).messages
        } catch {
            messages.append(LintMessage(.error, name, "unable to parse YAML\n\t\(error.message)"))
        }
        return messages
    }
}

/// Examines what `Chart.yaml` says.
private struct ChartFileLinter {
    let metadata: ChartMetadata
    let document: Value

    var messages: [LintMessage] {
        let errors =
            [name, apiVersion, type(of: "version"), version, type(of: "appVersion"), maintainer, source]
            .compactMap(\.self).map(error)
        let icon = metadata.icon.isEmpty ? [LintMessage(.information, "Chart.yaml", "icon is recommended")] : []
        return errors + icon + [iconPlace, chartType, dependencies].compactMap(\.self).map(error)
    }

    private func error(_ message: String) -> LintMessage {
        LintMessage(.error, "Chart.yaml", message)
    }

    private var name: String? {
        if metadata.name.isEmpty { return "name is required" }
        return metadata.name.baseName == metadata.name ? nil : "chart name \"\(metadata.name)\" is invalid"
    }

    private var apiVersion: String? {
        let choice = "The value must be either \"v1\" or \"v2\""
        if metadata.apiVersion.isEmpty { return "apiVersion is required. \(choice)" }
        if ["v1", "v2"].contains(metadata.apiVersion) { return nil }
        return "apiVersion '\(metadata.apiVersion)' is not valid. \(choice)"
    }

    /// Helm reads numbers as text, but wants them written as text.
    private func type(of field: String) -> String? {
        guard let value = document[field], value.stringValue == nil else { return nil }
        let type =
            switch value {
            case .null: "<nil>"
            case .int: "float64"
            default: GoText.typeName(of: value)
            }
        return "\(field) should be of type string but it's of type \(type)"
    }

    private var version: String? {
        if metadata.version.isEmpty { return "version is required" }
        guard let version = try? SemanticVersion(metadata.version) else {
            return "version '\(metadata.version)' is not a valid SemVer"
        }
        if ChartVersions.matches(metadata.version, constraint: ">0.0.0-0") { return nil }
        return "version \(version) is less than or equal to 0.0.0-0"
    }

    private var maintainer: String? {
        for maintainer in metadata.maintainers {
            guard let maintainer else { return "a maintainer entry is empty" }
            if maintainer.name.isEmpty { return "each maintainer requires a name" }
            if !maintainer.email.isEmpty, !HostText.isEmail(maintainer.email) || !maintainer.email.contains(".") {
                return "invalid email '\(maintainer.email)' for maintainer '\(maintainer.name)'"
            }
            if !maintainer.url.isEmpty, ReferenceText(maintainer.url) == nil {
                return "invalid url '\(maintainer.url)' for maintainer '\(maintainer.name)'"
            }
        }
        return nil
    }

    private var source: String? {
        let wrong = metadata.sources.first { $0.isEmpty || ReferenceText($0)?.hasScheme != true }
        return wrong.map { "invalid source URL '\($0)'" }
    }

    private var iconPlace: String? {
        if metadata.icon.isEmpty || ReferenceText(metadata.icon)?.hasScheme == true { return nil }
        return "invalid icon URL '\(metadata.icon)'"
    }

    private var chartType: String? {
        if metadata.type.isEmpty || metadata.apiVersion == "v2" { return nil }
        return "chart type is not valid in apiVersion '\(metadata.apiVersion)'. It is valid in apiVersion 'v2'"
    }

    private var dependencies: String? {
        if metadata.dependencies.isEmpty || metadata.apiVersion == "v2" { return nil }
        return "dependencies are not valid in the Chart file with apiVersion '\(metadata.apiVersion)'. "
            + "They are valid in apiVersion 'v2'"
    }
}
