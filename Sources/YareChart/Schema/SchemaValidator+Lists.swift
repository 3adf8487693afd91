import YareBase

extension SchemaValidator {
    /// All keywords of lists but `unevaluatedItems`.
    mutating func checkList(
        _ elements: [Value], _ node: SchemaNode, _ place: SchemaPlace, _ result: inout SchemaResult
    ) {
        checkItems(elements, node, place, &result)
        if let least = node.minItems, elements.count < least {
            result.add("Array must have at least \(least) items", at: place)
        }
        if let most = node.maxItems, elements.count > most {
            result.add("Array must have at most \(most) items", at: place)
        }
        if node.hasUniqueItems { checkUniqueness(of: elements, place, &result) }
        if let schema = node.contains { checkContains(elements, schema, node, place, &result) }
        result.score += 1
    }

    private mutating func checkItems(
        _ elements: [Value], _ node: SchemaNode, _ place: SchemaPlace, _ result: inout SchemaResult
    ) {
        for (index, element) in elements.enumerated() {
            if let schema = node.items {
                checkItem(index, element, schema, place, &result)
            } else if index < node.positionalItems.count {
                checkItem(index, element, node.positionalItems[index], place, &result)
            } else if !node.positionalItems.isEmpty, case .schema(let schema)? = node.additionalItems {
                checkItem(index, element, schema, place, &result)
            }
        }
        guard !node.positionalItems.isEmpty, elements.count > node.positionalItems.count else { return }
        guard case .allowed(let areAllowed)? = node.additionalItems else { return }
        result.evaluated.items.formUnion(elements.indices)
        if !areAllowed { result.add("No additional items allowed on array", at: place) }
    }

    private mutating func checkItem(
        _ index: Int, _ element: Value, _ schema: Int, _ place: SchemaPlace, _ result: inout SchemaResult
    ) {
        result.mergeInner(self.result(element, schema, place.appending("\(index)")))
        result.evaluated.items.insert(index)
    }

    private func checkUniqueness(of elements: [Value], _ place: SchemaPlace, _ result: inout SchemaResult) {
        var positions: [Value: Int] = [:]
        for (index, element) in elements.enumerated() {
            if let earlier = positions.updateValue(index, forKey: element.withUnifiedNumbers) {
                result.add("array items[\(earlier),\(index)] must be unique", at: place)
            }
        }
    }

    private mutating func checkContains(
        _ elements: [Value], _ schema: Int, _ node: SchemaNode, _ place: SchemaPlace, _ result: inout SchemaResult
    ) {
        var best: SchemaResult?
        var matches: [Int] = []
        for (index, element) in elements.enumerated() {
            let attempt = self.result(element, schema, place.appending("\(index)"))
            if attempt.isValid {
                matches.append(index)
            } else if attempt.score > best?.score ?? Int.min {
                best = attempt
            }
        }
        if self.schema.draft >= .of2020 { result.evaluated.items.formUnion(matches) }
        if matches.count < node.minContains ?? 1 {
            let least = node.minContains.map { "At least \($0)" } ?? "At least one"
            result.add("\(least) of the items must match", at: place)
            if matches.isEmpty, let best { result.mergeInner(best) }
        }
        if let most = node.maxContains, matches.count > most {
            result.add("At most \(most) of the items must match", at: place)
        }
    }

    /// `unevaluatedItems`, once all other keywords have spoken.
    mutating func checkUnevaluatedItems(
        _ elements: [Value], _ node: SchemaNode, _ place: SchemaPlace, _ result: inout SchemaResult
    ) {
        guard let schema = node.unevaluatedItems else { return }
        for (index, element) in elements.enumerated() where !result.evaluated.items.contains(index) {
            let attempt = self.result(element, schema, place.appending("\(index)"))
            if attempt.isValid {
                result.evaluated.items.insert(index)
            } else if self.schema.nodes[schema].alwaysPasses == false {
                result.add("Unevaluated item \(index) is not allowed", at: place)
            } else {
                result.mergeInner(attempt)
            }
        }
    }
}

extension Value {
    /// The value with all numbers as floating point, so that equal numbers are equal values.
    fileprivate var withUnifiedNumbers: Value {
        switch self {
        case .int(let number): .double(Double(number))
        case .list(let elements): .list(elements.map(\.withUnifiedNumbers))
        case .map(let entries): .map(entries.mapValues(\.withUnifiedNumbers))
        default: self
        }
    }
}
