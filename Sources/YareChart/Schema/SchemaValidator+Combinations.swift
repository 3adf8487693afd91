import YareBase

extension SchemaValidator {
    /// `anyOf`, `oneOf`, `allOf`, `not`, dependencies, `if`.
    mutating func checkCombinations(
        _ value: Value, _ node: SchemaNode, _ place: SchemaPlace, _ result: inout SchemaResult
    ) {
        if !node.anyOf.isEmpty { checkAnyOf(value, node, place, &result) }
        if !node.oneOf.isEmpty { checkOneOf(value, node, place, &result) }
        if !node.allOf.isEmpty { checkAllOf(value, node, place, &result) }
        if let not = node.not, self.result(value, not, place).isValid {
            result.add("Must not validate the schema (not)", at: place)
        }
        if case .map(let entries) = value { checkDependencies(entries, node, place, &result) }
        if let condition = node.condition { checkCondition(value, condition, node, place, &result) }
        result.score += 1
    }

    private mutating func checkAnyOf(
        _ value: Value, _ node: SchemaNode, _ place: SchemaPlace, _ result: inout SchemaResult
    ) {
        var best: SchemaResult?
        var isValid = false
        for schema in node.anyOf where !isValid || self.schema.draft >= .of2019 {
            let attempt = self.result(value, schema, place)
            if attempt.isValid {
                isValid = true
                result.evaluated.formUnion(attempt.evaluated)
            } else if !isValid, attempt.score > best?.score ?? Int.min {
                best = attempt
            }
        }
        guard !isValid else { return }
        result.add("Must validate at least one schema (anyOf)", at: place)
        if let best { result.merge(best) }
    }

    private mutating func checkOneOf(
        _ value: Value, _ node: SchemaNode, _ place: SchemaPlace, _ result: inout SchemaResult
    ) {
        var best: SchemaResult?
        var valid: [SchemaResult] = []
        for schema in node.oneOf {
            let attempt = self.result(value, schema, place)
            if attempt.isValid {
                valid.append(attempt)
            } else if valid.isEmpty, attempt.score > best?.score ?? Int.min {
                best = attempt
            }
        }
        if valid.count == 1 { return result.evaluated.formUnion(valid[0].evaluated) }
        result.add("Must validate one and only one schema (oneOf)", at: place)
        if valid.isEmpty, let best { result.merge(best) }
    }

    private mutating func checkAllOf(
        _ value: Value, _ node: SchemaNode, _ place: SchemaPlace, _ result: inout SchemaResult
    ) {
        var isValid = true
        for schema in node.allOf {
            let attempt = self.result(value, schema, place)
            isValid = isValid && attempt.isValid
            result.merge(attempt)
        }
        if !isValid { result.add("Must validate all the schemas (allOf)", at: place) }
    }

    private mutating func checkDependencies(
        _ entries: ValueMap, _ node: SchemaNode, _ place: SchemaPlace, _ result: inout SchemaResult
    ) {
        for key in entries.keys {
            for required in node.requiredDependencies[key] ?? [] where entries[required] == nil {
                result.add("Has a dependency on \(required)", at: place)
            }
            if let schema = node.schemaDependencies[key] {
                check(.map(entries), schema, place, &result)
            }
        }
    }

    private mutating func checkCondition(
        _ value: Value, _ condition: Int, _ node: SchemaNode, _ place: SchemaPlace, _ result: inout SchemaResult
    ) {
        let outcome = self.result(value, condition, place)
        if outcome.isValid { result.evaluated.formUnion(outcome.evaluated) }
        let branch = outcome.isValid ? node.consequence : node.alternative
        guard let branch else { return }
        let attempt = self.result(value, branch, place)
        if !attempt.isValid {
            let message = outcome.isValid ? "\"then\" as \"if\" was valid" : "\"else\" as \"if\" was not valid"
            result.add("Must validate \(message)", at: place)
        }
        if attempt.isValid { result.evaluated.formUnion(attempt.evaluated) } else { result.merge(attempt) }
    }
}
