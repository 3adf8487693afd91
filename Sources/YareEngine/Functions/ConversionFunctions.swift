import YareBase
import YareTemplate

/// Sprig's functions that turn a value into another type.
extension FunctionTable {
    static var conversions: [TemplateFunction] {
        [
            TemplateFunction("toString", [.any]) { call throws(YareError) in .string(try call[0].stringValue) },
            TemplateFunction("int", [.any]) { call in .int(Int(call[0].castToInteger)) },
            TemplateFunction("int64", [.any]) { call in .int64(call[0].castToInteger) },
            TemplateFunction("float64", [.any]) { call in .float(call[0].castToFloat) },
            TemplateFunction("atoi", [.string]) { call in .int(Int(decimal(call.string(0)))) },
            TemplateFunction("toDecimal", [.any]) { call throws(YareError) in
                .int64(IntegerText.read(try GoFormatter.text(of: call[0]), radix: 8).number ?? 0)
            },
        ]
    }

    /// Go's `strconv.Atoi` with its error ignored: a number too large is the largest there is.
    private static func decimal(_ text: String) -> Int64 {
        switch IntegerText.read(text) {
        case .number(let number), .outOfRange(let number): number
        case .invalid: 0
        }
    }
}
