public import YareBase

extension YareError {
    /// The archive ends in the middle of its data (`archive.truncated`).
    public static func truncatedArchive() -> YareError {
        YareError(
            "archive.truncated", "unexpected EOF: the archive is cut short",
            hint: "download or package the chart again")
    }

    /// The data is neither what gzip nor what tar writes (`archive.corrupt`).
    ///
    /// - Parameter details: what the reader stumbled over.
    public static func corruptArchive(_ details: String) -> YareError {
        YareError(
            "archive.corrupt", "archive/tar: invalid tar header (details: \(details))",
            hint: "download or package the chart again")
    }

    /// The data does not begin as gzip data does (`archive.not-gzip`).
    public static func notGzip(_ file: String?) -> YareError {
        let message =
            if let file {
                "file '\(file)' does not appear to be a valid chart file (details: gzip: invalid header)"
            } else {
                "gzip: invalid header"
            }
        return YareError("archive.not-gzip", message, hint: "give a chart package made by \"yare package\"")
    }

    /// A file that should be an archive looks like something else (`archive.not-gzip`).
    public static func notAnArchive(_ file: String, contentType: String) -> YareError {
        if file.hasSuffix(".yml") || file.hasSuffix(".yaml") {
            return YareError(
                "archive.not-gzip", "file '\(file)' seems to be a YAML file, but expected a gzipped archive",
                hint: "pass values files with \"-f\"")
        }
        return YareError(
            "archive.not-gzip", "file '\(file)' does not appear to be a gzipped archive; got '\(contentType)'",
            hint: "give a chart folder or a package made by \"yare package\"")
    }

    /// The file cannot be opened or read (`archive.unreadable`).
    public static func unreadableArchive(_ file: String, reason: String) -> YareError {
        YareError("archive.unreadable", "file '\(file)' cannot be read: \(reason)")
    }

    /// There is no regular file in the archive (`archive.empty`).
    public static func emptyArchive() -> YareError {
        YareError("archive.empty", "no files in chart archive")
    }

    /// All members together are too large (`archive.too-large`).
    public static func archiveTooLarge(limit: Int) -> YareError {
        YareError("archive.too-large", "decompressed chart is larger than the maximum file size \(limit)")
    }

    /// One member is too large (`archive.too-large`).
    public static func memberTooLarge(_ name: String, limit: Int) -> YareError {
        YareError(
            "archive.too-large", "decompressed chart file \"\(name)\" is larger than the maximum file size \(limit)")
    }

    /// A member's path would lead to the root of the file system (`archive.unsafe-path`).
    public static func absoluteMemberPath() -> YareError {
        YareError("archive.unsafe-path", "chart illegally contains absolute paths")
    }

    /// A member lies beside the base folder instead of in it (`archive.unsafe-path`).
    public static func memberOutsideBase(_ name: String) -> YareError {
        YareError(
            "archive.unsafe-path", "chart illegally contains content outside the base directory: \"\(name)\"",
            hint: "pack the chart's folder, not only what is in it")
    }

    /// A member's path climbs above the base folder (`archive.unsafe-path`).
    public static func memberAboveBase() -> YareError {
        YareError("archive.unsafe-path", "chart illegally references parent directory")
    }

    /// A member's path looks like one of Windows' drives (`archive.unsafe-path`).
    public static func illegalMemberName() -> YareError {
        YareError("archive.unsafe-path", "chart contains illegally named files")
    }

    /// `Chart.yaml` is used as the base folder (`archive.unsafe-path`).
    public static func chartFileOutsideBase() -> YareError {
        YareError("archive.unsafe-path", "chart yaml not in base directory")
    }

    /// A member is a link, a device or a pipe (`archive.irregular-member`).
    public static func irregularMember(_ name: String, kind: String) -> YareError {
        YareError(
            "archive.irregular-member", "chart archive contains \(kind): \"\(name)\"",
            hint: "make the package with \"yare package\", which stores what links lead to")
    }

    /// The archive could not be written (`archive.unwritable`).
    public static func unwritableArchive(_ reason: String) -> YareError {
        YareError("archive.unwritable", "cannot write the archive: \(reason)")
    }
}
