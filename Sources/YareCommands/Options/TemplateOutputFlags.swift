/// The flags about what `template` writes, and where.
struct TemplateOutputFlags: Sendable {
    var shownTemplates: [String] = []
    var folder = ""
    var usesReleaseName = false
    var includesCRDs = false
    var skipsTests = false

    mutating func bind(_ flags: inout FlagBinder) {
        flags.heading = "Output"
        flags.bind(&shownTemplates, "show-only", short: "s", help: "only the manifests of a template; may be repeated")
        flags.bind(&includesCRDs, "include-crds", help: "show the chart's crds/ folder too")
        flags.bind(&skipsTests, "skip-tests", help: "leave out the tests of the chart")
        flags.bind(&folder, "output-dir", help: "write a file for each template beneath this folder")
        flags.bind(&usesReleaseName, "release-name", help: "with --output-dir, put a folder named as the release above")
    }
}
