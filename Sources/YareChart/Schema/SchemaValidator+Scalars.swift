import YareBase

extension SchemaValidator {
    /// The keywords of numbers.
    func checkNumber(_ value: Value, _ node: SchemaNode, _ place: SchemaPlace, _ result: inout SchemaResult) {
        guard let number = value.doubleValue else { return }
        if let divisor = node.multipleOf, !DecimalNumber(number).isMultiple(of: DecimalNumber(divisor)) {
            result.add("Must be a multiple of \(text(divisor))", at: place)
        }
        if let bound = node.maximum, number > bound {
            result.add("Must be less than or equal to \(text(bound))", at: place)
        }
        if let bound = node.exclusiveMaximum, number >= bound {
            result.add("Must be less than \(text(bound))", at: place)
        }
        if let bound = node.minimum, number < bound {
            result.add("Must be greater than or equal to \(text(bound))", at: place)
        }
        if let bound = node.exclusiveMinimum, number <= bound {
            result.add("Must be greater than \(text(bound))", at: place)
        }
        if let format = node.format, SchemaFormats.names.contains(format) {
            result.add("Does not match format '\(format)'", at: place)
        }
        result.score += 1
    }

    private func text(_ number: Double) -> String {
        FloatText.text(number, .g)
    }

    /// The keywords of strings; lengths are counted in Unicode scalars.
    func checkString(_ value: Value, _ node: SchemaNode, _ place: SchemaPlace, _ result: inout SchemaResult) {
        guard case .string(let text) = value else { return }
        if node.minLength != nil || node.maxLength != nil {
            let length = text.unicodeScalars.count
            if let least = node.minLength, length < least {
                result.add("String length must be greater than or equal to \(least)", at: place)
            }
            if let most = node.maxLength, length > most {
                result.add("String length must be less than or equal to \(most)", at: place)
            }
        }
        if let pattern = node.pattern, !pattern.matches(text) {
            result.add("Does not match pattern '\(pattern.text)'", at: place)
        }
        if let format = node.format, !schema.formats.isValid(text, format) {
            result.add("Does not match format '\(format)'", at: place)
        }
        result.score += 1
    }
}
