import YareTemplate

/// Sprig's functions that change the case of letters.
extension FunctionTable {
    static var letterCases: [TemplateFunction] {
        [
            TemplateFunction("upper", [.string]) { call in .string(LetterCase.uppercased(call.string(0))) },
            TemplateFunction("lower", [.string]) { call in .string(LetterCase.lowercased(call.string(0))) },
            TemplateFunction("title", [.string]) { call in .string(LetterCase.titled(call.string(0))) },
            TemplateFunction("untitle", [.string]) { call in .string(LetterCase.untitled(call.string(0))) },
            TemplateFunction("swapcase", [.string]) { call in .string(LetterCase.swapped(call.string(0))) },
            TemplateFunction("camelcase", [.string]) { call in .string(WordCase.pascal(call.string(0))) },
            TemplateFunction("snakecase", [.string]) { call in .string(WordCase.separated(call.string(0), by: "_")) },
            TemplateFunction("kebabcase", [.string]) { call in .string(WordCase.separated(call.string(0), by: "-")) },
        ]
    }
}
