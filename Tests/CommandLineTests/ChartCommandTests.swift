import Testing
import YareTestSupport

@testable import YareCommands

struct ChartCommandTests {
    private let manifests = """
        ---
        # Source: web/templates/configmap.yaml
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: r
        data:
          greeting: hello
        ---
        # Source: web/templates/service.yaml
        apiVersion: v1
        kind: Service
        metadata:
          name: r
        spec:
          ports:
            - port: 80

        """

    @Test func rendersManifestsThenHooks() async throws {
        let result = await (try Prompt(TestCharts.web)).run("template r @/web")
        #expect(result.status == 0)
        #expect(result.error.isEmpty)
        #expect(result.output.hasPrefix(manifests + "---\n# Source: web/templates/tests/check.yaml\n"))
        #expect(result.output.contains("---\n# Source: web/templates/prepare.yaml\n"))
    }

    @Test(arguments: ["--no-hooks", "--no-hooks=true", "--no-hooks --skip-tests"])
    func leavesHooksOut(flags: String) async throws {
        let result = await (try Prompt(TestCharts.web)).run("template r @/web \(flags)")
        #expect(result.output == manifests)
    }

    @Test func leavesTestsOut() async throws {
        let output = await (try Prompt(TestCharts.web)).run("template r @/web --skip-tests").output
        #expect(!output.contains("check.yaml") && output.contains("prepare.yaml"))
    }

    @Test(arguments: [
        ("--set greeting=hi,port=81", "hi", "81"),
        ("--set-string greeting=1 --set port=82", "1", "82"),
        ("-f @/other.yaml", "other", "83"),
        ("--values=@/other.yaml --set-json port=84", "other", "84"),
        ("--set-file greeting=@/text", "text", "80"),
        ("--set-literal greeting=a,b -f -", "a,b", "85"),
    ])
    func takesValuesFromEverywhere(flags: String, greeting: String, port: String) async throws {
        let files = TestCharts.web.merging(
            ["other.yaml": "greeting: other\nport: 83\n", "text": "text"], uniquingKeysWith: { $1 })
        let run = try Prompt(files, input: "port: 85\n")
        let result = await run.run("template r @/web --no-hooks \(flags)")
        #expect(result.error.isEmpty)
        #expect(result.output.contains("greeting: \(greeting)\n"))
        #expect(result.output.contains("port: \(port)\n"))
    }

    @Test func showsOnlySomeTemplatesInTheOrderAsked() async throws {
        let run = try Prompt(TestCharts.web)
        let result = await run.run("template r @/web -s templates/tests/*.yaml -s templates/c*.yaml")
        let sources = result.output.split(separator: "\n").filter { $0.hasPrefix("# Source") }
        #expect(sources == ["# Source: web/templates/tests/check.yaml", "# Source: web/templates/configmap.yaml"])
        let missing = await run.run("template r @/web --show-only templates/servce.yaml")
        #expect(missing.status == 1 && missing.output.isEmpty)
        #expect(
            missing.error
                == "Error: could not find template templates/servce.yaml in chart\n"
                + "  hint: did you mean \"templates/service.yaml\"?\n")
    }

    @Test func writesFilesBeneathAFolder() async throws {
        let run = try Prompt(TestCharts.web)
        let result = await run.run("template r @/web --output-dir @/out --release-name --include-crds")
        #expect(
            result.output == """
                wrote @/out/web/crds/widget.yaml
                wrote @/out/r/web/templates/configmap.yaml
                wrote @/out/r/web/templates/service.yaml
                wrote @/out/r/web/templates/tests/check.yaml
                wrote @/out/r/web/templates/prepare.yaml


                """)
        let written = String(decoding: try run.folder.read("out/r/web/templates/service.yaml"), as: UTF8.self)
        #expect(written.hasPrefix("---\n# Source: web/templates/service.yaml\napiVersion: v1\n"))
    }

    @Test func runsAPostRenderer() async throws {
        let run = try Prompt(TestCharts.web)
        let args = "--post-renderer sed --post-renderer-args s/hello/bye/"
        #expect(await run.run("template r @/web --no-hooks \(args)").output.contains("greeting: bye\n"))
        let failed = await run.run("template r @/web --post-renderer false")
        #expect(failed.status == 1 && failed.output.isEmpty)
        #expect(failed.error.hasPrefix("Error: error while running post render on files: error while running command "))
        let missing = await run.run("template r @/web --post-renderer nope")
        #expect(
            missing.error.contains("unable to find binary at nope: exec: \"nope\": executable file not found in $PATH"))
    }

    @Test func pointsAtTheMistakeInATemplate() async throws {
        let run = try Prompt(
            TestCharts.web.merging(["web/templates/service.yaml": "kind: {{ .Values.port | toYml }}\n"]) { $1 })
        let result = await run.run("template r @/web")
        #expect(result.status == 1 && result.output.isEmpty)
        #expect(result.error.hasPrefix("Error: web/templates/service.yaml:1:25: function \"toYml\" not defined\n"))
        #expect(result.error.contains("did you mean \"toYaml\"?"))
    }

    @Test func tellsOfTheErrorsOfAllFiles() async throws {
        let broken = ["web/templates/a.yaml": "a: {{ .Values.a.b }}", "web/templates/b.yaml": "b: {{ fail \"no\" }}"]
        let result = await (try Prompt(TestCharts.web.merging(broken) { $1 })).run("template r @/web")
        #expect(result.status == 1 && result.output.isEmpty)
        #expect(result.error.contains("web/templates/a.yaml:1:") && result.error.contains("web/templates/b.yaml:1:"))
    }

    @Test func showsManifestsThatAreNoYAMLWhenDebugging() async throws {
        let run = try Prompt(
            TestCharts.web.merging(["web/templates/service.yaml": "a: b: {{ .Values.port }}\n"]) { $1 })
        let plain = await run.run("template r @/web")
        #expect(plain.status == 1 && plain.output.isEmpty)
        #expect(plain.error.contains("YAML parse error on web/templates/service.yaml"))
        let debugging = await run.run("template r @/web --debug")
        #expect(debugging.status == 1)
        #expect(debugging.output.contains("---\n# Source: web/templates/service.yaml\na: b: 80\n"))
    }

    @Test(arguments: [
        (
            "chart",
            "apiVersion: v2\nappVersion: \"2.0\"\nicon: https://example.com/icon.png\nname: web\nversion: 1.2.3\n\n"
        ),
        ("values", "# what people read\ngreeting: hello\nport: 80\n\n"),
        ("readme", "# web\n\n"),
        ("values --jsonpath {.greeting}:{.port}", "hello:80"),
        ("values --jsonpath {.nope}", ""),
    ])
    func showsPartsOfAChart(arguments: String, output: String) async throws {
        let result = await (try Prompt(TestCharts.web)).run("show \(arguments) @/web")
        #expect(result == .init(status: 0, output: output, error: ""))
    }

    @Test func showsAllPartsWithLinesBetween() async throws {
        let run = try Prompt(TestCharts.web)
        let parts = ["chart", "values", "readme", "crds"]
        var expected: [String] = []
        for part in parts { expected.append(await run.run("show \(part) @/web").output) }
        #expect(await run.run("show all @/web").output == expected.joined(separator: "---\n"))
    }

    @Test func lintsAsHelmDoes() async throws {
        let run = try Prompt(TestCharts.web)
        let good = await run.run("lint @/web")
        #expect(
            good == .init(status: 0, output: "==> Linting @/web\n\n1 chart(s) linted, 0 chart(s) failed\n", error: ""))
        let bad = await run.run("lint @/web @/nope --set port=x --quiet")
        #expect(bad.status == 1)
        #expect(bad.output.contains("[ERROR] values.yaml: - port: Invalid type. Expected: integer, given: string\n"))
        #expect(
            bad.output.hasSuffix(
                "==> Linting @/nope\nError unable to check Chart.yaml file in chart: stat @/nope/Chart.yaml: no such file or directory\n\n"
            ))
        #expect(bad.error == "Error: 2 chart(s) linted, 2 chart(s) failed\n")
    }

    @Test func makesChartsThatLintAndPack() async throws {
        let run = try Prompt()
        #expect(await run.run("create @/shop").output == "Creating @/shop\n")
        #expect(await run.run("lint @/shop").status == 0)
        let packed = await run.run("package @/shop --version 2.0.0 -d @/out")
        #expect(packed.output == "Successfully packaged chart and saved it to: @/out/shop-2.0.0.tgz\n")
        let first = try run.folder.read("out/shop-2.0.0.tgz")
        _ = await run.run("package @/shop --version 2.0.0 -d @/out")
        #expect(try run.folder.read("out/shop-2.0.0.tgz") == first)
        #expect(await run.run("show chart @/out/shop-2.0.0.tgz").output.contains("version: 2.0.0\n"))
        let again = await run.run("create @/shop")
        #expect(again.error.contains("WARNING: File \"@/shop/Chart.yaml\" already exists. Overwriting.\n"))
    }
}
