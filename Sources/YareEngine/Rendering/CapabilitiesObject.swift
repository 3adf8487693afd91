import YareBase
import YareTemplate

/// `.Capabilities` in a template.
final class CapabilitiesObject: TemplateObject {
    private let capabilities: Capabilities
    private let kubeVersion: KubeVersionObject
    private let apiVersions: VersionSetObject
    private let helmVersion = HelmVersionObject()

    init(_ capabilities: Capabilities) {
        self.capabilities = capabilities
        kubeVersion = KubeVersionObject(capabilities.kubeVersion)
        apiVersions = VersionSetObject(capabilities.apiVersions)
    }

    let typeName = "*chartutil.Capabilities"
    let kindName = "ptr"

    func member(_ name: String) -> TemplateMember? {
        switch name {
        case "KubeVersion": .field(.object(kubeVersion))
        case "APIVersions": .field(.object(apiVersions))
        case "HelmVersion": .field(.object(helmVersion))
        default: nil
        }
    }

    var text: String { "{\(kubeVersion.structText) \(apiVersions.text) \(helmVersion.text)}" }

    var fields: [(name: String, value: TemplateValue)]? {
        [
            ("KubeVersion", .object(kubeVersion)), ("APIVersions", .object(apiVersions)),
            ("HelmVersion", .object(helmVersion)),
        ]
    }

    var jsonFields: [(key: String, value: TemplateValue)]? { fields?.map { ($0.name, $0.value) } }
}

/// `.Capabilities.KubeVersion`: prints as its version.
final class KubeVersionObject: TemplateObject {
    private let kubeVersion: Capabilities.KubeVersion

    init(_ kubeVersion: Capabilities.KubeVersion) {
        self.kubeVersion = kubeVersion
    }

    let typeName = "chartutil.KubeVersion"

    func member(_ name: String) -> TemplateMember? {
        switch name {
        case "Version": .field(.string(kubeVersion.version))
        case "Major": .field(.string(kubeVersion.major))
        case "Minor": .field(.string(kubeVersion.minor))
        case "String", "GitVersion": .method(version(named: name))
        default: nil
        }
    }

    var text: String { structText }

    /// The fields as Go prints a struct that it reaches without calling `String`.
    var structText: String { "{\(kubeVersion.version) \(kubeVersion.major) \(kubeVersion.minor)}" }

    /// `String` is a method of the struct's address, which an action has and an argument of `printf` does not.
    var addressedText: String? { kubeVersion.version }

    private func version(named method: String) -> TemplateFunction {
        let version = kubeVersion.version
        return TemplateFunction(method) { _ in .string(version) }
    }

    var fields: [(name: String, value: TemplateValue)]? {
        [
            ("Version", .string(kubeVersion.version)), ("Major", .string(kubeVersion.major)),
            ("Minor", .string(kubeVersion.minor)),
        ]
    }

    var jsonFields: [(key: String, value: TemplateValue)]? { fields?.map { ($0.name, $0.value) } }
}

/// `.Capabilities.APIVersions`: a list of strings with a method `Has`.
final class VersionSetObject: TemplateObject {
    private let versions: [String]

    init(_ versions: [String]) {
        self.versions = versions
    }

    let typeName = "chartutil.VersionSet"
    let kindName = "slice"

    func member(_ name: String) -> TemplateMember? {
        guard name == "Has" else { return nil }
        let versions = versions
        return .method(
            TemplateFunction("Has", [.string]) { call in .bool(versions.contains(call.string(0))) })
    }

    var text: String { "[\(versions.joined(separator: " "))]" }
    var isTrue: Bool { !versions.isEmpty }
    var plainValue: TemplateValue? { .strings(versions) }
}

/// `.Capabilities.HelmVersion`: the Helm that Yare takes the place of.
final class HelmVersionObject: TemplateObject {
    let typeName = "version.BuildInfo"

    private static let parts = [
        (name: "Version", key: "version", value: HelmCompatibility.version),
        (name: "GitCommit", key: "git_commit", value: HelmCompatibility.gitCommit),
        (name: "GitTreeState", key: "git_tree_state", value: "clean"),
        (name: "GoVersion", key: "go_version", value: HelmCompatibility.goVersion),
    ]

    func member(_ name: String) -> TemplateMember? {
        Self.parts.first { $0.name == name }.map { .field(.string($0.value)) }
    }

    var text: String { "{\(Self.parts.map(\.value).joined(separator: " "))}" }

    var fields: [(name: String, value: TemplateValue)]? { Self.parts.map { ($0.name, .string($0.value)) } }

    var jsonFields: [(key: String, value: TemplateValue)]? { Self.parts.map { ($0.key, .string($0.value)) } }
}

/// The Helm release whose behaviour Yare reproduces, as charts see it.
public enum HelmCompatibility {
    public static let version = "v3.17.3"
    public static let gitCommit = "e4da49785aa6e6ee2b86efd5dd9e43400318262b"
    public static let goVersion = "go1.23.7"
}
