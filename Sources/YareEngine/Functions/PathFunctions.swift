import YareTemplate

/// Sprig's functions of paths, each under two names: for slash-separated paths and for those of the operating system.
extension FunctionTable {
    static var paths: [TemplateFunction] {
        twins("base", "osBase") { .string(PathText.base($0)) }
            + twins("dir", "osDir") { .string(PathText.directory($0)) }
            + twins("clean", "osClean") { .string(PathText.cleaned($0)) }
            + twins("ext", "osExt") { .string(PathText.fileExtension($0)) }
            + twins("isAbs", "osIsAbs") { .bool(PathText.isAbsolute($0)) }
    }

    private static func twins(
        _ names: String..., body: @escaping @Sendable (String) -> TemplateValue
    ) -> [TemplateFunction] {
        names.map { TemplateFunction($0, [.string]) { call in body(call.string(0)) } }
    }
}
