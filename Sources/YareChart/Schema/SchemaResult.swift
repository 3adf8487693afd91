import YareBase

/// What checking a value against one schema has found so far.
struct SchemaResult {
    var violations: [SchemaViolation] = []

    /// How well the value fits; of several schemas that all fail, the violations of the best one are told.
    var score = 0

    /// The properties and items that some keyword has spoken of, for the `unevaluated…` keywords.
    var evaluated = Evaluated()

    struct Evaluated {
        var properties: Set<String> = []
        var items: Set<Int> = []

        mutating func formUnion(_ other: Evaluated) {
            properties.formUnion(other.properties)
            items.formUnion(other.items)
        }
    }

    var isValid: Bool { violations.isEmpty }

    mutating func add(_ description: String, at place: SchemaPlace) {
        violations.append(SchemaViolation(field: place.text, description: description))
        score -= 2
    }

    /// Takes over what checking the same value against another schema has found.
    mutating func merge(_ other: SchemaResult) {
        mergeInner(other)
        if other.isValid { evaluated.formUnion(other.evaluated) }
    }

    /// Takes over what checking a property or item of the value has found.
    mutating func mergeInner(_ other: SchemaResult) {
        violations += other.violations
        score += other.score
    }
}

/// A place in the checked value; it becomes text only when something is wrong there.
indirect enum SchemaPlace {
    case root
    case step(String, of: SchemaPlace)

    /// The steps joined by dots; `(root)` for the value itself.
    var text: String {
        var steps: [String] = []
        var place = self
        while case .step(let step, let parent) = place {
            steps.append(step)
            place = parent
        }
        return steps.isEmpty ? "(root)" : steps.reversed().joined(separator: ".")
    }

    func appending(_ step: String) -> SchemaPlace { .step(step, of: self) }
}
