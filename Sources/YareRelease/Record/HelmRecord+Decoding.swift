import YareBase
import YareChart

extension HelmRecord {
    /// The revision that a record's data tells of.
    static func release(_ record: Value) throws(YareError) -> Release {
        guard let map = record.mapValue, let name = map["name"]?.stringValue, !name.isEmpty else {
            throw YareError("release.unreadable-record", "it is not the record of a release")
        }
        return Release(
            name: name, namespace: map["namespace"]?.stringValue ?? "",
            revision: map["version"]?.intValue.flatMap { Int(exactly: $0) } ?? 0,
            info: info(map["info"] ?? .null), chart: try chart(map["chart"] ?? .null),
            config: map["config"]?.mapValue ?? ValueMap(), manifest: map["manifest"]?.stringValue ?? "",
            hooks: (map["hooks"]?.listValue ?? []).map(HookRecord.init(document:)),
            applyMethod: map["apply_method"]?.stringValue.flatMap(ApplyMethod.init),
            origin: map["yare"].map(ReleaseOrigin.init(document:)) ?? ReleaseOrigin())
    }

    private static func info(_ info: Value) -> ReleaseInfo {
        ReleaseInfo(
            firstDeployed: time(info["first_deployed"]) ?? .zero, lastDeployed: time(info["last_deployed"]) ?? .zero,
            deleted: time(info["deleted"]), description: info["description"]?.stringValue ?? "",
            status: info["status"]?.stringValue.flatMap(ReleaseStatus.init) ?? .unknown,
            notes: info["notes"]?.stringValue ?? "",
            rollbackRevision: info["rollback_revision"]?.intValue.flatMap { Int(exactly: $0) })
    }

    /// A time; Go's zero and empty text mean that there is none.
    static func time(_ value: Value?) -> Timestamp? {
        guard let time = value?.stringValue.flatMap({ Timestamp($0) }), !time.isZero else { return nil }
        return time
    }

    private static func chart(_ chart: Value) throws(YareError) -> ChartRecord {
        ChartRecord(
            metadata: chart["metadata"]?.mapValue ?? ValueMap(), lock: chart["lock"]?.mapValue,
            templates: try files(chart["templates"]), values: chart["values"]?.mapValue ?? ValueMap(),
            schema: try bytes(chart["schema"]), files: try files(chart["files"]))
    }

    private static func files(_ list: Value?) throws(YareError) -> [ChartFile] {
        var files: [ChartFile] = []
        for file in list?.listValue ?? [] {
            files.append(ChartFile(name: file["name"]?.stringValue ?? "", bytes: try bytes(file["data"]) ?? []))
        }
        return files
    }

    private static func bytes(_ value: Value?) throws(YareError) -> [UInt8]? {
        guard let text = value?.stringValue else { return nil }
        return try Base64.standard.decoded(text)
    }
}

extension ChartRecord {
    /// A file as Helm records it.
    static func document(_ file: ChartFile) -> Value {
        ["name": .string(file.name), "data": .string(Base64.standard.encoded(file.bytes))]
    }
}

extension HookRecord {
    /// A hook as Helm records it; what is empty is left out where Helm leaves it out.
    static func document(_ hook: HookRecord) -> Value {
        var map: ValueMap = [
            "name": .string(hook.name), "kind": .string(hook.kind), "path": .string(hook.path),
            "manifest": .string(hook.manifest), "events": texts(hook.events),
            "last_run": [
                "started_at": .string(hook.lastRun.started?.text() ?? ""),
                "completed_at": .string(hook.lastRun.completed?.text() ?? ""),
                "phase": .string(hook.lastRun.phase?.rawValue ?? ""),
            ],
        ]
        if hook.weight != 0 { map["weight"] = .int(Int64(hook.weight)) }
        if !hook.deletePolicies.isEmpty { map["delete_policies"] = texts(hook.deletePolicies) }
        if !hook.outputLogPolicies.isEmpty { map["output_log_policies"] = texts(hook.outputLogPolicies) }
        return .map(map)
    }

    private static func texts(_ texts: [String]) -> Value { .list(texts.map(Value.string)) }

    init(document: Value) {
        func text(_ field: String) -> String { document[field]?.stringValue ?? "" }
        func texts(_ field: String) -> [String] { document[field]?.listValue?.compactMap(\.stringValue) ?? [] }
        let run = document["last_run"] ?? .null
        self.init(
            name: text("name"), kind: text("kind"), path: text("path"), manifest: text("manifest"),
            events: texts("events"), weight: document["weight"]?.intValue.flatMap { Int(exactly: $0) } ?? 0,
            deletePolicies: texts("delete_policies"), outputLogPolicies: texts("output_log_policies"),
            lastRun: Run(
                started: HelmRecord.time(run["started_at"]), completed: HelmRecord.time(run["completed_at"]),
                phase: run["phase"]?.stringValue.flatMap(Phase.init)))
    }
}

extension ReleaseOrigin {
    var document: Value {
        [
            "actor": .string(actor), "host": .string(host), "command": .string(command),
            "chart_source": .string(chartSource), "chart_digest": .string(chartDigest),
            "values_files": .list(valuesFiles.map(Value.string)),
        ]
    }

    init(document: Value) {
        func text(_ field: String) -> String { document[field]?.stringValue ?? "" }
        self.init(
            actor: text("actor"), host: text("host"), command: text("command"), chartSource: text("chart_source"),
            chartDigest: text("chart_digest"),
            valuesFiles: document["values_files"]?.listValue?.compactMap(\.stringValue) ?? [])
    }
}
