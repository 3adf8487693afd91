import YareBase

extension SchemaValidator {
    /// All keywords of objects but `properties`, which Helm's validator comes to last.
    mutating func checkObject(
        _ entries: ValueMap, _ node: SchemaNode, _ place: SchemaPlace, _ result: inout SchemaResult
    ) {
        if let least = node.minProperties, entries.count < least {
            result.add("Must have at least \(least) properties", at: place)
        }
        if let most = node.maxProperties, entries.count > most {
            result.add("Must have at most \(most) properties", at: place)
        }
        for name in node.required {
            if entries[name] != nil {
                result.score += 1
            } else {
                result.add("\(name) is required", at: place)
            }
        }
        checkOtherProperties(entries, node, place, &result)
        if let names = node.propertyNames { checkNames(entries, names, place, &result) }
        result.score += 1
    }

    /// `patternProperties`, and `additionalProperties` for what neither that nor `properties` speaks of.
    private mutating func checkOtherProperties(
        _ entries: ValueMap, _ node: SchemaNode, _ place: SchemaPlace, _ result: inout SchemaResult
    ) {
        if node.patternProperties.isEmpty, node.additionalProperties == nil { return }
        for (key, value) in entries {
            let isDescribed = node.properties.contains { $0.name == key }
            var isMatched = false
            for (pattern, schema) in node.patternProperties where pattern.matches(key) {
                isMatched = true
                result.evaluated.properties.insert(key)
                result.mergeInner(self.result(value, schema, place.appending(key)))
            }
            if isMatched { result.score += 1 }
            if !isDescribed, !isMatched { checkAdditional(key, value, node, place, &result) }
        }
    }

    private mutating func checkAdditional(
        _ key: String, _ value: Value, _ node: SchemaNode, _ place: SchemaPlace, _ result: inout SchemaResult
    ) {
        switch node.additionalProperties {
        case nil: return
        case .allowed(let isAllowed)?:
            if !isAllowed { result.add("Additional property \(key) is not allowed", at: place) }
        case .schema(let schema)?: result.mergeInner(self.result(value, schema, place.appending(key)))
        }
        result.evaluated.properties.insert(key)
    }

    private mutating func checkNames(
        _ entries: ValueMap, _ schema: Int, _ place: SchemaPlace, _ result: inout SchemaResult
    ) {
        for key in entries.keys {
            let attempt = self.result(.string(key), schema, place)
            guard !attempt.isValid else { continue }
            result.add("Property name of \"\(key)\" does not match", at: place)
            result.mergeInner(attempt)
        }
    }

    /// `properties`.
    mutating func checkProperties(
        _ entries: ValueMap, _ node: SchemaNode, _ place: SchemaPlace, _ result: inout SchemaResult
    ) {
        for (name, schema) in node.properties {
            guard let value = entries[name] else { continue }
            result.mergeInner(self.result(value, schema, place.appending(name)))
            result.evaluated.properties.insert(name)
        }
    }

    /// `unevaluatedProperties`, once all other keywords have spoken.
    mutating func checkUnevaluatedProperties(
        _ entries: ValueMap, _ node: SchemaNode, _ place: SchemaPlace, _ result: inout SchemaResult
    ) {
        guard let schema = node.unevaluatedProperties else { return }
        for (key, value) in entries where !result.evaluated.properties.contains(key) {
            let attempt = self.result(value, schema, place.appending(key))
            if attempt.isValid {
                result.evaluated.properties.insert(key)
            } else if self.schema.nodes[schema].alwaysPasses == false {
                result.add("Unevaluated property \(key) is not allowed", at: place)
            } else {
                result.mergeInner(attempt)
            }
        }
    }
}
