import YareBase
import YareChart
import YareCluster
import YareDeploy
import YareRelease
import YareYAML

/// A release for programs, its fields in the order of Helm's `release.Release`.
struct ReleaseOutput {
    let release: Release
    let includesChart: Bool
    let resources: [ResourceState]

    var value: OutputValue {
        .record([
            .init("name", .nonEmpty(release.name)),
            .init("info", info),
            .init("chart", includesChart ? chart : nil),
            .init("config", release.config.isEmpty ? nil : .map(release.config)),
            .init("manifest", .nonEmpty(release.manifest)),
            .init("hooks", release.hooks.isEmpty ? nil : .list(release.hooks.map(Self.hook))),
            .init("version", release.revision == 0 ? nil : .integer(release.revision)),
            .init("namespace", .nonEmpty(release.namespace)),
        ])
    }

    private var info: OutputValue {
        let info = release.info
        return .record([
            .init("first_deployed", .text(Self.text(info.firstDeployed))),
            .init("last_deployed", .text(Self.text(info.lastDeployed))),
            .init("deleted", .text(Self.text(info.deleted))),
            .init("description", .nonEmpty(info.description)),
            .init("status", .nonEmpty(info.status.rawValue)),
            .init("notes", .nonEmpty(info.notes)),
            .init("resources", resourceGroups),
        ])
    }

    private var resourceGroups: OutputValue? {
        guard !resources.isEmpty else { return nil }
        var groups = ValueMap()
        for (title, objects) in ResourceTables(resources).groups {
            groups[title] = .list(objects.compactMap { $0.object.map { .map($0.content) } })
        }
        return .map(groups)
    }

    private var chart: OutputValue {
        let chart = release.chart
        return .record([
            .init("metadata", .map(chart.metadata)),
            .init("lock", .value(chart.lock.map(Value.map) ?? .null)),
            .init("templates", .list(chart.templates.map { Self.file($0.name, $0.bytes) })),
            .init("values", .map(chart.values)),
            .init("schema", .value(chart.schema.map { .string(Base64.standard.encoded($0)) } ?? .null)),
            .init("files", .list(chart.files.map { Self.file($0.name, $0.bytes) })),
        ])
    }

    private static func file(_ name: String, _ bytes: [UInt8]) -> OutputValue {
        .record([.init("name", .text(name)), .init("data", .text(Base64.standard.encoded(bytes)))])
    }

    private static func hook(_ hook: HookRecord) -> OutputValue {
        .record([
            .init("name", .nonEmpty(hook.name)),
            .init("kind", .nonEmpty(hook.kind)),
            .init("path", .nonEmpty(hook.path)),
            .init("manifest", .nonEmpty(hook.manifest)),
            .init("events", hook.events.isEmpty ? nil : .texts(hook.events)),
            .init("last_run", run(hook.lastRun)),
            .init("weight", hook.weight == 0 ? nil : .integer(hook.weight)),
            .init("delete_policies", hook.deletePolicies.isEmpty ? nil : .texts(hook.deletePolicies)),
        ])
    }

    private static func run(_ run: HookRecord.Run) -> OutputValue {
        .record([
            .init("started_at", .text(text(run.started))),
            .init("completed_at", .text(text(run.completed))),
            .init("phase", .text(run.phase?.rawValue ?? "")),
        ])
    }

    /// A time as Helm writes it: an empty text for none.
    static func text(_ time: Timestamp?) -> String {
        guard let time, !time.isZero else { return "" }
        return time.text()
    }
}
