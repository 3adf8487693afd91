public import YareBase

extension ChartMetadata {
    /// Reads what `Chart.yaml`, or a record of a repository's index, says; what Helm does not know there is kept in
    /// ``unknownFields``.
    ///
    /// - Throws: `chart.wrong-type`.
    public init(document: Value) throws(YareError) {
        self.init()
        try read(document)
    }

    /// Sets what a document says and leaves the rest alone, so that `requirements.yaml` can be read over `Chart.yaml`.
    ///
    /// - Throws: `chart.wrong-type`.
    mutating func read(_ document: Value) throws(YareError) {
        var decoder = FieldDecoder()
        if let entries = decoder.entries(document, nil, "chart.Metadata") {
            for (key, value) in entries { read(key, value, &decoder) }
        }
        if let problem = decoder.problem { throw .wrongFieldType(problem) }
    }

    private mutating func read(_ key: String, _ value: Value, _ decoder: inout FieldDecoder) {
        // Go matches the names of fields without regard to case
        switch key.lowercased() {
        case "name": decoder.decode(value, into: &name, "Metadata.name")
        case "home": decoder.decode(value, into: &home, "Metadata.home")
        case "sources": decoder.decode(value, into: &sources, "Metadata.sources")
        case "version": decoder.decode(value, into: &version, "Metadata.version")
        case "description": decoder.decode(value, into: &description, "Metadata.description")
        case "keywords": decoder.decode(value, into: &keywords, "Metadata.keywords")
        case "icon": decoder.decode(value, into: &icon, "Metadata.icon")
        case "apiversion": decoder.decode(value, into: &apiVersion, "Metadata.apiVersion")
        case "condition": decoder.decode(value, into: &condition, "Metadata.condition")
        case "tags": decoder.decode(value, into: &tags, "Metadata.tags")
        case "appversion": decoder.decode(value, into: &appVersion, "Metadata.appVersion")
        case "deprecated": decoder.decode(value, into: &isDeprecated, "Metadata.deprecated")
        case "annotations": decoder.decode(value, into: &annotations, "Metadata.annotations")
        case "kubeversion": decoder.decode(value, into: &kubeVersion, "Metadata.kubeVersion")
        case "type": decoder.decode(value, into: &type, "Metadata.type")
        case "maintainers":
            decoder.decode(value, into: &maintainers, "Metadata.maintainers", type: "chart.Maintainer") {
                ChartMaintainer($1, &$0)
            }
        case "dependencies":
            decoder.decode(value, into: &dependencies, "Metadata.dependencies", type: "chart.Dependency") {
                ChartDependency($1, &$0)
            }
        default: unknownFields[key] = value
        }
    }
}

extension ChartMaintainer {
    init(_ entries: ValueMap, _ decoder: inout FieldDecoder) {
        for (key, value) in entries {
            switch key.lowercased() {
            case "name": decoder.decode(value, into: &name, "Maintainer.maintainers.name")
            case "email": decoder.decode(value, into: &email, "Maintainer.maintainers.email")
            case "url": decoder.decode(value, into: &url, "Maintainer.maintainers.url")
            default: break
            }
        }
    }
}

extension ChartDependency {
    init(_ entries: ValueMap, _ decoder: inout FieldDecoder) {
        let place = "Dependency.dependencies."
        for (key, value) in entries {
            switch key.lowercased() {
            case "name": decoder.decode(value, into: &name, place + "name")
            case "version": decoder.decode(value, into: &version, place + "version")
            case "repository": decoder.decode(value, into: &repository, place + "repository")
            case "condition": decoder.decode(value, into: &condition, place + "condition")
            case "tags": decoder.decode(value, into: &tags, place + "tags")
            case "enabled": decoder.decode(value, into: &isEnabled, place + "enabled")
            case "alias": decoder.decode(value, into: &alias, place + "alias")
            case "import-values":
                importValues = decoder.elements(value, place + "import-values", "[]interface {}") ?? []
            default: break
            }
        }
    }
}

extension ChartLock {
    /// Reads a lock file.
    ///
    /// - Throws: `chart.wrong-type`.
    init(_ document: Value) throws(YareError) {
        var decoder = FieldDecoder()
        for (key, value) in decoder.entries(document, nil, "chart.Lock") ?? ValueMap() {
            switch key.lowercased() {
            case "generated": decoder.decode(value, into: &generated, "Lock.generated")
            case "digest": decoder.decode(value, into: &digest, "Lock.digest")
            case "dependencies":
                decoder.decode(value, into: &dependencies, "Lock.dependencies", type: "chart.Dependency") {
                    ChartDependency($1, &$0)
                }
            default: break
            }
        }
        if let problem = decoder.problem { throw .wrongFieldType(problem) }
    }
}
