import YareBase

/// Go's `complex128`, which only a literal such as `1+2i` yields.
final class ComplexNumber: TemplateObject {
    let real: Double
    let imaginary: Double

    init(real: Double, imaginary: Double) {
        self.real = real
        self.imaginary = imaginary
    }

    var typeName: String { "complex128" }
    var kindName: String { "complex128" }
    var isTrue: Bool { real != 0 || imaginary != 0 }

    var text: String {
        let sign = imaginary.sign == .plus && imaginary.isFinite ? "+" : ""
        return "(\(FloatText.text(real, .g))\(sign)\(FloatText.text(imaginary, .g))i)"
    }

    func member(_ name: String) -> TemplateMember? { nil }
}
