import YareBase
import YareTemplate

/// Sprig's `regex…` functions. The plain ones panic on a bad pattern as Go's `MustCompile` does, the `must…` ones
/// return its error, and `regexMatch` says no.
extension FunctionTable {
    static var regularExpressions: [TemplateFunction] {
        [
            TemplateFunction("regexMatch", [.string, .string]) { call in
                .bool((try? RegularExpressionCache.shared.expression(call.string(0)))?.matches(call.string(1)) ?? false)
            },
            TemplateFunction("mustRegexMatch", [.string, .string]) { call throws(YareError) in
                .bool(try RegularExpressionCache.shared.expression(call.string(0)).matches(call.string(1)))
            },
            TemplateFunction("regexQuoteMeta", [.string]) { call in
                .string(RegularExpression.quotingMetacharacters(call.string(0)))
            },
        ]
            + regex("FindAll", [.string, .string, .int]) { expression, call in
                let matches = expression.allMatches(in: call.string(1), limit: call.int(2))
                return .list(TemplateList(matches.map { .string($0) }, elementType: .string, isNil: matches.isEmpty))
            }
            + regex("Find", [.string, .string]) { expression, call in
                .string(expression.firstMatch(in: call.string(1)))
            }
            + regex("ReplaceAll", [.string, .string, .string]) { expression, call throws(YareError) in
                .string(try expression.replacingAll(in: call.string(1), with: call.string(2)))
            }
            + regex("ReplaceAllLiteral", [.string, .string, .string]) { expression, call throws(YareError) in
                .string(try expression.replacingAll(in: call.string(1), withLiteral: call.string(2)))
            }
            + regex("Split", [.string, .string, .int]) { expression, call in
                let pieces = expression.split(call.string(1), limit: call.int(2))
                return .list(
                    TemplateList(pieces.map { .string($0) }, elementType: .string, isNil: call.int(2) == 0))
            }
    }

    /// A function in its two forms; its first parameter is the pattern.
    private static func regex(
        _ name: String, _ parameters: [TemplateFunction.Parameter],
        _ body: @escaping @Sendable (RegularExpression, borrowing TemplateCall) throws(YareError) -> TemplateValue
    ) -> [TemplateFunction] {
        [
            TemplateFunction("regex" + name, parameters) { call throws(YareError) in
                let pattern = call.string(0)
                let expression: RegularExpression
                do throws(YareError) {
                    expression = try RegularExpressionCache.shared.expression(pattern)
                } catch {
                    throw .mustCompile(pattern, error)
                }
                return try body(expression, call)
            },
            TemplateFunction("mustRegex" + name, parameters) { call throws(YareError) in
                try body(try RegularExpressionCache.shared.expression(call.string(0)), call)
            },
        ]
    }
}
