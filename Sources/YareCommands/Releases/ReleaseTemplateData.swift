import YareBase
import YareEngine
import YareRelease

/// A release as `get all --template` sees it: under the names of Go's fields.
struct ReleaseTemplateData {
    let release: Release

    var value: Value {
        .map(
            ValueMap([
                ("Name", .string(release.name)),
                ("Namespace", .string(release.namespace)),
                ("Version", .int(Int64(release.revision))),
                ("Info", info),
                ("Chart", .map(ValueMap([("Metadata", metadata), ("Values", .map(release.chart.values))]))),
                ("Config", .map(release.config)),
                ("Manifest", .string(release.manifest)),
                ("Hooks", .list(release.hooks.map(Self.hook))),
                ("Labels", .map(release.labels.mapValues(Value.string))),
            ]))
    }

    private var info: Value {
        .map(
            ValueMap([
                ("FirstDeployed", .string(release.info.firstDeployed.formatted(ReleaseList.layout))),
                ("LastDeployed", .string(release.info.lastDeployed.formatted(ReleaseList.layout))),
                ("Description", .string(release.info.description)),
                ("Status", .string(release.info.status.rawValue)),
                ("Notes", .string(release.info.notes)),
            ]))
    }

    /// The fields of `Chart.yaml`, capitalised as Go has them.
    private var metadata: Value {
        let special = ["apiVersion": "APIVersion", "appVersion": "AppVersion", "kubeVersion": "KubeVersion"]
        return .map(
            ValueMap(
                release.chart.metadata.map { key, value in
                    (special[key] ?? key.prefix(1).uppercased() + key.dropFirst(), value)
                }))
    }

    private static func hook(_ hook: HookRecord) -> Value {
        .map(
            ValueMap([
                ("Name", .string(hook.name)),
                ("Kind", .string(hook.kind)),
                ("Path", .string(hook.path)),
                ("Manifest", .string(hook.manifest)),
                ("Events", .list(hook.events.map(Value.string))),
                ("Weight", .int(Int64(hook.weight))),
            ]))
    }
}
