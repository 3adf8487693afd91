import YareBase
import YareTemplate

/// Sprig's functions of versions.
extension FunctionTable {
    static var versions: [TemplateFunction] {
        [
            TemplateFunction("semver", [.string]) { call throws(YareError) in
                .object(VersionObject(try SemanticVersion(call.string(0))))
            },
            TemplateFunction("semverCompare", [.string, .string]) { call throws(YareError) in
                let constraint = try VersionConstraint(call.string(0))
                return .bool(constraint.matches(try SemanticVersion(call.string(1))))
            },
        ]
    }
}
