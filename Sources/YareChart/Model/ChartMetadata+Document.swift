public import YareBase
import YareYAML

extension ChartMetadata {
    /// The metadata as plain data, as Helm's Go struct turns into JSON: what is empty is left out, and so is what Helm
    /// does not know.
    public var document: ValueMap {
        var document = ValueMap()
        for (key, text) in texts where !text.isEmpty { document[key] = .string(text) }
        for (key, list) in [("sources", sources), ("keywords", keywords)] where !list.isEmpty {
            document[key] = .list(list.map(Value.string))
        }
        if isDeprecated { document["deprecated"] = true }
        if !annotations.isEmpty { document["annotations"] = .map(annotations.mapValues(Value.string)) }
        if !maintainers.isEmpty { document["maintainers"] = .list(maintainers.map { $0?.document ?? .null }) }
        if !dependencies.isEmpty { document["dependencies"] = .list(dependencies.map { $0?.document ?? .null }) }
        return document
    }

    /// The bytes of `Chart.yaml` as Helm writes it into packages.
    ///
    /// - Throws: `yaml.unwritable`.
    public func chartFile() throws(YareError) -> [UInt8] {
        Array(try YAMLWriter.text(of: .map(document)).utf8)
    }

    private var texts: [(key: String, text: String)] {
        [
            ("name", name), ("home", home), ("version", version), ("description", description), ("icon", icon),
            ("apiVersion", apiVersion), ("condition", condition), ("tags", tags), ("appVersion", appVersion),
            ("kubeVersion", kubeVersion), ("type", type),
        ]
    }
}

extension ChartMaintainer {
    /// The maintainer as plain data, what is empty left out.
    public var document: Value {
        .map(
            ValueMap(
                [("name", name), ("email", email), ("url", url)].filter { !$0.1.isEmpty }.map { ($0, .string($1)) }))
    }
}

extension ChartDependency {
    /// The dependency as plain data: name and repository always, the rest when it is not empty.
    public var document: Value {
        var document: ValueMap = ["name": .string(name), "repository": .string(repository)]
        for (key, text) in [("version", version), ("condition", condition), ("alias", alias)] where !text.isEmpty {
            document[key] = .string(text)
        }
        if !tags.isEmpty { document["tags"] = .list(tags.map(Value.string)) }
        if isEnabled { document["enabled"] = true }
        if !importValues.isEmpty { document["import-values"] = .list(importValues) }
        return .map(document)
    }
}

extension ChartLock {
    /// The lock as plain data.
    public var document: ValueMap {
        [
            "dependencies": .list(dependencies.map { $0?.document ?? .null }), "digest": .string(digest),
            "generated": .string(generated),
        ]
    }

    /// The bytes of the lock file as Helm writes it.
    ///
    /// - Throws: `yaml.unwritable`.
    public func lockFile() throws(YareError) -> [UInt8] {
        Array(try YAMLWriter.text(of: .map(document)).utf8)
    }
}
