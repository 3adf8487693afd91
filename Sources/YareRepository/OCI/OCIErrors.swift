public import YareBase

extension YareError {
    /// A text is no digest of an algorithm that is known (`oci.invalid-digest`).
    public static func invalidDigest(_ text: String) -> YareError {
        YareError("oci.invalid-digest", "invalid digest \(text.debugDescription)")
    }

    /// A text is no reference to a registry (`oci.invalid-reference`); the sentence is Helm's.
    public static func invalidReference(_ reason: String, in text: String) -> YareError {
        YareError(
            "oci.invalid-reference", "invalid_reference: \(reason)",
            hint: "write \(text.debugDescription) as oci://host[:port]/path/chart[:version][@sha256:digest]")
    }

    /// A manifest breaks a rule of the image specification (`oci.invalid-manifest`).
    public static func invalidManifest(_ reason: String) -> YareError {
        YareError("oci.invalid-manifest", "invalid manifest: \(reason)")
    }

    /// A manifest is larger than any real one (`oci.manifest-too-large`).
    public static func manifestTooLarge(_ size: Int) -> YareError {
        YareError(
            "oci.manifest-too-large",
            "the manifest has \(size) bytes, and the most that is read is \(OCIManifest.largestSize)")
    }

    /// No version among the tags of a chart is wanted (`oci.no-matching-version`); the sentence is Helm's.
    public static func noMatchingVersion(_ wanted: String) -> YareError {
        YareError(
            "oci.no-matching-version", "Could not locate a version matching provided version string \(wanted)",
            hint: "list what there is with \"yare search oci://…\"")
    }
}
