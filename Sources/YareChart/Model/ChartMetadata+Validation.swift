public import YareBase

extension ChartMetadata {
    /// Checks what Helm checks on loading, and takes characters out of the texts that cannot be printed.
    ///
    /// - Throws: `chart.invalid` with Helm's sentence.
    public mutating func validate() throws(YareError) {
        sanitize()
        if apiVersion.isEmpty { throw .invalidChart("chart.metadata.apiVersion is required") }
        if name.isEmpty { throw .invalidChart("chart.metadata.name is required") }
        if name == "." || name == ".." { throw .invalidChart("chart.metadata.name \"\(name)\" is not allowed") }
        if name.utf8.contains(UInt8(ascii: "/")) {
            throw .invalidChart("chart.metadata.name \"\(name)\" is invalid")
        }
        if version.isEmpty { throw .invalidChart("chart.metadata.version is required") }
        if (try? SemanticVersion(version)) == nil {
            throw .invalidChart("chart.metadata.version \"\(version)\" is invalid")
        }
        if !["", "application", "library"].contains(type) {
            throw .invalidChart("chart.metadata.type must be application or library")
        }
        if maintainers.contains(nil) {
            throw .invalidChart("maintainers must not contain empty or null nodes")
        }
        try validateDependencies()
    }

    private mutating func sanitize() {
        for field in ChartMetadata.sanitizedFields { self[keyPath: field].sanitize() }
        for index in sources.indices { sources[index].sanitize() }
        for index in keywords.indices { keywords[index].sanitize() }
        for index in maintainers.indices {
            maintainers[index]?.name.sanitize()
            maintainers[index]?.email.sanitize()
            maintainers[index]?.url.sanitize()
        }
    }

    private static var sanitizedFields: [WritableKeyPath<ChartMetadata, String>] {
        [\.name, \.description, \.home, \.icon, \.condition, \.tags, \.appVersion, \.kubeVersion]
    }

    private mutating func validateDependencies() throws(YareError) {
        var names: Set<String> = []
        for index in dependencies.indices {
            guard var dependency = dependencies[index] else {
                throw .invalidChart("dependencies must not contain empty or null nodes")
            }
            try dependency.validate()
            dependencies[index] = dependency
            let key = dependency.effectiveName
            if !names.insert(key).inserted {
                throw .invalidChart("more than one dependency with name or alias \"\(key)\"")
            }
        }
    }
}

extension ChartDependency {
    /// The name that the subchart bears in the parent's values: the alias, when there is one.
    public var effectiveName: String { alias.isEmpty ? name : alias }

    mutating func validate() throws(YareError) {
        name.sanitize()
        version.sanitize()
        repository.sanitize()
        condition.sanitize()
        for index in tags.indices { tags[index].sanitize() }
        if !alias.utf8.allSatisfy(ChartDependency.isAllowedInAlias) {
            throw .invalidChart("dependency \"\(name)\" has disallowed characters in the alias")
        }
    }

    /// Letters, digits, hyphens and underscores.
    private static func isAllowedInAlias(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}

extension String {
    /// Makes spaces of all white space and takes out what Go does not call printable.
    fileprivate mutating func sanitize() {
        if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return }
        self = String(UnicodeScalarView(unicodeScalars.compactMap(String.sanitized)))
    }

    private static func sanitized(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        if scalar.properties.isWhitespace { return " " }
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator:
            return nil
        default: return scalar
        }
    }
}
