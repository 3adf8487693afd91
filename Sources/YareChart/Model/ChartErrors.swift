public import YareBase

extension YareError {
    /// A field of `Chart.yaml` or a lock file holds a value of a wrong kind (`chart.wrong-type`).
    ///
    /// - Parameter details: the words of Go's JSON reader.
    public static func wrongFieldType(_ details: String) -> YareError {
        YareError("chart.wrong-type", "error unmarshaling JSON: while decoding JSON: \(details)")
    }

    /// The chart has no `Chart.yaml` (`chart.missing-file`).
    public static func missingChartFile() -> YareError {
        YareError(
            "chart.missing-file", "Chart.yaml file is missing", hint: "give the folder or package that holds Chart.yaml"
        )
    }

    /// What `Chart.yaml` says breaks a rule (`chart.invalid`).
    public static func invalidChart(_ rule: String) -> YareError {
        YareError("chart.invalid", "validation: \(rule)")
    }

    /// A file of the chart cannot be read as YAML (`chart.unreadable-file`, or the reader's code).
    public static func unloadableFile(_ name: String, _ error: YareError) -> YareError {
        error.during("cannot load \(name)")
    }

    /// A subchart cannot be loaded.
    public static func unloadableSubchart(_ name: String, in parent: String, _ error: YareError) -> YareError {
        error.during("error unpacking subchart \(name) in \(parent)")
    }

    /// Something that is named as a package under `charts/` is a folder (`chart.invalid-subchart`).
    public static func subchartArchiveIsFolder(_ name: String, in parent: String, found: String) -> YareError {
        YareError(
            "chart.invalid-subchart", "error unpacking subchart tar in \(parent): expected \(name), got \(found)")
    }

    /// Charts are nested deeper than any real one (`chart.nested-too-deeply`).
    public static func chartsNestedTooDeeply(limit: Int) -> YareError {
        YareError("chart.nested-too-deeply", "charts are nested more than \(limit) levels deep")
    }

    /// The path leads to no chart (`chart.not-found`).
    public static func chartNotFound(_ path: String) -> YareError {
        YareError("chart.not-found", "path \"\(path)\" not found")
    }

    /// A file or folder of the chart cannot be read (`chart.unreadable-file`).
    public static func unreadable(_ path: String, doing action: String, reason: String) -> YareError {
        YareError("chart.unreadable-file", "\(action) \(path): \(reason)")
    }

    /// The folder holds a device, a pipe or a socket (`chart.irregular-file`).
    public static func irregularFile(_ path: String) -> YareError {
        YareError(
            "chart.irregular-file", "cannot load irregular file \(path) as it has file mode type bits set",
            hint: "remove it or list it in .helmignore")
    }

    /// A file of the folder is too large (`chart.too-large`).
    public static func chartFileTooLarge(_ name: String, limit: Int) -> YareError {
        YareError(
            "chart.too-large", "chart file \"\(name)\" is larger than the maximum file size \(limit)",
            hint: "remove it or list it in .helmignore")
    }

    /// A symbolic link leads back to a folder that contains it (`chart.cyclic-link`).
    public static func cyclicLink(_ path: String) -> YareError {
        YareError(
            "chart.cyclic-link", "symbolic link \(path) leads back to a folder that contains it",
            hint: "remove the link or list it in .helmignore")
    }

    /// A line of `.helmignore` cannot be used (`chart.invalid-ignore-rule`).
    public static func invalidIgnoreRule(_ reason: String) -> YareError {
        YareError("chart.invalid-ignore-rule", reason)
    }
}

extension YareError {
    /// The chart does not work with the version of Kubernetes (`chart.incompatible-kubernetes`).
    public static func incompatibleKubernetes(constraint: String, version: String) -> YareError {
        YareError(
            "chart.incompatible-kubernetes",
            "chart requires kubeVersion: \(constraint) which is incompatible with Kubernetes \(version)")
    }

    /// `Chart.yaml` lists charts that are not there (`chart.missing-dependencies`).
    public static func missingDependencies(_ names: [String]) -> YareError {
        YareError(
            "chart.missing-dependencies",
            "An error occurred while checking for chart dependencies. You may need to run `helm dependency build` to "
                + "fetch missing dependencies: found in Chart.yaml, but missing in charts/ directory: "
                + names.joined(separator: ", "),
            hint: "run \"yare dependency build\" on the chart")
    }
}
