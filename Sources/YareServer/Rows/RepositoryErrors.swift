public import YareBase

extension YareError {
    /// A repository cannot bear that name (`repository.invalid-tenant`).
    public static func invalidTenant(_ name: String) -> YareError {
        YareError(
            "repository.invalid-tenant", "\"\(name)\" cannot be part of a repository's name",
            hint: "use letters, digits, \"-\", \"_\" and \".\"")
    }

    /// The repository has no such chart, or not in that version (`repository.chart-not-found`).
    public static func chartNotFound(_ name: String, version: String? = nil) -> YareError {
        let what = version.map { "version \"\($0)\" of chart \"\(name)\"" } ?? "chart \"\(name)\""
        return YareError("repository.chart-not-found", "\(what) not found")
    }

    /// The repository has that version already (`repository.version-exists`).
    public static func versionExists(_ name: String, _ version: String) -> YareError {
        YareError(
            "repository.version-exists", "chart \"\(name)\" already exists in version \"\(version)\"",
            hint: "raise the version in Chart.yaml, or ask for it to be replaced")
    }

    /// The repository keeps so few versions that an old one cannot come in (`repository.version-exists`).
    static func supersededAtOnce(_ name: String, _ version: String) -> YareError {
        YareError(
            "repository.version-exists",
            "chart \"\(name)\" has newer versions than \"\(version)\", and no more are kept",
            hint: "raise the server's --per-chart-limit")
    }

    /// The repository holds as many packages as it may (`repository.full`).
    public static func repositoryFull(limit: Int) -> YareError {
        YareError(
            "repository.full", "the repository has reached its limit of \(limit) packages",
            hint: "delete old versions, or raise the server's --max-storage-objects")
    }

    /// What was uploaded is not a chart's package (`upload.invalid-package`).
    static func invalidPackage(_ error: YareError) -> YareError {
        YareError("upload.invalid-package", error.message, hint: error.diagnostic.hint, cause: error)
    }

    /// The chart's name or version cannot name a file (`upload.invalid-package`).
    static func unsafeChartName(_ name: String, _ version: String) -> YareError {
        YareError(
            "upload.invalid-package", "chart \"\(name)\" in version \"\(version)\" cannot be the name of a file",
            hint: "use letters, digits, \"-\", \"_\", \".\" and \"+\" in name and version")
    }

    /// What was uploaded is not a provenance file (`upload.invalid-provenance`).
    static func invalidProvenance(_ reason: String) -> YareError {
        YareError(
            "upload.invalid-provenance", "this is not a provenance file: \(reason)",
            hint: "make it with \"yare package --sign\"")
    }

    /// A provenance file vouches for another package (`upload.wrong-digest`).
    static func provenanceMismatch(_ file: String, expected: String, found: String) -> YareError {
        YareError(
            "upload.wrong-digest",
            "the provenance file vouches for \"\(file)\" with digest \(expected), and the package has \(found)",
            hint: "sign the package that is uploaded")
    }

    /// What was uploaded does not have the digest that the request names (`upload.wrong-digest`).
    public static func digestMismatch(expected: String, found: String) -> YareError {
        YareError(
            "upload.wrong-digest", "the upload has digest \(found), not \(expected)", hint: "upload the file again")
    }
}
