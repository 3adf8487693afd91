import YareBase
import YareTemplate

/// A version in a template: what `semver` returns, with the methods of Masterminds/semver.
final class VersionObject: TemplateObject {
    /// Go's type of what `semver` returns; the methods that change a version return the plain struct.
    private static let pointerName = "*semver.Version"

    let version: SemanticVersion
    private let isPointer: Bool

    init(_ version: SemanticVersion, isPointer: Bool = true) {
        self.version = version
        self.isPointer = isPointer
    }

    var typeName: String { isPointer ? Self.pointerName : "semver.Version" }
    var kindName: String { isPointer ? "ptr" : "struct" }
    var text: String { version.description }
    var plainValue: TemplateValue? { .string(version.description) }

    func member(_ name: String) -> TemplateMember? {
        part(name) ?? change(name) ?? (isPointer ? comparison(name) : nil)
    }

    private func part(_ name: String) -> TemplateMember? {
        switch name {
        case "Major": method(name) { .integer(Int64(bitPattern: $0.major), .uint64) }
        case "Minor": method(name) { .integer(Int64(bitPattern: $0.minor), .uint64) }
        case "Patch": method(name) { .integer(Int64(bitPattern: $0.patch), .uint64) }
        case "Prerelease": method(name) { .string($0.prerelease) }
        case "Metadata": method(name) { .string($0.metadata) }
        case "String": method(name) { .string($0.description) }
        case "Original" where isPointer: method(name) { .string($0.original) }
        default: nil
        }
    }

    private func change(_ name: String) -> TemplateMember? {
        switch name {
        case "IncMajor": method(name) { $0.nextMajor.structValue }
        case "IncMinor": method(name) { $0.nextMinor.structValue }
        case "IncPatch": method(name) { $0.nextPatch.structValue }
        case "SetPrerelease":
            method(name, [.string]) { version, call throws(YareError) in
                try version.with(prerelease: call.string(0)).structValue
            }
        case "SetMetadata":
            method(name, [.string]) { version, call throws(YareError) in
                try version.with(metadata: call.string(0)).structValue
            }
        default: nil
        }
    }

    private func comparison(_ name: String) -> TemplateMember? {
        switch name {
        case "Compare": method(name) { .int($0 < $1 ? -1 : $0 > $1 ? 1 : 0) }
        case "Equal": method(name) { .bool($0 == $1) }
        case "LessThan": method(name) { .bool($0 < $1) }
        case "LessThanEqual": method(name) { .bool($0 <= $1) }
        case "GreaterThan": method(name) { .bool($0 > $1) }
        case "GreaterThanEqual": method(name) { .bool($0 >= $1) }
        default: nil
        }
    }

    /// A method without arguments.
    private func method(
        _ name: String, _ result: @escaping @Sendable (SemanticVersion) -> TemplateValue
    ) -> TemplateMember {
        let version = version
        return .method(TemplateFunction(name) { _ in result(version) })
    }

    private func method(
        _ name: String, _ parameters: [TemplateFunction.Parameter],
        _ body: @escaping @Sendable (SemanticVersion, borrowing TemplateCall) throws(YareError) -> TemplateValue
    ) -> TemplateMember {
        let version = version
        return .method(TemplateFunction(name, parameters) { call throws(YareError) in try body(version, call) })
    }

    /// A method that takes another version.
    private func method(
        _ name: String, _ compare: @escaping @Sendable (SemanticVersion, SemanticVersion) -> TemplateValue
    ) -> TemplateMember {
        let version = version
        return .method(
            TemplateFunction(name, [.object(Self.pointerName)]) { call throws(YareError) in
                guard case .object(let object) = call[0], let other = object as? VersionObject else {
                    throw .cannotOnNil("compare")
                }
                return compare(version, other.version)
            })
    }
}

extension SemanticVersion {
    /// What the methods that change a version return: the struct, not a pointer to it.
    fileprivate var structValue: TemplateValue { .object(VersionObject(self, isPointer: false)) }

    /// Whether all parts are the same, the build metadata and the original text included.
    func isIdentical(to other: SemanticVersion) -> Bool {
        self == other && metadata == other.metadata && original == other.original
    }
}
