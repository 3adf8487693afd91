import Testing
import YareBase
import YareRelease

@testable import YareCommands

/// What releases look like, compared with what Helm 3.17.3 printed of the same records.
struct ReleaseViewTests {
    private static let deployed = Timestamp("2024-02-02T03:04:05.5+01:00") ?? .zero

    private let web = ReleaseSummary(
        name: "web", namespace: "default", revision: 3, status: .deployed, firstDeployed: deployed,
        lastDeployed: deployed, description: "Upgrade complete", chartName: "web", chartVersion: "1.2.3",
        appVersion: "2.0")
    private let long = ReleaseSummary(
        name: "a-very-long-release-name-that-goes-on", namespace: "default", revision: 1, status: .failed,
        firstDeployed: deployed, lastDeployed: deployed, description: "failed",
        chartName: "a-chart-with-a-long-name", chartVersion: "10.20.30-rc.1+build")

    @Test func listsInColumns() {
        #expect(
            ReleaseList(summaries: [long, web]).table() == """
                NAME                                 \tNAMESPACE\tREVISION\tUPDATED                          \tSTATUS  \tCHART                                       \tAPP VERSION
                a-very-long-release-name-that-goes-on\tdefault  \t1       \t2024-02-02 03:04:05.5 +0100 +0100\tfailed  \ta-chart-with-a-long-name-10.20.30-rc.1+build\t\("           ")
                web                                  \tdefault  \t3       \t2024-02-02 03:04:05.5 +0100 +0100\tdeployed\tweb-1.2.3                                   \t2.0\("        ")

                """)
    }

    @Test func listsWithoutHeaderAndInOtherTimes() {
        #expect(
            ReleaseList(summaries: [web], layout: "2006-01-02", hidesHeader: true).table()
                == "web\tdefault\t3\t2024-02-02\tdeployed\tweb-1.2.3\t2.0\n")
    }

    @Test func listsForPrograms() throws {
        let list = ReleaseList(summaries: [web])
        #expect(
            try list.output.json()
                == #"[{"name":"web","namespace":"default","revision":"3","updated":"2024-02-02 03:04:05.5 +0100 +0100","#
                + #""status":"deployed","chart":"web-1.2.3","app_version":"2.0"}]"# + "\n")
        #expect(
            try list.output.yaml() == """
                - app_version: "2.0"
                  chart: web-1.2.3
                  name: web
                  namespace: default
                  revision: "3"
                  status: deployed
                  updated: 2024-02-02 03:04:05.5 +0100 +0100

                """)
        #expect(try ReleaseList(summaries: []).output.json() == "[]\n")
    }

    @Test func showsRevisions() throws {
        let revisions = RevisionList(summaries: [web])
        #expect(
            revisions.table() == """
                REVISION\tUPDATED                 \tSTATUS  \tCHART    \tAPP VERSION\tDESCRIPTION\("     ")
                3       \tFri Feb  2 03:04:05 2024\tdeployed\tweb-1.2.3\t2.0        \tUpgrade complete

                """)
        #expect(
            try revisions.output.json()
                == #"[{"revision":3,"updated":"2024-02-02T03:04:05.5+01:00","status":"deployed","chart":"web-1.2.3","#
                + #""app_version":"2.0","description":"Upgrade complete"}]"# + "\n")
    }

    private var release: Release {
        Release(
            name: "web", namespace: "default", revision: 3,
            info: ReleaseInfo(
                firstDeployed: Timestamp("2024-01-02T03:04:05.678901234Z") ?? .zero, lastDeployed: Self.deployed,
                description: "Upgrade complete", status: .deployed, notes: "Hello\nnotes"),
            chart: ChartRecord(
                metadata: [
                    "name": "web", "version": "1.2.3", "appVersion": "2.0",
                    "annotations": ["x": "y", "category": "db"],
                    "dependencies": [
                        ["name": "redis", "version": "1", "repository": "https://x"],
                        ["name": "pg", "version": "2", "repository": "", "condition": "pg.on"],
                    ],
                ],
                values: ["a": 0, "b": ["c": "<d>"], "image": ["repository": "nginx"]]),
            config: ["a": 1, "image": ["tag": "x"]],
            manifest: "---\n# Source: web/templates/cm.yaml\nkind: ConfigMap\n",
            hooks: [
                HookRecord(
                    name: "t", kind: "Pod", path: "web/templates/tests/t.yaml", manifest: "kind: Pod",
                    events: ["test"],
                    lastRun: .init(
                        started: Timestamp("2024-01-02T03:04:05Z"), completed: Timestamp("2024-01-02T03:05:05Z"),
                        phase: .succeeded)),
                HookRecord(
                    name: "p", kind: "Job", path: "web/templates/p.yaml", manifest: "kind: Job\n",
                    events: ["pre-install", "post-upgrade"], weight: -5, deletePolicies: ["hook-succeeded"]),
            ])
    }

    @Test func showsAStatus() throws {
        #expect(
            try ReleaseReport(release: release, details: .description).table() == """
                NAME: web
                LAST DEPLOYED: Fri Feb  2 03:04:05 2024
                NAMESPACE: default
                STATUS: deployed
                REVISION: 3
                DESCRIPTION: Upgrade complete
                TEST SUITE:     t
                Last Started:   Tue Jan  2 03:04:05 2024
                Last Completed: Tue Jan  2 03:05:05 2024
                Phase:          Succeeded
                NOTES:
                Hello
                notes

                """)
    }

    @Test func showsAStatusForPrograms() throws {
        #expect(
            try ReleaseReport(release: release).output.json()
                == #"{"name":"web","info":{"first_deployed":"2024-01-02T03:04:05.678901234Z","#
                + #""last_deployed":"2024-02-02T03:04:05.5+01:00","deleted":"","description":"Upgrade complete","#
                + #""status":"deployed","notes":"Hello\nnotes"},"config":{"a":1,"image":{"tag":"x"}},"#
                + #""manifest":"---\n# Source: web/templates/cm.yaml\nkind: ConfigMap\n","#
                + #""hooks":[{"name":"t","kind":"Pod","path":"web/templates/tests/t.yaml","manifest":"kind: Pod","#
                + #""events":["test"],"last_run":{"started_at":"2024-01-02T03:04:05Z","#
                + #""completed_at":"2024-01-02T03:05:05Z","phase":"Succeeded"}},"#
                + #"{"name":"p","kind":"Job","path":"web/templates/p.yaml","manifest":"kind: Job\n","#
                + #""events":["pre-install","post-upgrade"],"last_run":{"started_at":"","completed_at":"","phase":""},"#
                + #""weight":-5,"delete_policies":["hook-succeeded"]}],"version":3,"namespace":"default"}"# + "\n")
    }

    @Test func showsEverything() throws {
        let computed = try release.computedValues()
        let report = ReleaseReport(release: release, details: [.chart, .everything], computedValues: computed)
        #expect(
            try report.table() == """
                NAME: web
                LAST DEPLOYED: Fri Feb  2 03:04:05 2024
                NAMESPACE: default
                STATUS: deployed
                REVISION: 3
                CHART: web
                VERSION: 1.2.3
                APP_VERSION: 2.0
                TEST SUITE:     t
                Last Started:   Tue Jan  2 03:04:05 2024
                Last Completed: Tue Jan  2 03:05:05 2024
                Phase:          Succeeded
                USER-SUPPLIED VALUES:
                a: 1
                image:
                  tag: x

                COMPUTED VALUES:
                a: 1
                b:
                  c: <d>
                image:
                  repository: nginx
                  tag: x

                HOOKS:
                ---
                # Source: web/templates/tests/t.yaml
                kind: Pod
                ---
                # Source: web/templates/p.yaml
                kind: Job

                MANIFEST:
                ---
                # Source: web/templates/cm.yaml
                kind: ConfigMap

                NOTES:
                Hello
                notes

                """)
    }

    @Test func showsMetadata() throws {
        let metadata = ReleaseMetadata(release: release)
        #expect(
            metadata.table() == """
                NAME: web
                CHART: web
                VERSION: 1.2.3
                APP_VERSION: 2.0
                ANNOTATIONS: category=db,x=y
                DEPENDENCIES: pg,redis
                NAMESPACE: default
                REVISION: 3
                STATUS: deployed
                DEPLOYED_AT: 2024-02-02T03:04:05+01:00

                """)
        #expect(
            try metadata.output.json()
                == #"{"name":"web","chart":"web","version":"1.2.3","appVersion":"2.0","annotations":{"category":"db","#
                + #""x":"y"},"dependencies":[{"name":"redis","version":"1","repository":"https://x"},"#
                + #"{"name":"pg","version":"2","repository":"","condition":"pg.on"}],"namespace":"default","#
                + #""revision":3,"status":"deployed","deployedAt":"2024-02-02T03:04:05+01:00"}"# + "\n")
    }
}
