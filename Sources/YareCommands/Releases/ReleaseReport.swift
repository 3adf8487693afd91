import YareBase
import YareDeploy
import YareEngine
import YareRelease
import YareYAML

/// What `status` and every change show of a release, as Helm's status printer does.
struct ReleaseReport: Presentable {
    let release: Release
    /// What people see beside the head and the notes.
    var details: Details = []
    /// The objects, where they are to be shown.
    var resources: [ResourceState] = []
    var computedValues: ValueMap?
    /// What was seen while the revision was deployed, where it is to be shown.
    var evidence: [Evidence]?
    /// Whether programs are told of the chart, as by Helm's `install` and `upgrade`.
    var includesChart = false

    struct Details: OptionSet {
        let rawValue: Int

        static let chart = Details(rawValue: 1)
        static let description = Details(rawValue: 2)
        static let noNotes = Details(rawValue: 4)
        /// Values, hooks and manifest.
        static let everything = Details(rawValue: 8)
    }

    func table() throws(YareError) -> String {
        try head + resourcesText + tests + values() + manifests + notes
            + (evidence.map { "EVIDENCE:\n" + EvidenceReport(evidence: $0).table() } ?? "")
    }

    var output: OutputValue {
        let output = ReleaseOutput(release: release, includesChart: includesChart, resources: resources).value
        guard let evidence, case .record(let fields) = output else { return output }
        return .record(fields + [.init("evidence", EvidenceReport(evidence: evidence).output)])
    }

    private var head: String {
        var lines = ["NAME: \(release.name)"]
        if !release.info.lastDeployed.isZero {
            lines.append("LAST DEPLOYED: \(release.info.lastDeployed.formatted(Self.layout))")
        }
        lines += [
            "NAMESPACE: \(release.namespace)", "STATUS: \(release.info.status.rawValue)",
            "REVISION: \(release.revision)",
        ]
        if details.contains(.chart) {
            lines += [
                "CHART: \(release.chart.name)", "VERSION: \(release.chart.version)",
                "APP_VERSION: \(release.chart.appVersion)",
            ]
        }
        if details.contains(.description) { lines.append("DESCRIPTION: \(release.info.description)") }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Go's `time.ANSIC`.
    static let layout = "Mon Jan _2 15:04:05 2006"

    private var resourcesText: String {
        resources.isEmpty ? "" : "RESOURCES:\n\(ResourceTables(resources).text)\n"
    }

    private var tests: String {
        let tests = release.hooks.filter { $0.events.contains("test") }
        if tests.isEmpty { return "TEST SUITE: None\n" }
        return tests.map { test in
            guard let started = test.lastRun.started else { return "" }
            return """
                TEST SUITE:     \(test.name)
                Last Started:   \(started.formatted(Self.layout))
                Last Completed: \((test.lastRun.completed ?? .zero).formatted(Self.layout))
                Phase:          \(test.lastRun.phase?.rawValue ?? "")

                """
        }.joined()
    }

    private func values() throws(YareError) -> String {
        guard details.contains(.everything) else { return "" }
        let config = try YAMLWriter.text(of: release.config.isEmpty ? .null : .map(release.config))
        let computed = try YAMLWriter.text(of: .map(computedValues ?? ValueMap()))
        return "USER-SUPPLIED VALUES:\n\(config)\nCOMPUTED VALUES:\n\(computed)\n"
    }

    private var manifests: String {
        guard details.contains(.everything) || release.info.description.lowercased() == "dry run complete" else {
            return ""
        }
        return "HOOKS:\n" + Self.hooksText(release.hooks) + "MANIFEST:\n\(release.manifest)\n"
    }

    /// Hooks as Helm shows them.
    static func hooksText(_ hooks: [HookRecord]) -> String {
        hooks.map { "---\n# Source: \($0.path)\n\($0.manifest)\n" }.joined()
    }

    private var notes: String {
        let notes = release.info.notes
        return notes.isEmpty || details.contains(.noNotes) ? "" : "NOTES:\n\(notes.trimmingSpaces())\n"
    }
}
