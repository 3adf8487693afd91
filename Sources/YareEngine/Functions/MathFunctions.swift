import YareBase
import YareTemplate

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Sprig's arithmetic: whole numbers wrap around as Go's do, fractions are added in decimal.
extension FunctionTable {
    static var math: [TemplateFunction] {
        wholeNumbers + extremes + rounding + sequences + fractions
    }

    private static var wholeNumbers: [TemplateFunction] {
        [
            TemplateFunction("add", rest: .any) { call in
                .int64(call.arguments.reduce(0) { $0 &+ $1.castToInteger })
            },
            TemplateFunction("add1", [.any]) { call in .int64(call[0].castToInteger &+ 1) },
            TemplateFunction("sub", [.any, .any]) { call in .int64(call[0].castToInteger &- call[1].castToInteger) },
            TemplateFunction("mul", [.any], rest: .any) { call in
                .int64(call.arguments.reduce(1) { $0 &* $1.castToInteger })
            },
            TemplateFunction("div", [.any, .any]) { call throws(YareError) in
                let divisor = call[1].castToInteger
                guard divisor != 0 else { throw .divisionByZero() }
                return .int64(call[0].castToInteger.dividedReportingOverflow(by: divisor).partialValue)
            },
            TemplateFunction("mod", [.any, .any]) { call throws(YareError) in
                let divisor = call[1].castToInteger
                guard divisor != 0 else { throw .divisionByZero() }
                return .int64(call[0].castToInteger.remainderReportingOverflow(dividingBy: divisor).partialValue)
            },
        ]
    }

    private static var extremes: [TemplateFunction] {
        let largest: TemplateFunction.Body = { call in
            .int64(call.arguments.lazy.map(\.castToInteger).reduce(call[0].castToInteger, max))
        }
        return [
            TemplateFunction("max", [.any], rest: .any, largest),
            TemplateFunction("biggest", [.any], rest: .any, largest),
            TemplateFunction("min", [.any], rest: .any) { call in
                .int64(call.arguments.lazy.map(\.castToInteger).reduce(call[0].castToInteger, min))
            },
            TemplateFunction("maxf", [.any], rest: .any) { call in
                .float(call.arguments.lazy.map(\.castToFloat).reduce(-.infinity, larger))
            },
            TemplateFunction("minf", [.any], rest: .any) { call in
                .float(call.arguments.lazy.map(\.castToFloat).reduce(.infinity) { -larger(-$0, -$1) })
            },
        ]
    }

    /// Go's `math.Max`: infinity wins over NaN, NaN over the rest, and 0 over -0.
    private static func larger(_ one: Double, _ two: Double) -> Double {
        if one == .infinity || two == .infinity { return .infinity }
        if one.isNaN || two.isNaN { return .nan }
        if one == 0, two == 0 { return one.sign == .minus ? two : one }
        return max(one, two)
    }

    private static var rounding: [TemplateFunction] {
        [
            TemplateFunction("ceil", [.any]) { call in .float(call[0].castToFloat.rounded(.up)) },
            TemplateFunction("floor", [.any]) { call in .float(call[0].castToFloat.rounded(.down)) },
            TemplateFunction("round", [.any, .int], rest: .float64) { call in
                .float(
                    rounded(
                        call[0].castToFloat, places: call.int(1), up: call.arguments.count > 2 ? call.float(2) : 0.5))
            },
        ]
    }

    /// Rounds up where the first digit that goes is worth `threshold` or more. Negative numbers always go down, as in Sprig.
    private static func rounded(_ number: Double, places: Int, up threshold: Double) -> Double {
        let power = pow(10, Double(places))
        let shifted = power * number
        let fraction = shifted - shifted.rounded(.towardZero)
        return (fraction >= threshold ? shifted.rounded(.up) : shifted.rounded(.down)) / power
    }

    private static var sequences: [TemplateFunction] {
        [
            TemplateFunction("until", [.int]) { call throws(YareError) in
                integers(try sequence(from: 0, to: call.int(0), by: call.int(0) < 0 ? -1 : 1))
            },
            TemplateFunction("untilStep", [.int, .int, .int]) { call throws(YareError) in
                integers(try sequence(from: call.int(0), to: call.int(1), by: call.int(2)))
            },
            TemplateFunction("seq", rest: .int) { call throws(YareError) in
                let numbers = try inclusiveSequence(call.arguments.indices.map { call.int($0) })
                return .string(numbers.map(String.init).joined(separator: " "))
            },
        ]
    }

    private static func integers(_ numbers: [Int]) -> TemplateValue {
        .list(TemplateList(numbers.map(TemplateValue.int), elementType: .int))
    }

    /// The numbers from `start` towards `stop`, without it; none when the step leads away.
    private static func sequence(from start: Int, to stop: Int, by step: Int) throws(YareError) -> [Int] {
        guard start != stop, step != 0, (step > 0) == (start < stop) else { return [] }
        let (distance, overflows) = stop.subtractingReportingOverflow(start)
        guard !overflows, distance.magnitude / step.magnitude <= 10_000_000 else { throw .resultTooLarge() }
        return Array(stride(from: start, to: stop, by: step))
    }

    /// `seq END`, `seq START END` or `seq START STEP END`, all included; anything else is nothing.
    private static func inclusiveSequence(_ numbers: [Int]) throws(YareError) -> [Int] {
        guard (1...3).contains(numbers.count), let end = numbers.last else { return [] }
        let start = numbers.count == 1 ? 1 : numbers[0]
        let direction = end < start ? -1 : 1
        let step = numbers.count == 3 ? numbers[1] : direction
        if end < start, step > 0 { return [] }
        // the end beyond the largest number is the smallest one in Go, so that there are none
        return try sequence(from: start, to: end &+ direction, by: step)
    }

    private static var fractions: [TemplateFunction] {
        [
            TemplateFunction("add1f", [.any]) { call throws(YareError) in
                try fold([call[0], .int(1)]) { $0 + $1 }
            },
            TemplateFunction("addf", rest: .any) { call throws(YareError) in
                try fold([.int(0)] + call.arguments) { $0 + $1 }
            },
            TemplateFunction("subf", [.any], rest: .any) { call throws(YareError) in
                try fold(call.arguments) { $0 - $1 }
            },
            TemplateFunction("mulf", [.any], rest: .any) { call throws(YareError) in
                try fold(call.arguments) { $0 * $1 }
            },
            TemplateFunction("divf", [.any], rest: .any) { call throws(YareError) in
                try fold(call.arguments) { dividend, divisor throws(YareError) in try dividend.divided(by: divisor) }
            },
        ]
    }

    private static func fold(
        _ values: [TemplateValue], _ operation: (DecimalNumber, DecimalNumber) throws(YareError) -> DecimalNumber
    ) throws(YareError) -> TemplateValue {
        var result = try DecimalNumber(values[0].castToFloat)
        for value in values.dropFirst() {
            result = try operation(result, try DecimalNumber(value.castToFloat))
            guard result.isManageable else { throw .resultTooLarge() }
        }
        return .float(result.doubleValue)
    }
}
